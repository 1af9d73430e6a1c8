import AssayModel

/// The report of a stage as JUnit's XML, as continuous integration reads it: one case for each check.
///
/// A finding of the severity that fails the command is a failure. What could not be assessed is an error, never a skipped
/// case: most readers count those as passed.
struct JUnitReport {
    let report: StageReport

    init(_ report: StageReport) {
        self.report = report
    }

    /// The document, with a newline at its end.
    var text: String {
        let results = report.sortedResults
        let failures = results.filter(fails).count
        let errors = results.filter { !fails($0) && Self.gap(of: $0) != nil }.count
        let skipped = results.filter { if case .notApplicable = $0.outcome { true } else { false } }.count
        let counts =
            "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
        let name = "\(report.command) \(report.subject)".xml
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="\(name)" \(counts)>
              <testsuite name="\(name)" timestamp="\(report.startedAt.description.xml)" \(counts)>
            \(results.map(testCase).joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    /// What keeps the result from being known as a whole.
    private static func gap(of result: CheckResult) -> String? {
        if case .notAssessed(let why) = result.outcome { return why.detail }
        return result.gaps.first.map { "\($0.subject): \($0.why.detail)" }
    }

    /// Whether the result fails the command: it holds a finding of the severity that does.
    private func fails(_ result: CheckResult) -> Bool {
        result.findings.contains { $0.severity >= report.failOn }
    }

    private func testCase(_ result: CheckResult) -> String {
        let area = result.check.prefix { $0 != "." }
        let head = "    <testcase classname=\"\(String(area).xml)\" name=\"\("\(result.check): \(result.title)".xml)\""
        var inner: [String] = []
        let findings = [result].sortedFindings
        let lines = findings.map { finding in
            "\(finding.place.map { "\($0): " } ?? "")\(finding.severity.rawValue): \(finding.message)"
        }
        if fails(result) {
            let message = "\(findings.countsInWords): \(lines.first ?? "")"
            inner.append(
                "      <failure type=\"\(result.check.xml)\" message=\"\(message.xml)\">"
                    + "\(lines.map { $0.xml }.joined(separator: "\n"))</failure>"
            )
        } else if let why = Self.gap(of: result) {
            inner.append("      <error type=\"not-assessed\" message=\"\(why.xml)\"/>")
        } else if case .notApplicable(let reason) = result.outcome {
            inner.append("      <skipped message=\"\(reason.xml)\"/>")
        }
        if !lines.isEmpty, !fails(result) {
            // Below what fails the command: told, and no failure.
            inner.append("      <system-out>\(lines.map { $0.xml }.joined(separator: "\n"))</system-out>")
        }
        guard !inner.isEmpty else { return "\(head)/>" }
        return "\(head)>\n\(inner.joined(separator: "\n"))\n    </testcase>"
    }
}

extension String {
    /// The text for XML 1.0, in content and in attributes; characters that XML does not allow are made visible.
    fileprivate var xml: String {
        var output = ""
        for scalar in visible(limit: 2_000).unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&apos;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
