import AssayModel
import HTTPWire
import Testing

@testable import AssayProbes

@Suite(
    "A wire client over TLS",
    .enabled(if: TLSServer.isAvailable, "needs the openssl command"),
    .timeLimit(.minutes(1))
)
struct WireClientTLSTests {
    private let certificates: TLSServer.Certificates

    init() throws {
        certificates = try TLSServer.Certificates()
    }

    private func server(_ certificate: String = "good", _ options: String = "-www") throws -> TLSServer {
        try TLSServer(certificates, certificate: certificate, options)
    }

    private func outcome(
        _ port: UInt16,
        host: String = "localhost",
        target: String = "/",
        trusting certificate: String? = "good",
        body: [UInt8]? = nil,
        within duration: Duration = .seconds(20)
    ) async throws -> Result<WireResponse, Unjudged> {
        let endpoint = Endpoint(host: host, port: port)
        let client = WireClient(
            scope: ScopeGuard(allowed: [endpoint]),
            authorities: certificate.map { "\(certificates.folder)/\($0).pem" }
        )
        let request = HTTPRequest(method: body == nil ? "GET" : "POST", target: target, body: body)
        do throws(Unjudged) {
            let url = ServiceURL(scheme: .https, endpoint: endpoint)
            return .success(try await client.send(request, to: url, within: duration))
        } catch {
            let detail = error.detail.split(separator: ":\(port)").joined(separator: ":PORT")
            return .failure(Unjudged(error.reason, detail))
        }
    }

    @Test("a certificate that names the host is accepted", arguments: ["localhost", "127.0.0.1"])
    func accepted(_ host: String) async throws {
        let server = try server("good", "-www -alpn http/1.1")
        let response = try await outcome(server.port, host: host).get()
        #expect(response.head.status == 200)
        #expect(response.timing.secure != nil)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("TLSv1.3"))
    }

    @Test("a certificate of nobody's trust is not accepted")
    func selfSigned() async throws {
        let server = try server()
        let detail = "the certificate of localhost:PORT was not accepted: self-signed certificate"
        #expect(try await outcome(server.port, trusting: nil) == .failure(Unjudged(.unreachable, detail)))
    }

    @Test(
        "a certificate of another host is not accepted",
        arguments: [("localhost", "hostname mismatch"), ("127.0.0.1", "IP address mismatch")]
    )
    func otherHost(_ host: String, _ reason: String) async throws {
        let server = try server("other")
        let detail = "the certificate of \(host):PORT was not accepted: \(reason)"
        let result = try await outcome(server.port, host: host, trusting: "other")
        #expect(result == .failure(Unjudged(.unreachable, detail)))
    }

    @Test("a certificate that has expired is not accepted")
    func expired() async throws {
        let server = try server("expired")
        let detail = "the certificate of localhost:PORT was not accepted: certificate has expired"
        let result = try await outcome(server.port, trusting: "expired")
        #expect(result == .failure(Unjudged(.unreachable, detail)))
    }

    @Test("a version before 1.2 is not spoken")
    func oldVersion() async throws {
        let server = try server("good", "-www -tls1_1 -cipher DEFAULT@SECLEVEL=0")
        guard case .failure(let error) = try await outcome(server.port) else { throw SupportError("it was spoken") }
        #expect(error.reason == .unreachable)
        #expect(error.detail.hasPrefix("no TLS session with localhost:PORT: "))
    }

    @Test("HTTP/1.1 is the one protocol on offer")
    func otherProtocol() async throws {
        let server = try server("good", "-www -alpn h2")
        let detail = "no TLS session with localhost:PORT: tlsv1 alert no application protocol"
        #expect(try await outcome(server.port) == .failure(Unjudged(.unreachable, detail)))
    }

    @Test("version 1.2 is spoken")
    func version12() async throws {
        let server = try server("good", "-www -tls1_2")
        #expect(try await outcome(server.port).get().head.status == 200)
    }

    @Test("a long body is cut at the bound")
    func largeBody() async throws {
        let server = try server("good", "-WWW")
        let response = try await outcome(server.port, target: "/large").get()
        #expect(response.isTruncated)
        #expect(response.body.count == 1_048_576)
        #expect(response.body.allSatisfy { $0 == UInt8(ascii: "x") })
    }

    @Test("a large request arrives whole, and is answered after that")
    func largeRequest() async throws {
        let server = try server("good", "-naccept 1")
        let port = server.port
        let body = [UInt8](repeating: 0xEE, count: 3_000_000)
        async let result = outcome(port, body: body)
        #expect(await server.count(of: 0xEE, upTo: body.count) == body.count)
        server.send("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok")
        let response = try await result.get()
        #expect(response.head.status == 201)
        #expect(response.body == Array("ok".utf8))
    }

    @Test("a peer that does not speak TLS is told as such")
    func clearText() async throws {
        let server = try ScriptedServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .hold])
        guard case .failure(let error) = try await outcome(server.port) else { throw SupportError("it was spoken") }
        #expect(error.reason == .unreachable)
        #expect(error.detail == "no TLS session with localhost:PORT: wrong version number")
    }

    @Test("a peer that stays silent is a timeout that names TLS")
    func silence() async throws {
        let server = try ScriptedServer([.hold])
        let result = try await outcome(server.port, within: .milliseconds(300))
        #expect(result == .failure(Unjudged(.timedOut, "no TLS session with localhost:PORT within 300ms")))
    }

    @Test("a peer that closes or resets during the handshake is told as such")
    func closing() async throws {
        // What is read ends with the empty line only by chance, so the peer reads a part and closes.
        let resetting = try ScriptedServer([.read(5), .reset])
        let result = try await outcome(resetting.port)
        let detail = "localhost:PORT reset the connection during the TLS handshake"
        #expect(result == .failure(Unjudged(.unreachable, detail)))
        let closing = try ScriptedServer([.read(5)])
        guard case .failure(let error) = try await outcome(closing.port) else { throw SupportError("it was spoken") }
        #expect(error.reason == .unreachable)
        #expect(error.detail.hasSuffix("the connection during the TLS handshake"))
    }

    @Test("a file without authorities is a failure of this side")
    func noAuthorities() async throws {
        let server = try server()
        guard case .failure(let error) = try await outcome(server.port, trusting: "missing") else {
            throw SupportError("it was accepted")
        }
        #expect(error.reason == .probeFailed)
        #expect(error.detail.hasPrefix("cannot read certificate authorities from "))
    }

    @Test("a handshake is cancelled with its task, and leaves no socket behind")
    func cancellation() async throws {
        let server = try ScriptedServer([.hold])
        let port = server.port
        let task = Task { try await outcome(port, within: .seconds(90)) }
        try await eventually("the connection stands") { server.connectionCount == 1 }
        task.cancel()
        #expect(try await task.value == .failure(Unjudged(.notRun, "cancelled")))
        #expect(OpenSockets.count(to: port) == 0)
    }
}
