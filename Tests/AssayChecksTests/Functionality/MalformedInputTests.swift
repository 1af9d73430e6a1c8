import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Malformed input")
struct MalformedInputTests {
    private let check = MalformedInput()
    private let good = HTTPExchange.sample("POST /orders", 201, "{}", sending: "{}")

    private func attempt(_ status: Int, _ sent: String? = "{", _ answer: String = "") -> MalformedInputTrial.Attempt {
        .init(defect: "a body that breaks off", exchange: .sample("POST /orders", status, answer, sending: sent))
    }

    private func words(_ attempts: [MalformedInputTrial.Attempt], control: HTTPExchange?) -> [String] {
        check.words(MalformedInputTrial(wellFormed: control, attempts: attempts))
    }

    @Test("any server error is found among any refusals", arguments: [0, 500, 502, 504, 599, 999])
    func serverErrors(status: Int) {
        for other in [201, 400, 401, 415, 429] {
            let found = words([attempt(other, "{}"), attempt(status)], control: good)
            #expect(found == ["POST /orders: answers \(status) to a body that breaks off"])
        }
    }

    @Test("a gateway that got no answer weighs more than an exception")
    func gateway() {
        let severities = [500, 502, 504]
            .map { status in
                check.found(MalformedInputTrial(wellFormed: good, attempts: [attempt(status)])).first?.severity
            }
        #expect(severities == [nil, .high, .high])
    }

    @Test("an operation that fails anyway is found once, with well-formed input")
    func brokenControl() {
        let broken = HTTPExchange.sample("POST /orders", 500, sending: "{}")
        #expect(
            words([attempt(500), attempt(503), attempt(400)], control: broken)
                == ["POST /orders: answers 500 to well-formed input"]
        )
    }

    @Test(
        "JSON that breaks the grammar must not be accepted",
        arguments: ["{", "[1,]", "{'a':1}", "{\"a\":01}", "{} {}", "NaN", "\"\u{1}\"", "{\"a\" 1}"]
    )
    func acceptedBrokenJSON(body: String) {
        #expect(words([attempt(200, body)], control: good).count == 1)
    }

    @Test(
        "what a parser may rightly accept is fine",
        arguments: [
            "", "  \n", "{}", "[]", "null", "\u{FEFF}{}", "\"\\ud800\"", "{\"a\":1,\"a\":2}",
            String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000),
        ]
    )
    func lenience(body: String) {
        #expect(words([attempt(200, body), attempt(422)], control: good) == [])
        #expect(words([attempt(200, nil), attempt(422)], control: good) == [])
    }

    @Test("refusals that are not about the input prove nothing", arguments: [302, 401, 403, 404, 405, 408, 429])
    func unrelatedRefusals(status: Int) {
        #expect(words([attempt(status), attempt(status)], control: good) == ["unjudged: control-failed"])
        #expect(words([attempt(status), attempt(400)], control: good) == [])
    }

    @Test("one answer for everything proves nothing, two kinds of answers do")
    func oneForAll() {
        #expect(
            words([attempt(400, "{", "no"), attempt(400, "[", "no")], control: nil) == ["unjudged: control-failed"]
        )
        #expect(words([attempt(400, "{", "bad JSON"), attempt(400, "[", "no array")], control: nil) == [])
        #expect(words([attempt(400, "{", "no")], control: .sample("POST /orders", 409, "no")) == [])
        #expect(words([attempt(415, "{", "no"), attempt(415, "[", "no")], control: nil) == [])
    }

    @Test("no attempt is no pass")
    func noAttempts() {
        #expect(words([], control: good) == ["unjudged: inconclusive"])
    }

    @Test("a defect's words are presentable and anchor the finding")
    func hostileDefect() {
        let attempt = MalformedInputTrial.Attempt(defect: Hostile.controls, exchange: .sample("POST /x", 500))
        let found = check.found(MalformedInputTrial(wellFormed: good, attempts: [attempt]))
        #expect(found.count == 1)
        #expect(found.arePresentable)
    }

    @Test("a large broken body is judged", arguments: Hostile.all.filter { $0.utf8.count > 1_000 })
    func hostileBodies(body: String) {
        // Nested too deep to be judged is not the same as broken.
        #expect(words([attempt(200, body)], control: good).count <= 1)
        #expect(words([attempt(500, "{", body)], control: good).count == 1)
    }
}
