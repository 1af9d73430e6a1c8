import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Credential acceptance")
struct CredentialAcceptanceTests {
    private let check = CredentialAcceptance()

    private func trial(_ signIn: Int, isIssued: Bool = true, use: HTTPExchange? = nil) -> SignInTrial {
        SignInTrial(signIn: .sample("POST /login", signIn, "{}"), issuedCredential: isIssued, use: use)
    }

    private func use(_ status: Int, _ body: String = "{}", asked: [String] = [], sent: String = "Bearer $T")
        -> HTTPExchange
    {
        .sample(
            "GET /me",
            status,
            body,
            fields: asked.map { ("WWW-Authenticate", $0) },
            sent: [("Authorization", sent)]
        )
    }

    @Test("a sign-in that fails is found", arguments: [0, 500, 502, 503, 700])
    func failingSignIn(status: Int) {
        #expect(check.found(trial(status, isIssued: false)).map(\.anchor) == ["sign-in"])
    }

    @Test("a sign-in that is refused may be the plan's fault", arguments: [400, 401, 403, 404, 422])
    func refusedSignIn(status: Int) {
        #expect(check.words(trial(status, isIssued: false)) == ["unjudged: control-failed"])
    }

    @Test("no credential, no use and no answer about it are no pass")
    func gaps() {
        #expect(check.words(trial(200, isIssued: false)) == ["unjudged: control-failed"])
        #expect(check.words(trial(200)) == ["unjudged: inconclusive"])
        #expect(check.words(trial(429)) == ["unjudged: inconclusive"])
        for status in [400, 403, 404, 405, 422, 429] {
            #expect(check.words(trial(200, use: use(status))) == ["unjudged: inconclusive"])
        }
    }

    @Test("a use that fails is found", arguments: [401, 500, 503])
    func failingUse(status: Int) {
        #expect(check.found(trial(200, use: use(status))).map(\.anchor) == ["use"])
    }

    @Test("a challenge for the scheme that was sent is a refusal, in any case and among others")
    func schemes() {
        #expect(check.found(trial(200, use: use(401, asked: ["Bearer error=\"invalid_token\""]))).count == 1)
        #expect(check.found(trial(200, use: use(401, asked: ["Basic realm=x", "bearer"]))).count == 1)
        #expect(check.words(trial(200, use: use(401, asked: ["Basic realm=x"]))) == ["unjudged: control-failed"])
        #expect(check.found(trial(200, use: use(401, asked: [""]))).count == 1)
    }

    @Test("a page that asks for the password again is a refusal")
    func signInPage() {
        #expect(check.found(trial(200, use: use(200, "<input type=\"password\">"))).count == 1)
    }
}
