import AssayModel

/// The report of a stage in GitHub-flavoured Markdown, short enough for a comment on a pull request.
struct StageMarkdown {
    let report: StageReport

    init(_ report: StageReport) {
        self.report = report
    }

    /// The report, with a newline at its end.
    var text: String {
        (heading + findings + gaps + footer).map { "\($0)\n" }.joined()
    }

    private var heading: [String] {
        let sign =
            switch report.conclusion {
            case .clean: "✓ Clean"
            case .findings: "✕ Findings"
            case .notAssessed: "? Not assessed"
            }
        let target = report.target.map { " against \($0.markdown(limit: 120))" } ?? ""
        let answered = report.operations.filter { $0.status != nil }.count
        let called =
            report.operations.isEmpty
            ? [] : ["", "\(answered.grouped) of \(report.operations.count.grouped) operations called and answered."]
        return ["# \(sign)", "", "**\(report.subject.markdown(limit: 120))**\(target)"]
            + report.notes.flatMap { ["", $0.markdown(limit: 600)] } + called
    }

    private var findings: [String] {
        let findings = report.findings
        guard !findings.isEmpty else { return ["", "No findings."] }
        let rows = findings.prefix(MarkdownReport.findingLimit)
            .map { finding in
                "| \(finding.severity.rawValue) | \((finding.place ?? "").markdown())"
                    + " | \(finding.message.markdown()) | \(finding.check.markdown()) |"
            }
        let rest = findings.count - rows.count
        return [
            "", "## Findings (\(findings.count.grouped))", "", "\(findings.countsInWords).", "",
            "| Severity | Where | What | Check |", "| --- | --- | --- | --- |",
        ] + rows + (rest > 0 ? ["", "… and \(rest.counted("more finding"))."] : [])
    }

    private var gaps: [String] {
        let gaps = report.gaps
        guard !gaps.isEmpty else { return [] }
        let rows = gaps.prefix(20)
            .map { gap, checks in
                let who = checks.count == 1 ? checks[0].markdown() : checks.count.counted("check")
                return "| \(gap.subject.markdown(limit: 120)) | \(gap.why.detail.markdown()) | \(who) |"
            }
        let rest = gaps.count - rows.count
        return [
            "", "## Not assessed (\(gaps.count.grouped))", "", "| What | Why | Check |", "| --- | --- | --- |",
        ] + rows + (rest > 0 ? ["", "… and \(rest.counted("more gap"))."] : [])
    }

    private var footer: [String] {
        [
            "", "---", "",
            "\(report.command.markdown()) · \(report.tool.name.markdown()) \(report.tool.version.markdown())"
                + " · \(report.results.count.counted("check")): \(report.outcomesInWords)",
        ]
    }
}
