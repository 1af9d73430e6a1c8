import AssayModel
import JSON

@testable import AssayReports

/// A report of a stage with a bit of everything.
enum SampleStage {
    static let report = StageReport(
        tool: AuditReport.Tool(version: "0.1.0"),
        command: "assay test",
        subject: "openapi.json",
        target: "http://127.0.0.1:8000",
        startedAt: SampleReport.instant("2026-11-24T08:12:00Z"),
        finishedAt: SampleReport.instant("2026-11-24T08:12:09Z"),
        notes: ["Operations that change something were left out; --writes calls them too."],
        operations: [
            .init(name: "GET /api/documents", status: 200, milliseconds: 12.34),
            .init(name: "GET /api/documents/{id}", status: 404, milliseconds: 3),
            .init(name: "GET /api/users", status: 500, milliseconds: 1_801.5),
            .init(name: "GET /api/export", gap: "no valid request can be made"),
        ],
        results: SampleFindings.results
    )

    /// A stage with results alone.
    static func of(_ results: [CheckResult], failOn: Severity = .high) -> StageReport {
        var other = report
        other.results = results
        other.failOn = failOn
        return other
    }

    /// A result of a check with so many subjects judged.
    static func result(
        _ outcome: Outcome,
        _ severities: [Severity] = [],
        judged: Int = 1,
        gaps: [String] = []
    ) -> CheckResult {
        let check = "functionality.sample-check"
        let findings = severities.enumerated()
            .map { number, severity in
                SampleFindings.finding(
                    number,
                    check,
                    check,
                    severity,
                    .likely,
                    "finding \(number)",
                    remedy: "Mend it.",
                    references: [],
                    evidence: 100
                )
            }
        return CheckResult(
            check: check,
            title: "Sample",
            control: check,
            outcome: outcome,
            findings: findings,
            judged: judged,
            gaps: gaps.map { .init(subject: $0, why: Unjudged(.inconclusive, "unknown")) }
        )
    }

    /// The sample with one text in every place that text of the service can reach.
    static func hostile(_ text: String) -> StageReport {
        let audit = HostileReport.report(text)
        var other = report
        other.subject = text
        other.target = text
        other.notes = [text, text]
        other.operations = [
            .init(name: text, status: 200, milliseconds: 1), .init(name: text, gap: text),
        ]
        other.results = audit.results
        return other
    }
}

extension StageReport {
    /// The report as a string.
    func text(_ format: StageFormat, _ options: ReportOptions = ReportOptions()) throws -> String {
        String(decoding: try rendered(as: format, options: options), as: UTF8.self)
    }

    /// The report as parsed JSON.
    func json(_ format: StageFormat, _ options: ReportOptions = ReportOptions()) throws -> JSONValue {
        try JSONValue.parse(try rendered(as: format, options: options))
    }
}
