import HTTPWire
import Testing

@Suite struct ResponseParserTests {
    @Test("a body of known length is read and the connection kept")
    func contentLength() {
        let reading = Reading("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: \t b \r\n\r\nhello")
        #expect(reading.error == nil)
        #expect(reading.head?.status == 200)
        #expect(reading.head?.reason == "OK")
        #expect(reading.head?.version == .http11)
        #expect(reading.head?.framing == .length(5))
        #expect(reading.head?.fields == ["Content-Length": "5", "X-A": "b"])
        #expect(reading.text == "hello")
        #expect(reading.trailers == [:])
        #expect(reading.keepsAlive)
        #expect(reading.anomalies.isEmpty)
    }

    @Test("bytes after the response are left alone and counted")
    func surplus() {
        let reading = Reading("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Injected\r\n\r\n")
        #expect(reading.text == "ok")
        #expect(reading.surplus == "HTTP/1.1 500 Injected\r\n\r\n".utf8.count)
    }

    @Test("one parser reads one response after another")
    func reset() throws {
        var parser = ResponseParser(requestMethod: "HEAD")
        var events: [ResponseEvent] = []
        let first = Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".utf8)
        #expect(try parser.consume(first, into: &events) == first.count)
        #expect(parser.isComplete && parser.keepsAlive)
        parser.reset(requestMethod: "GET")
        #expect(!parser.isComplete && parser.isUntouched)
        events = []
        try parser.consume(Array("HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx".utf8), into: &events)
        #expect(events.count == 3)
        #expect(events.last == .end([:]))
        #expect(try parser.endOfStream() == nil)
    }

    @Test(
        "responses that cannot have a body end with the head",
        arguments: [
            ("HEAD", "200 OK", "Content-Length: 10\r\n"), ("HEAD", "200 OK", "Transfer-Encoding: chunked\r\n"),
            ("GET", "204 No Content", ""), ("GET", "304 Not Modified", "Content-Length: 10\r\n"),
            ("HEAD", "200 OK", ""),
        ]
    )
    func bodiless(method: String, status: String, fields: String) {
        let reading = Reading("HTTP/1.1 \(status)\r\n\(fields)\r\nrest", method: method)
        #expect(reading.error == nil)
        #expect(reading.head?.framing == ResponseHead.Framing.none)
        #expect(reading.body.isEmpty)
        #expect(reading.surplus == 4)
        #expect(reading.keepsAlive)
    }

    @Test("framing fields on a 204 are noted")
    func framingWithoutBody() {
        let reading = Reading("HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n")
        #expect(reading.anomalies == .framingWithoutBody)
        #expect(reading.trailers != nil)
    }

    @Test("chunks, extensions and trailers are read")
    func chunked() {
        let reading = Reading(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "5\r\nhello\r\n00A ;a=b;c=\"d e\"\r\n0123456789\r\n0;last\r\nX-Sum: 15\r\nX-Sum: 16\r\n\r\n"
        )
        #expect(reading.error == nil)
        #expect(reading.text == "hello0123456789")
        #expect(reading.trailers?.all("x-sum") == ["15", "16"])
        #expect(reading.keepsAlive)
    }

    @Test("a body without framing lasts until the close")
    func untilClose() {
        let reading = Reading("HTTP/1.1 200 OK\r\n\r\nall of it")
        #expect(reading.text == "all of it")
        #expect(reading.head?.framing == .untilClose)
        #expect(reading.trailers == [:])
        #expect(!reading.keepsAlive)
    }

    @Test("informational responses come before the final one")
    func informational() {
        let reading = Reading(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!"
        )
        #expect(reading.informational.map(\.status) == [100, 103])
        #expect(reading.informational.last?.fields.first("link") == "</a>")
        #expect(reading.head?.status == 200)
        #expect(reading.text == "!")
    }

    @Test(
        "a switched connection is not read as HTTP",
        arguments: [("GET", "101 Switching Protocols"), ("CONNECT", "200 Connection established")]
    )
    func switched(method: String, status: String) {
        let reading = Reading("HTTP/1.1 \(status)\r\n\r\n\u{1}\u{2}", method: method)
        #expect(reading.head?.framing == .switched)
        #expect(reading.surplus == 2)
        #expect(!reading.keepsAlive)
    }

    @Test(
        "persistence follows version and Connection",
        arguments: [
            ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
            ("HTTP/1.1", "Connection: x, Close\r\n", false), ("HTTP/1.1", "Connection: closed\r\n", true),
            ("HTTP/1.0", "", false), ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
            ("HTTP/1.0", "Connection: keep-alive, close\r\n", false), ("HTTP/1.9", "", true),
        ]
    )
    func persistence(version: String, fields: String, keeps: Bool) {
        let reading = Reading("\(version) 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n")
        #expect(reading.error == nil)
        #expect(reading.keepsAlive == keeps)
    }

    @Test("a folded value is joined by single spaces and noted")
    func fold() {
        let reading = Reading("HTTP/1.1 204 x\r\nA: one \r\n \t two\r\n   \r\n\tthree\r\nB: c\r\n\r\n")
        #expect(reading.head?.fields == ["A": "one two three", "B": "c"])
        #expect(reading.anomalies == .obsoleteFold)
    }

    @Test("a folded Content-Length frames the body")
    func foldedFraming() {
        let reading = Reading("HTTP/1.1 200 x\r\nContent-Length:\r\n 3\r\n\r\nabc")
        #expect(reading.text == "abc")
    }

    @Test("values that are not UTF-8 keep every byte as ISO-8859-1")
    func latin1() {
        let bytes = Array("HTTP/1.1 204 ".utf8) + [0xFC] + Array("\r\nA: \u{E9}\r\nB: ".utf8) + [0xE9, 0xFF]
        let reading = Reading([bytes + Array("\r\n\r\n".utf8)])
        #expect(reading.head?.reason == "\u{FC}")
        #expect(reading.head?.fields.first("a") == "\u{E9}")
        #expect(reading.head?.fields.first("b") == "\u{E9}\u{FF}")
    }

    @Test("a parser that keeps no fields frames the same")
    func retention() {
        for sample in Samples.wellFormed {
            let whole = Reading([Array(sample.utf8)])
            let bare = Reading([Array(sample.utf8)], retention: .none)
            #expect(bare.head?.fields == [:])
            #expect(bare.body == whole.body)
            #expect(bare.head?.framing == whole.head?.framing)
            #expect(bare.keepsAlive == whole.keepsAlive)
            #expect(bare.anomalies == whole.anomalies)
        }
    }
}
