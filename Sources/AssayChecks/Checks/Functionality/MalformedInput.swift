import AssayEvidence
import AssayModel
import JSON

/// Malformed input is refused with a client error.
struct MalformedInput: Check {
    let about = CheckDescription(
        id: "functionality.malformed-input",
        control: "functionality.malformed-input",
        title: "Malformed input is refused with a client error",
        rationale: """
            A server error on malformed input means that nobody thought of it: the exception fills logs and alarms, \
            may leave work half done, and tells an attacker where to push. Broken input that is accepted ends up as \
            broken data.
            """,
        remedy: "Parse and validate the body before using it, and answer what is not acceptable with 400, 415 or 422.",
        severity: .medium,
        likelihood: .likely,
        references: ["ASVS-2.2.1", "ASVS-16.5.4", "CWE-20", "CWE-248", "CWE-1286"]
    )

    var needs: Need<MalformedInputTrial> { .each(MalformedInputTrial.self, "operations that take a JSON body") }

    func findings(in input: MalformedInputTrial) throws(Unjudged) -> [Finding] {
        var found: [Finding] = []
        let control = input.wellFormed
        if let control, isServerError(control) {
            // Malformed input cannot be blamed for what well-formed input brings about too.
            found.append(
                Finding(
                    "answers \(control.response.status) to well-formed input",
                    anchor: "well-formed",
                    request: control.reference,
                    severity: .high
                )
            )
        }
        for attempt in input.attempts {
            found += finding(of: attempt, isControlBroken: !found.isEmpty).map { [$0] } ?? []
        }
        if found.isEmpty { try requireRefusalOfInput(input) }
        return found
    }

    private func finding(of attempt: MalformedInputTrial.Attempt, isControlBroken: Bool) -> Finding? {
        let response = attempt.exchange.response
        let defect = Excerpt(attempt.defect)
        if isServerError(attempt.exchange) {
            guard !isControlBroken else { return nil }
            // A gateway that gets no answer tells of a process that hung or died.
            let isGateway = [502, 504].contains(response.status)
            return Finding(
                "answers \(response.status) to \(defect)",
                anchor: "\(defect)",
                request: attempt.exchange.reference,
                severity: isGateway ? .high : nil
            )
        }
        guard response.isSuccess, isBrokenJSON(attempt.exchange.request.body), !response.isSignInPage else {
            return nil
        }
        let isRefusal = BodyRefusal(response) != nil
        return Finding(
            isRefusal
                ? "refuses \(defect) with status \(response.status)" : "accepts \(defect) with \(response.status)",
            anchor: "\(defect)",
            request: attempt.exchange.reference,
            severity: isRefusal ? .low : nil
        )
    }

    /// Whether the service failed over the request.
    ///
    /// 503 is not that: it says that the service is busy or being
    /// repaired, whatever it is asked (RFC 9110, section 15.6.4).
    private func isServerError(_ exchange: HTTPExchange) -> Bool {
        !(200...499).contains(exchange.response.status) && exchange.response.status != 503
    }

    /// Whether a body breaks the grammar of JSON (RFC 8259), beyond what parsers may rightly let pass.
    private func isBrokenJSON(_ body: String?) -> Bool {
        guard let body, body.utf8.contains(where: { $0 > 0x20 }) else { return false }
        do {
            _ = try JSONParser(limits: JSONLimits(maxDepth: JSONLimits.greatestDepth)).parse(body)
            return false
        } catch {
            switch error.reason {
            case .tooManyBytes, .tooDeep, .tooManyValues, .byteOrderMark, .loneSurrogate, .invalidUTF8: return false
            default: return true
            }
        }
    }

