import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Cross-origin policy")
struct CrossOriginPolicyTests {
    private let check = CrossOriginPolicy()
    private let foreign = "https://assay.invalid"

    private func answer(_ fields: [(String, String)], status: Int = 200, method: String = "GET") -> HTTPExchange {
        .sample("\(method) /me", status, "{}", fields: fields)
    }

    private func allow(_ origin: String, _ credentials: String? = "true") -> [(String, String)] {
        [("access-control-allow-origin", origin)]
            + (credentials.map { [("ACCESS-CONTROL-ALLOW-CREDENTIALS", $0)] } ?? [])
    }

    private func trial(
        plain: HTTPExchange? = nil,
        foreign: HTTPExchange? = nil,
        cookie: HTTPExchange? = nil,
        null: HTTPExchange? = nil,
        preflight: HTTPExchange? = nil
    ) -> CrossOriginTrial {
        CrossOriginTrial(
            foreignOrigin: self.foreign,
            plain: plain ?? answer([]),
            foreign: foreign ?? answer([]),
            foreignWithCookie: cookie ?? answer([]),
            null: null ?? answer([]),
            preflight: preflight ?? answer([], status: 404, method: "OPTIONS")
        )
    }

    @Test("each way in is found by itself, with the anchor of its cause")
    func ways() {
        let echo = answer(allow(foreign))
        #expect(check.found(trial(foreign: echo)).map(\.anchor) == ["any-origin"])
        #expect(check.found(trial(cookie: echo)).map(\.anchor) == ["any-origin"])
        #expect(check.found(trial(null: answer(allow("null")))).map(\.anchor) == ["null-origin"])
        #expect(
            check.found(trial(preflight: answer(allow(foreign), method: "OPTIONS"))).map(\.anchor) == ["any-origin"]
        )
    }

    @Test("an echo is found whatever the status of the answer", arguments: [200, 204, 302, 401, 404, 500])
    func echoOnErrors(status: Int) {
        #expect(check.found(trial(foreign: answer(allow(foreign), status: status))).count == 1)
    }

    @Test(
        "what a browser refuses is no way in",
        arguments: [
            "https://assay.invalid/", "HTTPS://assay.invalid", "https://assay.invalid, *", " ", "",
            "https://other.invalid",
        ]
    )
    func refusedOrigins(value: String) {
        #expect(check.words(trial(foreign: answer(allow(value)))) == [])
    }

    @Test(
        "only the exact word allows credentials",
        arguments: ["True", "TRUE", "1", "yes", "true ", "false", "true, true"]
    )
    func credentials(value: String) {
        #expect(check.words(trial(foreign: answer(allow(foreign, value)))) == [])
    }

    @Test("a second field makes the first worthless")
    func duplicates() {
        #expect(
            check.words(
                trial(foreign: answer(allow(foreign) + [("Access-Control-Allow-Origin", "https://shop.example")]))
            ) == []
        )
        #expect(
            check.words(trial(foreign: answer(allow(foreign) + [("Access-Control-Allow-Credentials", "true")]))) == []
        )
    }

    @Test("the answer null to a foreign origin is of no use to it")
    func nullForOthers() {
        #expect(check.words(trial(foreign: answer(allow("null")))) == [])
    }

    @Test("a preflight lets a write through only where it succeeds and allows the method")
    func preflights() {
        func preflight(_ status: Int, methods: String?, asked: String) -> HTTPExchange {
            .sample(
                "OPTIONS /me",
                status,
                fields: allow(foreign) + (methods.map { [("Access-Control-Allow-Methods", $0)] } ?? []),
                sent: [("Access-Control-Request-Method", asked)]
            )
        }
        #expect(check.found(trial(preflight: preflight(204, methods: "GET,PUT , DELETE", asked: "PUT"))).count == 1)
        #expect(check.found(trial(preflight: preflight(200, methods: nil, asked: "POST"))).count == 1)
        #expect(check.words(trial(preflight: preflight(204, methods: "GET, PUTS", asked: "PUT"))) == [])
        // With credentials a star is a method by that name (Fetch Standard).
        #expect(check.words(trial(preflight: preflight(204, methods: "*", asked: "PUT"))) == [])
        #expect(check.words(trial(preflight: preflight(403, methods: "PUT", asked: "PUT"))) == [])
    }

    @Test("a pass needs answers: servers leave the fields off errors", arguments: [0, 401, 404, 429, 500])
    func control(status: Int) {
        #expect(check.words(trial(plain: answer([], status: status))) == ["unjudged: control-failed"])
        #expect(check.words(trial(foreign: answer([], status: status))) == ["unjudged: control-failed"])
        #expect(check.words(trial(null: answer([], status: status))) == ["unjudged: control-failed"])
    }

    @Test("a service may refuse foreign origins outright")
    func outrightRefusal() {
        let refusal = answer([], status: 403)
        #expect(check.words(trial(foreign: refusal, cookie: refusal, null: refusal)) == [])
        #expect(
            check.words(trial(plain: refusal, foreign: refusal, cookie: refusal, null: refusal)) == [
                "unjudged: control-failed"
            ]
        )
    }
}
