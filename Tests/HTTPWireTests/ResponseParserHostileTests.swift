import HTTPWire
import Testing

@Suite struct ResponseParserHostileTests {
    private static let length = "Content-Length: 1\r\n"

    @Test(
        "strict reading refuses what RFC 9112 forbids",
        arguments: [
            ("SSH-2.0-OpenSSH_9.2\r\n", HTTPWireError.notHTTP), ("http/1.1 200 OK\r\n\r\n", .notHTTP),
            ("\r\nHTTP/1.1 200 OK\r\n\r\n", .notHTTP), ("HTTP/2.0 200 OK\r\n\r\n", .unsupportedVersion),
            ("HTTP/2 200\r\n\r\n", .unsupportedVersion), ("HTTP/1 200 OK\r\n\r\n", .malformedStatusLine),
            ("HTTP/\r\n\r\n", .malformedStatusLine), ("HTTP/1.1\r\n\r\n", .malformedStatusLine),
            ("HTTP/1.1  200 OK\r\n\r\n", .malformedStatusLine), ("HTTP/1.1 20 OK\r\n\r\n", .malformedStatusLine),
            ("HTTP/1.1 2000 OK\r\n\r\n", .malformedStatusLine), ("HTTP/1.1 099 OK\r\n\r\n", .malformedStatusLine),
            ("HTTP/1.1 600 OK\r\n\r\n", .malformedStatusLine), ("HTTP/1.1 200\r\n\r\n", .malformedStatusLine),
            ("HTTP/1.1 200 O\u{1}K\r\n\r\n", .malformedStatusLine), ("HTTP/1.1 200 O\rK\r\n\r\n", .malformedStatusLine),
            ("HTTP/1.1 200 OK\nA: b\n\n", .bareLineFeed), ("HTTP/1.1 200 OK\r\nA: b\n\r\n", .bareLineFeed),
            ("HTTP/1.1 200 OK\r\nA : b\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nA: b\r\nno colon\r\n\r\n", .malformedField(line: 2)),
            ("HTTP/1.1 200 OK\r\n: b\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\n A: b\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nA: b\rB: c\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nA: \u{0}\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nA: \u{8}\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nÄ: b\r\n\r\n", .malformedField(line: 1)),
            ("HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1 1\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1,\r\n\r\n", .invalidContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .conflictingContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n", .conflictingContentLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .contradictoryFraming),
            ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .transferEncodingInHTTP10),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", .invalidTransferEncoding),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked;q=1\r\n\r\n", .invalidTransferEncoding),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chu nked\r\n\r\n", .invalidTransferEncoding),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: \"chunked\"\r\n\r\n", .invalidTransferEncoding),
        ]
    )
    func refused(text: String, error: HTTPWireError) {
        #expect(Reading(text).error == error)
    }

    @Test(
        "chunk framing that could be read two ways is refused",
        arguments: [
            ("\r\n", HTTPWireError.invalidChunkSize), ("g\r\n", .invalidChunkSize), ("-1\r\n", .invalidChunkSize),
            ("0x1\r\n", .invalidChunkSize), (" 1\r\na\r\n", .invalidChunkSize), ("1 \r\na\r\n", .invalidChunkSize),
            (";a\r\n", .invalidChunkSize), ("1\ra\r\n", .invalidChunkSize), ("1;\u{1}\r\n", .invalidChunkSize),
            ("8000000000000000\r\n", .invalidChunkSize), ("10000000000000000\r\n", .invalidChunkSize),
            ("1 2\r\n", .invalidChunkSize), ("1\na\r\n", .bareLineFeed), ("1\r\na\n0\r\n\r\n", .bareLineFeed),
            ("1\r\nab\r\n", .invalidChunkEnd), ("1\r\na\r\r\n", .invalidChunkEnd),
            ("0\r\nbad trailer\r\n\r\n", .malformedField(line: 1)),
            ("7FFFFFFFFFFFFFFF\r\na", .closedEarly(.body)),
            (String(repeating: "0", count: 5_000) + "1\r\n", .chunkLineTooLong(limit: 4_096)),
        ]
    )
    func chunks(text: String, error: HTTPWireError) {
        #expect(Reading("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + text).error == error)
    }

    @Test(
        "an early close names what was still owed",
        arguments: [
            ("", HTTPWireError.Phase.response), ("H", .head), ("HTTP/1.1 200 OK\r\n\r", .head),
            ("HTTP/1.1 100 Continue\r\n\r\n", .head), ("HTTP/1.1 200 OK\r\n\(length)\r\n", .body),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", .body),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", .trailers),
        ]
    )
    func earlyClose(text: String, phase: HTTPWireError.Phase) {
        #expect(Reading(text).error == .closedEarly(phase))
    }

    @Test(
        "lenient reading reads over deviations and notes each",
        arguments: [
            ("HTTP/1.1 200 OK\n\(length)\na", ResponseAnomalies.bareLineFeed),
            ("HTTP/1.1 200\r\n\(length)\r\na", .irregularStatusLine),
            ("HTTP/1.1 700 x\r\n\(length)\r\na", .irregularStatusLine),
            ("\r\n\r\nHTTP/1.1 200 OK\r\n\(length)\r\na", .emptyLinesBeforeHead),
            ("HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\na", .spaceBeforeColon),
            ("HTTP/1.1 200 OK\r\nA: \u{8}\r\n\(length)\r\na", .controlCharacter),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1  \r\na\r\n0\r\n\r\n", .paddedChunkSize),
            (
                "HTTP/1.1 200 OK\r\n\(length)Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
                .contradictoryFraming
            ),
            ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", .transferEncodingInHTTP10),
        ]
    )
    func lenient(text: String, anomaly: ResponseAnomalies) {
        let reading = Reading(text, strictness: .lenient)
        #expect(reading.error == nil)
        #expect(reading.text == "a")
        #expect(reading.anomalies == anomaly)
        let isFramingInDoubt = !anomaly.isDisjoint(with: [.contradictoryFraming, .transferEncodingInHTTP10])
        #expect(reading.keepsAlive == !isFramingInDoubt)
        #expect(Reading(text).error != nil)
    }

    @Test(
        "lenient reading still refuses what leaves the end of the message in doubt",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\na", "HTTP/1.1 200 OK\r\nA: b\rContent-Length: 1\r\n\r\na",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1x\r\na\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
            String(repeating: "\r\n", count: 5) + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
        ]
    )
    func lenientStillRefuses(text: String) {
        #expect(Reading(text, strictness: .lenient).error != nil)
    }

    @Test("identity beside Content-Length is read as no coding under lenient reading only")
    func identity() {
        let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\(Self.length)\r\na"
        #expect(Reading(text, strictness: .lenient).head?.framing == .length(1))
        #expect(Reading(text).error == .contradictoryFraming)
    }

    @Test("every bound holds, and holds exactly")
    func bounds() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n"
        let text = head + "1;ab\r\na\r\n0\r\nC: d\r\n\r\n"
        let exact = ResponseLimits(maxHeadBytes: head.utf8.count + 8, maxFields: 3, maxChunkLine: 6)
        #expect(Reading(text, limits: exact).error == nil)
        var less = exact
        less.maxHeadBytes -= 1
        #expect(Reading(text, limits: less).error == .headTooLarge(limit: less.maxHeadBytes))
        less = exact
        less.maxFields = 2
        #expect(Reading(text, limits: less).error == .tooManyFields(limit: 2))
        less = exact
        less.maxChunkLine = 5
        #expect(Reading(text, limits: less).error == .chunkLineTooLong(limit: 5))
        less = ResponseLimits(maxHeadBytes: -1)
        #expect(Reading(text, limits: less).error == .headTooLarge(limit: 0))
    }

    @Test("each informational head has the bounds for itself")
    func boundsPerHead() {
        let hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        let limits = ResponseLimits(maxHeadBytes: hint.utf8.count, maxFields: 1)
        let reading = Reading(hint + hint + "HTTP/1.1 204 x\r\nA: b\r\n\r\n", limits: limits)
        #expect(reading.error == nil)
        #expect(reading.informational.count == 2)
    }

    @Test("an endless head ends in an error, not in memory")
    func endlessHead() {
        var parser = ResponseParser(requestMethod: "GET")
        var events: [ResponseEvent] = []
        let piece = [UInt8](repeating: 0x61, count: 1_000)
        var fed = 0
        #expect(throws: HTTPWireError.headTooLarge(limit: 65_536)) {
            try parser.consume(Array("HTTP/1.1 200 ".utf8), into: &events)
            while fed < 1_000_000 {
                try parser.consume(piece, into: &events)
                fed += piece.count
            }
        }
        #expect(fed < 66_000)
        #expect(events.isEmpty)
    }

    @Test("informational responses without end are refused")
    func endlessInformational() {
        let text = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 40)
        let reading = Reading(text)
        #expect(reading.error == .tooManyInformational(limit: 32))
    }

    @Test("an error stays, whatever comes after")
    func errorStays() {
        var parser = ResponseParser(requestMethod: "GET")
        var events: [ResponseEvent] = []
        #expect(throws: HTTPWireError.notHTTP) { try parser.consume(Array("X".utf8), into: &events) }
        #expect(throws: HTTPWireError.notHTTP) {
            try parser.consume(Array("HTTP/1.1 204 x\r\n\r\n".utf8), into: &events)
        }
        #expect(throws: HTTPWireError.notHTTP) { try parser.endOfStream() }
        #expect(events.isEmpty)
    }
}