    /// Holds where at least one refusal was about the input: its status can mean that, and it is not the answer to
    /// everything.
    private func requireRefusalOfInput(_ input: MalformedInputTrial) throws(Unjudged) {
        guard let first = input.attempts.first else {
            throw Unjudged(.inconclusive, "no malformed input was sent")
        }
        let unrelated = [401, 402, 403, 404, 405, 407, 408, 410, 421, 425, 426, 429, 503]
        let related = input.attempts.map(\.exchange.response)
            .filter { !unrelated.contains($0.status) && !(300...399).contains($0.status) }
        guard !related.isEmpty else {
            throw Unjudged(
                .controlFailed,
                "every malformed request was refused for another reason (\(first.exchange.response.status))"
            )
        }
        guard !related.contains(where: { [413, 415, 422].contains($0.status) || $0.isSuccess }) else { return }
        let answers = related + (input.wellFormed.map { [$0.response] } ?? [])
        let isOneForAll = answers.allSatisfy { $0.status == answers[0].status && $0.body == answers[0].body }
        guard isOneForAll else { return }
        let comparison =
            input.wellFormed == nil ? "no well-formed request shows otherwise" : "well-formed input got the same"
        throw Unjudged(
            .controlFailed,
            "every malformed request got the same \(answers[0].status), and \(comparison)"
        )
    }

    var examples: [Example<MalformedInputTrial>] {
        let broken = #"{"name": "#
        func attempt(_ status: Int, _ answer: String = "", sending body: String = broken) -> MalformedInputTrial.Attempt
        {
            .init(
                defect: body == broken ? "a body that breaks off" : "a number in place of a string",
                exchange: .sample("POST /orders", status, answer, sending: body)
            )
        }
        let good = HTTPExchange.sample("POST /orders", 201, #"{"id":1}"#, sending: #"{"name":"a"}"#)
        return [
            Example(
                "refused with 400 and 422",
                MalformedInputTrial(wellFormed: good, attempts: [attempt(400), attempt(422, sending: #"{"name":1}"#)]),
                .passes
            ),
            Example(
                "a number is taken for a string: lenient, but well-formed JSON",
                MalformedInputTrial(wellFormed: good, attempts: [attempt(400), attempt(201, sending: #"{"name":1}"#)]),
                .decoy
            ),
            Example(
                "the well-formed sample is refused for what it says",
                MalformedInputTrial(
                    wellFormed: .sample("POST /orders", 400, #"{"error":"no such customer"}"#),
                    attempts: [attempt(400, #"{"error":"invalid JSON"}"#)]
                ),
                .decoy
            ),
            Example(
                "an unhandled exception",
                MalformedInputTrial(wellFormed: good, attempts: [attempt(500)]),
                .finds(["POST /orders: answers 500 to a body that breaks off"])
            ),
            Example(
                "broken JSON is accepted",
                MalformedInputTrial(wellFormed: good, attempts: [attempt(201, #"{"id":2}"#)]),
                .finds(["POST /orders: accepts a body that breaks off with 201"])
            ),
            Example(
                "a refusal that looks like a success",
                MalformedInputTrial(wellFormed: good, attempts: [attempt(200, #"{"error":"invalid JSON"}"#)]),
                .finds(["POST /orders: refuses a body that breaks off with status 200"])
            ),
            Example(
                "the operation fails whatever it is sent",
                MalformedInputTrial(wellFormed: .sample("POST /orders", 500), attempts: [attempt(500)]),
                .finds(["POST /orders: answers 500 to well-formed input"])
            ),
            Example(
                "a service that is being repaired answers 503 to everything",
                MalformedInputTrial(wellFormed: .sample("POST /orders", 503), attempts: [attempt(503)]),
                .unjudged(.controlFailed)
            ),
            Example(
                "refused because nobody is signed in",
                MalformedInputTrial(wellFormed: .sample("POST /orders", 401), attempts: [attempt(401)]),
                .unjudged(.controlFailed)
            ),
            Example(
                "a host that the service does not know: everything is 400",
                MalformedInputTrial(
                    wellFormed: .sample("POST /orders", 400, "<h1>Bad Request (400)</h1>"),
                    attempts: [attempt(400, "<h1>Bad Request (400)</h1>")]
                ),
                .unjudged(.controlFailed)
            ),
        ]
    }
}
