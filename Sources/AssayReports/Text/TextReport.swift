import AssayDecision
import AssayModel

/// The report for a terminal: details first, the verdict last, where the eye is when the run ends.
struct TextReport {
    let report: AuditReport
    let options: ReportOptions
    let ink: Ink
    private var lines: [String] = []

    init(_ report: AuditReport, _ options: ReportOptions) {
        self.report = report
        self.options = options
        ink = Ink(isOn: options.colour)
    }

    /// The report's lines, each with its newline.
    var text: String {
        var copy = self
        copy.writeHeader()
        copy.writeFindings()
        copy.writeControls()
        copy.writeUnknowns()
        copy.writeVerdict()
        return copy.lines.map { "\($0)\n" }.joined()
    }

    mutating func write(_ line: String = "") {
        lines.append(line)
    }

    mutating func writeHeading(_ title: String, _ rest: String = "") {
        write()
        write(ink(.bold, title) + (rest.isEmpty ? "" : "  \(rest)"))
    }

    /// Writes text that may take several lines, with the lines after the first set in under it.
    mutating func writeWrapped(_ text: String, lead: String, indent: Int) {
        let wrapped = text.wrapped(to: max(20, options.width - indent))
        for (position, line) in wrapped.enumerated() {
            write(position == 0 ? lead + line : String(repeating: " ", count: indent) + line)
        }
    }

    private mutating func writeHeader() {
        let tool = "\(report.tool.name) \(report.tool.version)".visible(limit: 60)
        write(ink(.bold, report.serviceLabel.visible(limit: 120)) + "  audited by \(tool)")
        write(ink(.faint, facts.joined(separator: " · ")))
    }

    private var facts: [String] {
        let run = report.run
        let target = run.target.map { "target \($0.visible(limit: 120))" }
        let checks = report.catalogue.checks.counted("check")
        let evidence = report.evidence.count.counted("piece", "pieces") + " of evidence"
        return [run.subject.label.visible(limit: 80), target, run.finishedAt.readable, checks, evidence]
            .compactMap(\.self)
    }
}
