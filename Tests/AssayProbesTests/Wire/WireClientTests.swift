import AssayModel
import HTTPWire
import LoadEngine
import Testing

@testable import AssayProbes

@Suite("A wire client", .timeLimit(.minutes(1)))
struct WireClientTests {
    @Test("a response with a length comes back whole, with address and times")
    func length() async throws {
        let server = try ScriptedServer([
            .readHead, .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello"), .hold,
        ])
        let response = try await WireClient(port: server.port).outcome(server.port).get()
        #expect(response.head.status == 200)
        #expect(response.head.fields.first("x-a") == "1")
        #expect(response.body == Array("hello".utf8))
        #expect(response.bodySize == 5)
        #expect(!response.isTruncated)
        #expect(response.anomalies.isEmpty)
        #expect(response.address == .loopback(port: server.port))
        #expect(response.timing.secure == nil)
        #expect(response.timing.total >= response.timing.connect)
        #expect(response.timing.exchange >= response.timing.firstByte)
    }

    @Test("host and connection are added, and the target is written as given")
    func requestBytes() async throws {
        let server = try ScriptedServer([.readHead, .send("HTTP/1.1 204 No Content\r\n\r\n")])
        _ = try await WireClient(port: server.port).outcome(server.port).get()
        try await eventually("the request is there") { !server.received.isEmpty }
        #expect(server.received == ["GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nConnection: close\r\n\r\n"])
    }

    @Test("given host and connection stay as they are")
    func completed() throws {
        let url = try #require(ServiceURL("http://a.test"))
        let given = HTTPRequest(method: "GET", target: "/", fields: ["hOst": "b", "CONNECTION": "upgrade"])
        #expect(WireClient.completed(given, for: url) == given)
        let bare = WireClient.completed(HTTPRequest(method: "GET", target: "/"), for: url)
        #expect(bare.fields == ["Host": "a.test", "Connection": "close"])
    }

    @Test("an unchecked request is written byte for byte")
    func unchecked() async throws {
        let server = try ScriptedServer([.readHead, .send("HTTP/1.1 400 Bad Request\r\n\r\n")])
        let url = try #require(ServiceURL("http://127.0.0.1:\(server.port)"))
        let request = HTTPRequest(method: "G T", target: "/ /", fields: ["X y": "1"])
        let client = WireClient(port: server.port)
        let response = try await client.send(request, to: url, within: .seconds(20), checking: .unchecked)
        #expect(response.head.status == 400)
        try await eventually("the request is there") { !server.received.isEmpty }
        #expect(server.received == ["G T / / HTTP/1.1\r\nX y: 1\r\n\r\n"])
        await #expect(
            throws: Unjudged(.probeFailed, "the request cannot be written: the request method is not a token")
        ) {
            try await client.send(request, to: url, within: .seconds(20))
        }
    }

    @Test("a chunked body is decoded, and its trailers are kept")
    func chunked() async throws {
        let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 9\r\n\r\n"
        let response = try await outcome(of: [.readHead, .drip(text, milliseconds: 1), .hold]).get()
        #expect(response.body == Array("abcde".utf8))
        #expect(response.trailers == ["X-T": "9"])
    }

    @Test("a body without a length ends with the connection")
    func untilClose() async throws {
        let response = try await outcome(of: [.readHead, .send("HTTP/1.0 200 OK\r\n\r\nto the end")]).get()
        #expect(response.body == Array("to the end".utf8))
        #expect(response.head.framing == .untilClose)
    }

    @Test("a response to HEAD has no body, whatever its length says")
    func head() async throws {
        let script: [ScriptedServer.Step] = [
            .readHead, .send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"), .hold,
        ]
        let response = try await outcome(of: script, "HEAD").get()
        #expect(response.bodySize == 0)
        #expect(response.head.fields.first("content-length") == "500")
    }

    @Test("informational responses are read over")
    func informational() async throws {
        let script: [ScriptedServer.Step] = [
            .readHead, .send("HTTP/1.1 100 Continue\r\n\r\n"), .read(4),
            .send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"),
        ]
        let response = try await outcome(of: script, "POST", body: Array("body".utf8)).get()
        #expect(response.head.status == 201)
    }

    @Test("a redirect is returned and not followed")
    func redirect() async throws {
        let other = try ScriptedServer([.readHead, .send("HTTP/1.1 200 OK\r\n\r\n")])
        let location = "http://127.0.0.1:\(other.port)/"
        let script: [ScriptedServer.Step] = [
            .readHead, .send("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"),
        ]
        let response = try await outcome(of: script).get()
        #expect(response.head.status == 302)
        #expect(response.head.fields.first("location") == location)
        #expect(other.connectionCount == 0)
    }

    @Test("a large request arrives whole")
    func upload() async throws {
        let size = 4_000_000
        let server = try ScriptedServer([
            .readHead, .read(size), .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        ])
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: size)
        let response = try await WireClient(port: server.port).outcome(server.port, "POST", body: body).get()
        #expect(response.head.status == 200)
        try await eventually("the request is there") { !server.received.isEmpty }
        let received = try #require(server.received.first)
        #expect(received.utf8.count { $0 == UInt8(ascii: "x") } == size)
    }

    @Test("an answer before the end of the request is taken", arguments: [true, false])
    func earlyAnswer(staysOpen: Bool) async throws {
        let answer = ScriptedServer.Step.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno")
        let body = [UInt8](repeating: 0, count: 32_000_000)
        let response = try await outcome(of: [.readHead, answer] + (staysOpen ? [.hold] : []), "PUT", body: body).get()
        #expect(response.head.status == 413)
        #expect(response.body == Array("no".utf8))
    }

    @Test("what was read over is noted")
    func anomalies() async throws {
        let response = try await outcome(of: [.readHead, .send("HTTP/1.1 200 OK\nContent-Length: 0\n\n")]).get()
        #expect(response.anomalies == .bareLineFeed)
    }
}
