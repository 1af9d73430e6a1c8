import AssayModel
import JSON

@testable import AssayReports

extension AuditReport {
    /// The report as a string.
    func text(_ format: ReportFormat, _ options: ReportOptions = ReportOptions()) throws -> String {
        String(decoding: try rendered(as: format, options: options), as: UTF8.self)
    }

    /// The report as parsed JSON.
    func json(_ format: ReportFormat, _ options: ReportOptions = ReportOptions()) throws -> JSONValue {
        try JSONValue.parse(try rendered(as: format, options: options))
    }

    /// The sample with other results.
    static func sample(results: [CheckResult]) -> AuditReport {
        var report = SampleReport.report
        report.results = results
        return report
    }

    /// The sample with so many findings of one check.
    static func sample(findings count: Int, evidence: Int = 100) -> AuditReport {
        let findings = (0..<count)
            .map { number in
                SampleFindings.finding(
                    1_000 + number,
                    "security.response-headers",
                    "security.response-headers",
                    number % 100 == 0 ? .high : .medium,
                    .possible,
                    "header \(number % 7) is missing",
                    remedy: "Send it.",
                    references: ["CWE-693"],
                    location: Location(file: "src/page\(number).py", line: number + 1, column: 3),
                    evidence: evidence
                )
            }
        let check = "security.response-headers"
        return sample(results: [SampleFindings.result(check, "Headers", check, .fail, findings)])
    }
}

extension String {
    /// How often a text occurs.
    func count(of text: String) -> Int {
        ranges(of: text).count
    }
}
