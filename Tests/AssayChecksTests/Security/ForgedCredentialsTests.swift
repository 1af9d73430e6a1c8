import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Forged credentials")
struct ForgedCredentialsTests {
    private let check = ForgedCredentials()

    private func trial(_ anonymous: Int, _ forged: Int, authorised: Int? = nil, sent: String = "Bearer x.y.z")
        -> AccessTrial
    {
        AccessTrial(
            anonymous: .sample("GET /me", anonymous, #"{"id":1}"#),
            forged: .sample("GET /me", forged, #"{"id":1}"#, sent: sent.isEmpty ? [] : [("Authorization", sent)]),
            authorised: authorised.map { .sample("GET /me", $0, #"{"id":1}"#) },
            identity: authorised == nil ? nil : "alice"
        )
    }

    @Test("success is found wherever strangers are refused", arguments: [400, 401, 403, 404, 500])
    func breaches(anonymous: Int) {
        #expect(check.found(trial(anonymous, 200)).map(\.anchor) == ["forged"])
        #expect(check.found(trial(anonymous, 200, authorised: 200)).map(\.anchor) == ["forged"])
    }

    @Test("nothing is said where no forged credential was sent")
    func nothingForged() {
        #expect(check.words(trial(401, 401, sent: "")) == ["unjudged: control-failed"])
    }

    @Test("nothing is said where anyone gets in without credentials")
    func openOperation() {
        for status in [200, 401, 403] {
            #expect(check.words(trial(200, status)) == ["unjudged: control-failed"])
        }
    }

    @Test("a refusal of everyone is no pass", arguments: [401, 429, 500])
    func control(status: Int) {
        #expect(check.words(trial(401, 401, authorised: status)) == ["unjudged: control-failed"])
        #expect(check.words(trial(401, 403, authorised: status)) == ["unjudged: control-failed"])
    }

    @Test("a crash on a forged credential is neither access nor refusal")
    func crash() {
        #expect(check.words(trial(401, 500, authorised: 200)) == ["unjudged: inconclusive"])
    }

    @Test("the real credential's own answer counts only where it cannot be about credentials")
    func sharedAnswer() {
        func words(_ anonymous: Int, _ forged: Int, _ authorised: Int, body: String = "{\"detail\":1}") -> [String] {
            check.words(
                AccessTrial(
                    anonymous: .sample("POST /a", anonymous, "{}"),
                    forged: .sample("POST /a", forged, body, sent: [("Authorization", "Bearer x")]),
                    authorised: .sample("POST /a", authorised, "{\"detail\":1}"),
                    identity: "alice"
                )
            )
        }
        for status in [404, 409, 415, 422] {
            #expect(words(401, status, status).count == 1)
            #expect(words(401, status, status, body: "{}") == ["unjudged: control-failed"])
            // Validation before credentials: strangers get the same answer.
            #expect(words(status, status, status) == ["unjudged: control-failed"])
        }
        for status in [400, 403, 405] {
            #expect(words(401, status, status) == ["unjudged: control-failed"])
        }
    }
}
