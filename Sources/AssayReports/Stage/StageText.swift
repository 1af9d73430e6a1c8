import AssayModel

/// The report of a stage for a terminal: what was called, what is wrong, what is open, and last what it comes to.
struct StageText {
    let report: StageReport
    let options: ReportOptions
    private let ink: Ink
    private var lines: [String] = []

    init(_ report: StageReport, _ options: ReportOptions) {
        self.report = report
        self.options = options
        ink = Ink(isOn: options.colour)
    }

    /// The report's lines, each with its newline.
    var text: String {
        var copy = self
        copy.writeHeader()
        copy.writeOperations()
        copy.writeFindings()
        copy.writeGaps()
        copy.writeConclusion()
        return copy.lines.map { "\($0)\n" }.joined()
    }

    private mutating func write(_ line: String = "") {
        lines.append(line)
    }

    private mutating func writeWrapped(_ text: String, lead: String, indent: Int) {
        for (position, line) in text.wrapped(to: max(20, options.width - indent)).enumerated() {
            write(position == 0 ? lead + line : String(repeating: " ", count: indent) + line)
        }
    }

    private mutating func writeHeader() {
        let tool = "\(report.tool.name) \(report.tool.version)".visible(limit: 60)
        let target = report.target.map { " against \($0.visible(limit: 120))" } ?? ""
        write(ink(.bold, report.subject.visible(limit: 120)) + target + ink(.faint, "  \(tool)"))
        for note in report.notes { writeWrapped(note.visible(limit: 600), lead: "", indent: 0) }
    }

    private mutating func writeOperations() {
        let answered = report.operations.filter { $0.status != nil }
        guard !report.operations.isEmpty else { return }
        write()
        write(
            ink(.bold, "Operations")
                + "  \(answered.count.grouped) of \(report.operations.count.grouped) called and answered"
        )
        let shown = options.isVerbose ? report.operations[...] : report.operations.prefix(40)
        for operation in shown {
            let status = operation.status.map(String.init) ?? "–"
            let style: Ink.Style =
                switch operation.status ?? 0 {
                case 200..<400: .green
                case 400..<500: .yellow
                case 500...: .red
                default: .faint
                }
            let time = operation.milliseconds.map { "  \($0.milliseconds)" } ?? ""
            let gap = operation.gap.map { "  \($0.visible(limit: 160))" } ?? ""
            let mark = ink(style, String(repeating: " ", count: max(0, 3 - status.count)) + status)
            write("  \(mark)  \(operation.name.visible(limit: 120))" + ink(.faint, time + gap))
        }
        let rest = report.operations.count - shown.count
        if rest > 0 { write(ink(.faint, "  … and \(rest.grouped) more (--verbose)")) }
    }

    private mutating func writeFindings() {
        let findings = report.findings
        write()
        guard !findings.isEmpty else { return write(ink(.bold, "No findings")) }
        write(ink(.bold, "Findings") + "  \(findings.countsInWords)")
        let limit = options.isVerbose ? Int.max : options.findingsPerCheck
        let totals = Dictionary(findings.map { ($0.check, 1) }, uniquingKeysWith: +)
        var written: [String: Int] = [:]
        for finding in findings {
            let count = written[finding.check, default: 0]
            guard count < limit else { continue }
            written[finding.check] = count + 1
            let place = finding.place.map { "\($0.visible()): " } ?? ""
            let severity = ink(finding.severity.ink, "\(finding.severity.rawValue):")
            write("\(place)\(severity) \(finding.message.visible()) " + ink(.faint, "[\(finding.check.visible())]"))
            if options.isVerbose {
                if let curl = finding.request?.curl { write("    $ \(curl.visible(limit: 2_000))") }
                if !finding.remedy.isEmpty { writeWrapped(finding.remedy.visible(), lead: "    → ", indent: 6) }
            }
            let rest = (totals[finding.check] ?? 0) - limit
            if count + 1 == limit, rest > 0 {
                write(ink(.faint, "… and \(rest.grouped) more [\(finding.check.visible())]"))
            }
        }
    }

    private mutating func writeGaps() {
        let gaps = report.gaps
        guard !gaps.isEmpty else { return }
        write()
        write(ink(.bold, "Not assessed") + "  \(gaps.count.counted("gap"))")
        for (gap, checks) in options.isVerbose ? gaps[...] : gaps.prefix(8) {
            let who = checks.count == 1 ? checks[0].visible() : checks.count.counted("check")
            writeWrapped(
                "\(gap.subject.visible(limit: 120)): \(gap.why.detail.visible()) [\(who)]",
                lead: "  ",
                indent: 4
            )
        }
        if !options.isVerbose, gaps.count > 8 {
            write(ink(.faint, "  … and \((gaps.count - 8).grouped) more (--verbose)"))
        }
    }

    private mutating func writeConclusion() {
        write()
        let checks = "\(report.results.count.counted("check")): \(report.outcomesInWords)"
        let limit = report.failOn.rawValue
        switch report.conclusion {
        case .clean where report.findings.isEmpty:
            write(ink(.boldGreen, "CLEAN") + "  no finding, all known · \(checks)")
        case .clean:
            write(
                ink(.boldGreen, "PASSED") + "  no finding of severity \(limit) or above, see those below it · \(checks)"
            )
        case .findings: write(ink(.boldRed, "FINDINGS") + "  of severity \(limit) or above · \(checks)")
        case .notAssessed:
            write(
                ink(.boldMagenta, "NOT ASSESSED")
                    + "  no finding of severity \(limit) or above, but not all is known · \(checks)"
            )
        }
        if let worst = report.findings.first {
            write(ink(.faint, "next: assay checks explain \(worst.check.visible())"))
        }
    }
}
