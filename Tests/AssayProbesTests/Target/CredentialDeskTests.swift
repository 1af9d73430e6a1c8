import AssayEvidence
import AssayModel
import Testing

@testable import AssayProbes

@Suite("Signing in")
struct CredentialDeskTests {
    private let token = "tok/en-91.abc_DEF"

    private func answer(_ body: String, status: String = "200 OK", fields: String = "") -> ScriptedServer.Step {
        .send(
            "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    private func desk(_ server: ScriptedServer, token place: String, body: String = "{}") throws -> CredentialDesk {
        let url = try #require(ServiceURL("http://127.0.0.1:\(server.port)"))
        let login = Plan.Identity.login(.init(path: "/login", body: body, token: place))
        let target = Plan.Target(
            url: url,
            start: Plan.Start(
                run: [],
                environment: ["PW": "a\"b\\c-secret"],
                ready: OperationName(method: "GET", path: "/")
            ),
            identities: ["al-ice": login, "fixed": .header(name: "X-Key", value: "$PW")]
        )
        let redactor = Redactor(fingerprint: { _ in "" })
        let scope = ScopeGuard(allowed: target.scope)
        let exchanger = Exchanger(target: target, scope: scope, client: WireClient(scope: scope), redactor: redactor)
        let plan = Plan(service: .init(name: "s"), target: target)
        let settings = TargetSettings(plan: plan, root: "/", redactor: redactor)
        return CredentialDesk(identities: target.identities, settings: settings, exchanger: exchanger)
    }

    @Test(
        "the token is taken from its place in the answer",
        arguments: [
            ("$.access_token", #"{"access_token": "T"}"#),
            ("$.data.session.token", #"{"data": {"session": {"token": "T"}}}"#),
            ("$", #""T""#), ("token", #"{"token": "T"}"#),
        ]
    )
    func takesTokens(place: String, body: String) async throws {
        let body = body.split(separator: "T", omittingEmptySubsequences: false).joined(separator: token)
        let server = try ScriptedServer([.readHead, .read(2), answer(body)])
        let fields = try await desk(server, token: place).credentials(of: "al-ice")
        #expect(fields.map(\.name) == ["Authorization"] && fields.map(\.value) == ["Bearer \(token)"])
        #expect(fields.map(\.shown) == ["Bearer $AL_ICE_TOKEN"])
    }

    @Test(
        "where no token stands, none is made up",
        arguments: [
            "{}", #"{"access_token": null}"#, #"{"access_token": ""}"#, #"{"access_token": 5}"#,
            #"{"access_token": {"a": "b"}}"#,
            #"{"access_token": "with space"}"#, "{\"access_token\": \"a\\r\\nX-Evil: 1\"}", #"{"access_token": "é"}"#,
            "[]", "", "{",
            #"{"data": {"access_token": "abcdef"}}"#, "<html>",
        ]
    )
    func makesNoneUp(body: String) async throws {
        let server = try ScriptedServer([.readHead, .read(2), answer(body)])
        let desk = try desk(server, token: "$.access_token")
        let signIn = try await desk.signIn("al-ice")
        #expect(signIn.fields.isEmpty && signIn.exchange?.response.status == 200)
        let error = await #expect(throws: Unjudged.self) { try await desk.credentials(of: "al-ice") }
        #expect(error?.reason == .controlFailed && error?.detail.contains("status 200") == true)
    }

    @Test("the token is kept in no part of the exchange, however the service writes it")
    func keepsNoToken() async throws {
        let escaped = #"{"t": "tok\/en-91.abc_DEF", "again": "tok/en-91.abc_DEF", "url": "/x?t=tok%2Fen-91.abc_DEF"}"#
        let fields = "X-Session: \(token)\r\nSet-Cookie: s=\(token); HttpOnly\r\n"
        let server = try ScriptedServer([.readHead, .read(2), answer(escaped, fields: fields)])
        let signIn = try await desk(server, token: "$.t").signIn("al-ice")
        let exchange = try #require(signIn.exchange)
        #expect(signIn.fields.map(\.value) == ["Bearer \(token)"])
        for text in exchange.response.fields.map(\.value) + [exchange.response.body] {
            #expect(!text.contains("en-91") && !text.contains("abc_DEF"), "\(text)")
        }
        #expect(exchange.response.field("set-cookie") == "s=***; HttpOnly")
    }

    @Test("secrets go into the body as JSON strings, and the plan's own text is what is kept")
    func fillsBody() async throws {
        let server = try ScriptedServer([.readHead, .read(24), answer("{}")])
        let signIn = try await desk(server, token: "$.t", body: #"{"p":["$PW"]}"#).signIn("al-ice")
        let received = try #require(server.received.first)
        #expect(received.hasSuffix(#"{"p":["a\"b\\c-secret"]}"#), "\(received)")
        #expect(received.contains("Content-Type: application/json\r\n"))
        #expect(signIn.exchange?.request.body == #"{"p":["$PW"]}"#)
        #expect(
            signIn.exchange?.curl.contains(#"-H 'Content-Type: application/json' --data-raw '{"p":["'"$PW"'"]}'"#)
                == true
        )
    }

    @Test("each identity signs in once, until it is forgotten")
    func signsInOnce() async throws {
        let server = try ScriptedServer([.readHead, .read(2), answer(#"{"t": "abcdefgh"}"#)])
        let desk = try desk(server, token: "$.t")
        for _ in 0..<3 { _ = try await desk.credentials(of: "al-ice") }
        #expect(server.connectionCount == 1)
        await desk.reset()
        _ = try await desk.credentials(of: "al-ice")
        #expect(server.connectionCount == 2)
    }

    @Test("a fixed field is expanded for the wire only, and unknown names and broken bodies are gaps")
    func knowsOthers() async throws {
        let server = try ScriptedServer([.hold])
        let desk = try desk(server, token: "$.t", body: "{")
        #expect(desk.names == ["al-ice", "fixed"])
        let fields = try await desk.credentials(of: "fixed")
        #expect(fields.map(\.value) == ["a\"b\\c-secret"] && fields.map(\.shown) == ["$PW"])
        let unknown = await #expect(throws: Unjudged.self) { try await desk.credentials(of: "bob") }
        #expect(unknown?.reason == .notRun)
        let broken = await #expect(throws: Unjudged.self) { try await desk.credentials(of: "al-ice") }
        #expect(broken?.reason == .unparsable && server.connectionCount == 0)
    }

    @Test("a service that is gone is a gap that is remembered")
    func remembersFailure() async throws {
        let server = try ScriptedServer([.reset])
        let desk = try desk(server, token: "$.t")
        for _ in 0..<2 { await #expect(throws: Unjudged.self) { try await desk.signIn("al-ice") } }
        #expect(server.connectionCount == 1)
    }
}
