import AssayDecision
import AssayModel

/// The report in GitHub-flavoured Markdown, short enough for a comment on a pull request.
struct MarkdownReport {
    let report: AuditReport

    /// How many findings the table lists.
    static let findingLimit = 100

    init(_ report: AuditReport) {
        self.report = report
    }

    /// The report, with a newline at its end.
    var text: String {
        (heading + reasons + conditions + flip + score + findings + controls + unknowns + footer)
            .map { "\($0)\n" }
            .joined()
    }

    private var heading: [String] {
        let decision = report.decision
        let preview =
            decision.isPreview ? ["", "> PREVIEW: no certificate can be made, as a must has no check yet."] : []
        let validity = decision.validUntil.map { " · valid until \($0.readable)" } ?? ""
        return [
            "# \(decision.verdict.symbol) \(decision.verdict.rawValue)",
            "",
            "**\(report.serviceLabel.markdown(limit: 120))** · \(report.run.subject.label.markdown(limit: 80))"
                + " · \(report.run.finishedAt.readable)\(validity)",
            "",
            "**\(decision.lo.figure())** of 100 points are proven, **\(decision.hi.figure())** if all that is unknown"
                + " is well.",
        ] + preview
    }

    private var reasons: [String] {
        let reasons = report.decision.reasons
        guard !reasons.isEmpty else { return [] }
        let lines = reasons.prefix(10).enumerated().map { "\($0 + 1). \($1.text.markdown())" }
        return ["", "## Why", ""] + lines + rest(reasons.count - 10, "reason")
    }

    private var conditions: [String] {
        let conditions = report.decision.conditions
        guard !conditions.isEmpty else { return [] }
        return ["", "## Conditions", ""] + conditions.prefix(20).map { "- [ ] \($0.markdown())" }
            + rest(conditions.count - 20, "condition")
    }

    private var flip: [String] {
        guard let flip = report.decision.flip else { return [] }
        let lines = flip.steps.prefix(10).enumerated()
            .map {
                "\($0 + 1). **\($1.action.rawValue)** \($1.instruction.markdown())\($1.gain > 0 ? " (+\($1.gain.figure()))" : "")"
            }
        let way = flip.isShortest ? "Shortest way to" : "A way to"
        return ["", "## \(way) \(flip.verdict.rawValue)", ""] + lines + rest(flip.steps.count - 10, "step")
    }

    private var score: [String] {
        let rows = report.decision.categories.map { category in
            let floor = category.reachesFloor ? "yes" : category.canReachFloor ? "not yet" : "no"
            return "| \(category.category.title) | \(category.lo.figure()) | \(category.hi.figure())"
                + " | \(category.points.figure()) | \(floor) | \(category.controls.statesInWords) |"
        }
        return [
            "", "## Score", "", "| Category | Proven | Possible | Points | Reaches 60 % | Controls |",
            "| --- | ---: | ---: | ---: | --- | --- |",
        ] + rows
    }

    private var findings: [String] {
        let findings = report.findings
        guard !findings.isEmpty else { return ["", "## Findings", "", report.absenceOfFindings] }
        let accepted = report.acceptedUntil
        let rows = findings.prefix(Self.findingLimit)
            .map { finding in
                let state = accepted[finding.fingerprint].map { " (accepted until \($0.readable.prefix(10)))" } ?? ""
                return "| \(finding.severity.rawValue)\(state) | \((finding.place ?? "").markdown())"
                    + " | \(finding.message.markdown()) | \(finding.check.markdown()) |"
            }
        return [
            "", "## Findings (\(findings.count.grouped))", "", "\(findings.countsInWords).", "",
            "| Severity | Where | What | Check |", "| --- | --- | --- | --- |",
        ] + rows + rest(findings.count - Self.findingLimit, "finding")
    }

    private var controls: [String] {
        let rows = report.controls.filter { $0.control.state != .notAssessed }
            .map { row in
                "| \(row.control.state.symbol) \(row.control.state.words) | \(row.category.title)"
                    + " | \(row.control.title.markdown()) | \(row.control.lo.figure()) of \(row.control.points.figure()) |"
            }
        guard !rows.isEmpty else { return [] }
        return ["", "## Controls", "", "| State | Category | Control | Points |", "| --- | --- | --- | ---: |"] + rows
    }

    private var unknowns: [String] {
        let rows = report.unknownControls.map(\.control)
            .map { control in
                let next = control.isPreview ? "PREVIEW" : ControlTable.control(control.id)?.nextStep ?? ""
                return "| \(control.title.markdown()) | \((control.reason ?? "").markdown()) | \(next.markdown()) |"
            }
        guard !rows.isEmpty else { return [] }
        return [
            "", "## Not assessed (\(rows.count))", "", "| Control | Why | What it needs |", "| --- | --- | --- |",
        ] + rows
    }

    private var footer: [String] {
        [
            "",
            "---",
            "",
            "\(report.tool.name.markdown()) \(report.tool.version.markdown()) · run \(report.run.id.markdown())"
                + " · plan \(report.run.planDigest.short) · \(report.catalogue.checks.counted("check"))"
                + " · \(report.evidence.count.counted("piece", "pieces")) of evidence",
        ]
    }

    private func rest(_ count: Int, _ noun: String) -> [String] {
        count > 0 ? ["", "… and \(count.counted("more \(noun)"))."] : []
    }
}

extension Verdict {
    /// A sign that does not rest on colour alone.
    var symbol: String {
        switch self {
        case .go: "✓"
        case .goWithMonitoring: "✓"
        case .conditionalGo: "!"
        case .insufficientEvidence: "?"
        case .noGo: "✕"
        }
    }
}

extension ControlScore.State {
    /// A sign that does not rest on colour alone.
    var symbol: String {
        switch self {
        case .pass: "✓"
        case .partial: "◐"
        case .fail: "✕"
        case .notAssessed: "?"
        case .notApplicable: "–"
        }
    }
}
