import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Anonymous access")
struct AnonymousAccessTests {
    private let check = AnonymousAccess()
    private let mine = #"{"id":1,"email":"a@example.org"}"#

    private func words(
        _ anonymous: HTTPExchange,
        authorised: HTTPExchange? = nil,
        gap: Unjudged? = nil
    ) -> [String] {
        check.words(
            AccessTrial(
                anonymous: anonymous,
                forged: .sample("GET /me", 401),
                authorised: authorised,
                identity: authorised == nil ? nil : "alice",
                controlGap: gap
            )
        )
    }

    private func answer(_ status: Int, _ body: String = "") -> HTTPExchange {
        .sample("GET /me", status, body)
    }

    @Test("a success with content is found, whatever the identity gets", arguments: [200, 201, 203, 206])
    func breaches(status: Int) {
        for control in [nil, answer(200, mine), answer(401), answer(500), answer(404)] {
            #expect(
                words(answer(status, #"{"id":2}"#), authorised: control) == [
                    "GET /me: answers \(status) without credentials"
                ]
            )
        }
    }

    @Test("a write that succeeds is found, though it returns nothing", arguments: ["POST", "PUT", "PATCH", "DELETE"])
    func writes(method: String) {
        #expect(words(.sample("\(method) /me", 204)) == ["\(method) /me: answers 204 without credentials"])
    }

    @Test("a breach is critical and almost certain, so that it blocks")
    func rank() {
        #expect(check.about.severity.impact * check.about.likelihood.rank == 25)
        let trial = AccessTrial(anonymous: answer(200, mine), forged: answer(401))
        #expect(check.found(trial).allSatisfy { $0.severity == nil && $0.likelihood == nil })
    }

    @Test(
        "error envelopes are refusals",
        arguments: [
            #"{"error":"unauthorized"}"#, #"{"success":false,"code":401}"#, #"{"message":"Access denied"}"#,
            #"{"errors":[{"message":"not authenticated"}],"data":null}"#,
            #"{"status":"error","detail":"Login required"}"#,
            #"{"statusCode":403,"message":"no","error":"Forbidden","path":"/me","timestamp":"2026-01-01"}"#,
            "Unauthorized",
        ]
    )
    func envelopes(body: String) {
        #expect(words(answer(200, body)) == [])
        #expect(words(answer(200, body), authorised: answer(200, mine)) == [])
    }

    @Test(
        "an error beside content is no refusal",
        arguments: [
            #"{"error":"unauthorized","orders":[1]}"#, #"{"error":null,"id":1}"#,
            #"{"success":true,"message":"forbidden"}"#,
            #"{"errors":[{"message":"forbidden"}],"data":{"me":{"id":1}}}"#, #"[{"error":"unauthorized"}]"#,
            #"{"code":0,"message":"unauthorized"}"#, #"{"error":false,"name":"a"}"#,
            #"{"status":"ok","message":"forbidden"}"#,
        ]
    )
    func disguises(body: String) {
        #expect(words(answer(200, body)) == ["GET /me: answers 200 without credentials"])
    }

    @Test("an envelope that does not speak of credentials needs the comparison")
    func vagueEnvelope() {
        let body = #"{"error":"something went wrong"}"#
        #expect(words(answer(200, body)) == ["unjudged: control-failed"])
        #expect(words(answer(200, body), authorised: answer(200, mine)) == [])
    }

    @Test(
        "a refusal that may have another reason counts only beside an identity that gets through",
        arguments: [400, 403, 404, 405, 422]
    )
    func comparedRefusals(status: Int) {
        #expect(words(answer(status)) == ["unjudged: control-failed"])
        #expect(words(answer(status), authorised: answer(200, mine)) == [])
        for other in [401, 403, 404, 429, 500] {
            #expect(words(answer(status), authorised: answer(other)) == ["unjudged: control-failed"])
        }
    }

    @Test("a 401 counts unless the identity is refused too, or fails")
    func unauthorised() {
        #expect(words(answer(401)) == [])
        // The identity may not see the object, but it got past the place where strangers are turned away.
        #expect(words(answer(401), authorised: answer(404)) == [])
        for other in [401, 429, 500] {
            #expect(words(answer(401), authorised: answer(other)) == ["unjudged: control-failed"])
        }
    }

    @Test("a sign-in that failed leaves a refusal unproven")
    func gap() {
        let gap = Unjudged(.controlFailed, "sign-in was refused")
        #expect(words(answer(401), gap: gap) == ["unjudged: control-failed"])
        #expect(words(answer(403), gap: gap) == ["unjudged: control-failed"])
        #expect(words(answer(200, mine), gap: gap).first?.contains("without credentials") == true)
    }

    @Test("failures and limits are neither access nor refusal", arguments: [0, 429, 500, 503])
    func failures(status: Int) {
        #expect(words(answer(status), authorised: answer(200, mine)) == ["unjudged: inconclusive"])
    }

    @Test("an empty list may be filtered, unless the identity gets the same", arguments: ["", "[]", "{}", " null\n"])
    func emptiness(body: String) {
        #expect(words(answer(200, body), authorised: answer(200, mine)) == ["unjudged: inconclusive"])
        #expect(words(answer(200, body), authorised: answer(200, "[]")).count == 1)
    }

    @Test("a front end's page in place of JSON settles nothing")
    func fallbackPage() {
        let page = answer(200, "<html><script src=/app.js></script></html>")
        #expect(words(page, authorised: answer(200, mine)) == ["unjudged: inconclusive"])
        #expect(
            words(page, authorised: page) == [
                "GET /me: answers 200 without credentials, with the same content as for alice"
            ]
        )
    }

    @Test("an answer to OPTIONS is no access")
    func options() {
        #expect(words(.sample("OPTIONS /me", 204)) == ["unjudged: inconclusive"])
    }

    @Test(
        "a request that carried credentials after all proves nothing",
        arguments: ["Authorization", "cookie", "X-API-Key"]
    )
    func carriedCredentials(field: String) {
        #expect(words(.sample("GET /me", 401, sent: [(field, "x")])) == ["unjudged: control-failed"])
        #expect(words(.sample("GET /me", 200, mine, sent: [(field, "x")])) == ["unjudged: control-failed"])
    }

    @Test("hostile bodies are judged", arguments: Hostile.all.filter { !$0.isEmpty })
    func hostileBodies(body: String) {
        #expect(words(answer(200, body)).count == 1)
    }
}
