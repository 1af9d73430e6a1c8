import AssayModel

extension TextReport {
    /// Writes the findings by category, most severe first, in the form that editors and log viewers can jump from.
    mutating func writeFindings() {
        let byCategory = Dictionary(grouping: report.findings, by: \.category)
        guard !byCategory.isEmpty else { return writeHeading(report.absenceOfFindings) }
        for category in Category.allCases {
            guard let findings = byCategory[category] else { continue }
            writeHeading(category.title, findings.countsInWords)
            write(findings)
        }
    }

    private mutating func write(_ findings: [FindingRecord]) {
        let limit = options.isVerbose ? Int.max : options.findingsPerCheck
        let accepted = report.acceptedUntil
        let totals = Dictionary(findings.map { ($0.check, 1) }, uniquingKeysWith: +)
        var written: [String: Int] = [:]
        for finding in findings {
            let count = written[finding.check, default: 0]
            guard count < limit else { continue }
            written[finding.check] = count + 1
            write(line(for: finding, acceptedUntil: accepted[finding.fingerprint]))
            if options.isVerbose, !finding.remedy.isEmpty {
                writeWrapped(finding.remedy.visible(), lead: "    → ", indent: 6)
            }
            let rest = (totals[finding.check] ?? 0) - limit
            if count + 1 == limit, rest > 0 {
                write(ink(.faint, "… and \(rest.grouped) more [\(finding.check.visible())]"))
            }
        }
    }

    private func line(for finding: FindingRecord, acceptedUntil expiry: Instant?) -> String {
        let place = finding.place.map { "\($0.visible()): " } ?? ""
        let severity = ink(finding.severity.ink, "\(finding.severity.rawValue):")
        let accepted = expiry.map { " (accepted until \($0.readable.prefix(10)))" } ?? ""
        return "\(place)\(severity) \(finding.message.visible())\(accepted) "
            + ink(.faint, "[\(finding.check.visible())]")
    }
}

extension Category {
    /// The name with a capital.
    var title: String {
        rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
}
