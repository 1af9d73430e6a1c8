import AssayEvidence
import AssayModel

/// Health answers tell the truth: the status says what the body says.
struct HealthTruth: Check {
    let about = CheckDescription(
        id: "deployment.health-truth",
        control: "deployment.health-truth",
        title: "The status of a health answer says what its body says",
        rationale: """
            Load balancers, orchestrators and monitors read the status and nothing else. A 200 around a body that \
            says DOWN keeps traffic on a broken instance and the pager silent.
            """,
        remedy: """
            Derive the status from the same result as the body: 503 where a part that the service cannot do without \
            is down. Mark parts that it can do without, and keep liveness apart from readiness.
            """,
        severity: .high,
        likelihood: .likely,
        references: ["CWE-392", "CWE-393", "CWE-684"]
    )

    var needs: Need<HealthAnswer> { .each(HealthAnswer.self, "health operations") }

    func findings(in input: HealthAnswer) throws(Unjudged) -> [Finding] {
        guard let exchange = input.exchange else {
            let why = input.failure ?? Unjudged(.notRun, "no answer was kept")
            guard [.timedOut, .unparsable].contains(why.reason) else { throw why }
            let request = RequestReference(operation: input.operation)
            return [
                Finding("gives no answer: \(Excerpt(why.detail, limit: 160))", anchor: "no-answer", request: request)
            ]
        }
        let response = exchange.response
        let report = HealthReport(response)
        switch response.status {
        case 200...299: return try judgeSuccess(exchange, report)
        case 404, 405, 410:
            return [
                finding(
                    "the health operation is not there: it answers \(response.status)",
                    "not-there",
                    exchange,
                    .medium
                )
            ]
        case 401, 403, 407: throw Unjudged(.controlFailed, "it asks for credentials and answered \(response.status)")
        case 300...399:
            let target = response.redirectTarget.map { " to \(Excerpt($0, limit: 60))" } ?? ""
            throw Unjudged(.inconclusive, "it redirects\(target), and where that leads was not asked")
        case 400...499: throw Unjudged(.inconclusive, "it answered \(response.status), which says nothing about health")
        default:
            if let claim = report.claims.first(where: { $0.state == .healthy }), report.complaints.isEmpty {
                let words = "answers \(response.status) while its body says \(said(claim))"
                return [finding(words, "contradiction", exchange, .medium)]
            }
            let reason = report.complaints.first.map { ": \(said($0))" } ?? ""
            return [
                finding(
                    "says that the service is not healthy (\(response.status))\(reason)",
                    "unhealthy",
                    exchange,
                    .medium
                )
            ]
        }
    }

    private func judgeSuccess(_ exchange: HTTPExchange, _ report: HealthReport) throws(Unjudged) -> [Finding] {
        let response = exchange.response
        if response.isTruncated { throw Unjudged(.tooLarge, "the body was cut at its bound") }
        if response.bodySize > 0, response.mediaType.map({ $0.hasSuffix("json") }) == true, response.json == nil {
            throw Unjudged(.unparsable, "the body claims to be JSON and is not")
        }
        var complaints = report.complaints
        // Liveness may say that the service is not ready: a restart would not help.
        if exchange.request.target.lowercased().split(separator: "/").contains(where: { $0.hasPrefix("live") }) {
            complaints.removeAll { $0.place.lowercased() == "ready" || $0.place.lowercased() == "isready" }
        }
        guard !complaints.isEmpty else { return [] }
        let words = complaints.prefix(3).map { said($0) }.joined(separator: ", ")
        let more = complaints.count > 3 ? " and \(complaints.count - 3) more" : ""
        let isDown = complaints.contains { $0.state == .unhealthy }
        return [
            finding(
                "answers \(response.status) while its body says \(words)\(more)",
                "contradiction",
                exchange,
                isDown ? nil : .medium
            )
        ]
    }

    private func said(_ claim: HealthReport.Claim) -> String {
        let word = Excerpt(claim.word, limit: 60)
        return claim.place.isEmpty ? "\(word)" : "\(Excerpt(claim.place, limit: 60)) is \(word)"
    }

    private func finding(_ words: String, _ anchor: String, _ exchange: HTTPExchange, _ severity: Severity?) -> Finding
    {
        Finding(words, anchor: anchor, request: exchange.reference, severity: severity)
    }

    var examples: [Example<HealthAnswer>] {
        func health(_ status: Int, _ body: String = "") -> HealthAnswer {
            HealthAnswer(exchange: .sample("GET /health", status, body))
        }
        return [
            Example("plain OK", health(200, "OK"), .passes),
            Example("all parts up", health(200, #"{"status":"UP","components":{"db":{"status":"UP"}}}"#), .passes),
            Example("no content", health(204), .passes),
            Example(
                "no answer within its time",
                HealthAnswer(operation: "GET /health", failure: Unjudged(.timedOut, "no response head within 10s")),
                .finds(["GET /health: gives no answer: no response head within 10s"])
            ),
            Example(
                "nobody is there to ask",
                HealthAnswer(operation: "GET /health", failure: Unjudged(.unreachable, "refused")),
                .unjudged(.unreachable)
            ),
            Example("a count of errors", health(200, #"{"status":"ok","errors":0,"error":null}"#), .decoy),
            Example("a warning", health(200, #"{"status":"pass","checks":{"db":[{"status":"warn"}]}}"#), .decoy),
            Example(
                "switches that are off",
                health(200, #"{"status":"ok","degraded":false,"maintenance":false,"cache":"disabled"}"#),
                .decoy
            ),
            Example(
                "what went wrong once",
                health(200, #"{"status":"ok","last_error":"error","last_check":{"status":"failed"}}"#),
                .decoy
            ),
            Example(
                "a part that the service can do without",
                health(200, #"{"status":"ok","dependencies":{"search":{"status":"down","required":false}}}"#),
                .decoy
            ),
            Example(
                "200 around DOWN",
                health(200, #"{"status":"DOWN"}"#),
                .finds(["GET /health: answers 200 while its body says status is DOWN"])
            ),
            Example(
                "fine at the top, broken below",
                health(200, #"{"status":"healthy","database":"disconnected","checks":{"redis":false}}"#),
                .finds([
                    "GET /health: answers 200 while its body says database is disconnected, checks.redis is false"
                ])
            ),
            Example(
                "503 around UP",
                health(503, #"{"status":"UP"}"#),
                .finds(["GET /health: answers 503 while its body says status is UP"])
            ),
            Example(
                "an honest 503",
                health(503, #"{"status":"DOWN","components":{"db":{"status":"DOWN"}}}"#),
                .finds(["GET /health: says that the service is not healthy (503): status is DOWN"])
            ),
            Example(
                "not there",
                health(404),
                .finds(["GET /health: the health operation is not there: it answers 404"])
            ),
            Example("behind a sign-in", health(401), .unjudged(.controlFailed)),
            Example(
                "JSON that is none",
                HealthAnswer(exchange: .sample("GET /health", 200, #"{"status":"#)),
                .unjudged(.unparsable)
            ),
        ]
    }
}
