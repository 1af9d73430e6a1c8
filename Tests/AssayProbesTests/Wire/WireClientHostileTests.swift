import AssayModel
import HTTPWire
import Testing

@testable import AssayProbes

@Suite("A wire client and a hostile peer", .timeLimit(.minutes(1)))
struct WireClientHostileTests {
    private static let start = "HTTP/1.1 200 OK\r\n"

    /// A script, and why it leads to no response.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let script: [ScriptedServer.Step]
        let reason: Unjudged.Reason
        let detail: String
    }

    private static let peer = "127.0.0.1:PORT"

    static let broken: [Case] = [
        Case(
            testDescription: "closes at once",
            script: [.readHead],
            reason: .unreachable,
            detail: "\(peer) closed the connection before a response"
        ),
        Case(
            testDescription: "resets at once",
            script: [.readHead, .reset],
            reason: .unreachable,
            detail: "\(peer) reset the connection before a response"
        ),
        Case(
            testDescription: "closes inside the head",
            script: [.readHead, .send(start + "X-A")],
            reason: .unparsable,
            detail: "the response of \(peer) is incomplete: connection closed inside the head"
        ),
        Case(
            testDescription: "closes inside the body",
            script: [.readHead, .send(start + "Content-Length: 10\r\n\r\nshort")],
            reason: .unparsable,
            detail: "the response of \(peer) is incomplete: connection closed inside the body"
        ),
        Case(
            testDescription: "closes inside the trailers",
            script: [.readHead, .send(start + "Transfer-Encoding: chunked\r\n\r\n0\r\nX")],
            reason: .unparsable,
            detail: "the response of \(peer) is incomplete: connection closed inside the trailers"
        ),
        Case(
            testDescription: "speaks another protocol",
            script: [.readHead, .send("SSH-2.0-OpenSSH_9\r\n"), .hold],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: the peer does not speak HTTP: \"SSH-2.0-OpenSSH_9\\r\\n\""
        ),
        Case(
            testDescription: "speaks binary",
            script: [.readHead, .send("\u{0}\u{7F}\"\\\u{1B}[31mred"), .hold],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: the peer does not speak HTTP: "
                + #""\x00\x7f\"\\\x1b[31mred""#
        ),
        Case(
            testDescription: "sends a bad field, and a secret after it",
            script: [.readHead, .send(start + "no field\r\nSet-Cookie: secret=1\r\n\r\n"), .hold],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: malformed field line 1: \"HTTP/1.1 200 OK\\r\\n\""
        ),
        Case(
            testDescription: "sends lengths that conflict",
            script: [.readHead, .send(start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), .hold],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: conflicting Content-Length values: "
                + "\"HTTP/1.1 200 OK\\r\\n\""
        ),
        Case(
            testDescription: "sends a length that no integer holds",
            script: [.readHead, .send(start + "Content-Length: 99999999999999999999\r\n\r\n"), .hold],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: invalid Content-Length: \"HTTP/1.1 200 OK\\r\\n\""
        ),
        Case(
            testDescription: "sends a head without end",
            script: [.readHead, .send(start), .sendForever("X-Filler: \(String(repeating: "x", count: 1_000))\r\n")],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: head and trailers pass 65536 bytes: "
                + "\"HTTP/1.1 200 OK\\r\\n\""
        ),
        Case(
            testDescription: "sends informational responses without end",
            script: [.readHead, .sendForever("HTTP/1.1 102 Processing\r\n\r\n")],
            reason: .unparsable,
            detail: "the response of \(peer) cannot be read: more than 32 informational responses: "
                + "\"HTTP/1.1 102 Processing\\r\\n\""
        ),
    ]

    @Test("is told why there is no response when it", arguments: broken)
    func noResponse(_ example: Case) async throws {
        let result = try await outcome(of: example.script)
        #expect(result == .failure(Unjudged(example.reason, example.detail)))
    }

    @Test("a chunk size that is none is shown, and little of what follows")
    func badChunk() async throws {
        let text = Self.start + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\nzz\r\nsecret"
        let result = try await outcome(of: [.readHead, .send(text), .hold])
        guard case .failure(let error) = result else { throw SupportError("a response came") }
        #expect(error.reason == .unparsable)
        #expect(error.detail.contains("invalid chunk size"))
        #expect(!error.detail.contains("secret"))
    }

    @Test("a reset inside the body is no end of it")
    func resetInBody() async throws {
        // The peer reads a head and leaves the body unread, so that the reset comes from the system as well.
        let result = try await outcome(
            of: [.readHead, .send(Self.start + "\r\npart"), .reset],
            "POST",
            body: [1, 2, 3]
        )
        guard case .failure(let error) = result else { throw SupportError("a response came") }
        #expect([.unparsable, .unreachable].contains(error.reason))
        #expect(error.detail.contains("reset"))
    }

    @Test(
        "silence is a timeout that names the head",
        arguments: [[.hold], [.readHead, .hold]] as [[ScriptedServer.Step]]
    )
    func silence(_ script: [ScriptedServer.Step]) async throws {
        let result = try await outcome(of: script, within: .milliseconds(200))
        #expect(result == .failure(Unjudged(.timedOut, "no response head from 127.0.0.1:PORT within 200ms")))
    }

    @Test("a head that trickles in is a timeout")
    func slowHead() async throws {
        let script: [ScriptedServer.Step] = [
            .readHead, .drip(Self.start + String(repeating: "X: y\r\n", count: 100), milliseconds: 20),
        ]
        let result = try await outcome(of: script, within: .milliseconds(400))
        #expect(result == .failure(Unjudged(.timedOut, "no response head from 127.0.0.1:PORT within 400ms")))
    }

    @Test("a body that trickles in is a timeout that names the body")
    func slowBody() async throws {
        let script: [ScriptedServer.Step] = [
            .readHead, .send(Self.start + "Content-Length: 1000\r\n\r\n"),
            .drip(String(repeating: "z", count: 900), milliseconds: 20), .hold,
        ]
        let result = try await outcome(of: script, within: .milliseconds(500))
        #expect(result == .failure(Unjudged(.timedOut, "the body did not end within 500ms")))
    }

    @Test("chunks that keep nothing but the connection busy are a timeout")
    func busyChunks() async throws {
        let chunk = "1;\(String(repeating: "e", count: 4_000))\r\nx\r\n"
        let script: [ScriptedServer.Step] = [
            .readHead, .send(Self.start + "Transfer-Encoding: chunked\r\n\r\n"), .sendForever(chunk),
        ]
        let limits = WireLimits(maxBodyBytes: .max)
        let result = try await outcome(of: script, limits: limits, within: .milliseconds(500))
        #expect(result == .failure(Unjudged(.timedOut, "the body did not end within 500ms")))
    }

    @Test("a request that is not taken is a timeout that says so")
    func notTaken() async throws {
        let body = [UInt8](repeating: 0, count: 32_000_000)
        let result = try await outcome(of: [.hold], "POST", body: body, within: .milliseconds(500))
        #expect(result == .failure(Unjudged(.timedOut, "127.0.0.1:PORT did not take the request within 500ms")))
    }

    @Test("no time at all is a timeout")
    func noTime() async throws {
        let result = try await outcome(of: [.hold], within: .seconds(-5))
        guard case .failure(let error) = result else { throw SupportError("a response came") }
        #expect(error.reason == .timedOut)
    }

    @Test("an endless body is cut at the bound", arguments: ["\r\n", "Transfer-Encoding: chunked\r\n\r\n"])
    func endlessBody(_ rest: String) async throws {
        let filler = String(repeating: "y", count: 4_096)
        let piece = rest == "\r\n" ? filler : "1000\r\n\(filler)\r\n"
        let server = try ScriptedServer([.readHead, .send(Self.start + rest), .sendForever(piece)])
        let response = try await WireClient(port: server.port).outcome(server.port).get()
        #expect(response.isTruncated)
        #expect(response.body.count == 1_048_576)
        #expect(response.bodySize > 1_048_576)
        #expect(response.body.allSatisfy { $0 == UInt8(ascii: "y") })
        try await eventually("the connection is closed") { server.endedCount == 1 }
    }

    @Test("a body as long as the bound is whole, and one byte more is not", arguments: [(8, false), (9, true)])
    func bound(_ size: Int, _ isTruncated: Bool) async throws {
        let text = Self.start + "Content-Length: \(size)\r\n\r\n" + String(repeating: "b", count: size)
        let limits = WireLimits(maxBodyBytes: 8)
        let response = try await outcome(of: [.readHead, .send(text), .hold], limits: limits).get()
        #expect(response.isTruncated == isTruncated)
        #expect(response.body.count == 8)
    }

    @Test("a refused connection is told as such")
    func refused() async throws {
        let port = try ScriptedServer.unusedPort()
        let result = await WireClient(port: port).outcome(port)
        #expect(result == .failure(Unjudged(.unreachable, "127.0.0.1:\(port) refused the connection")))
    }

    @Test("a port outside the scope is not contacted")
    func outside() async throws {
        let server = try ScriptedServer([.readHead, .send("HTTP/1.1 200 OK\r\n\r\n")])
        let result = await WireClient(port: server.port &+ 1).outcome(server.port)
        #expect(
            result == .failure(Unjudged(.notAllowed, "127.0.0.1:\(server.port) lies outside the plan's scope"))
        )
        #expect(server.connectionCount == 0)
    }
}
