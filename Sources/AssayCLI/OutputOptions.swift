public import ArgumentParser
import AssayBundle
import AssayChecks
import AssayDecision
import AssayModel
public import AssayReports

/// The options of commands that print a report.
struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the report: text, json, sarif, html or markdown.")
    var format: ReportFormat = .text

    @Option(name: .shortAndLong, help: "Write the report to this file instead of standard output.")
    var output: String?

    @Flag(name: .shortAndLong, help: "Print no progress.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print every finding and every gap.")
    var verbose = false

    @Flag(help: "Print no colours.")
    var noColor = false

    /// Writes a report where the user wants it.
    func write(_ report: AuditReport, folder: RunFolder) throws {
        let hasFiles = DurableFile.exists(folder.report("html"))
        let files = hasFiles ? ["html", "sarif", "json"].map { folder.report($0) } : []
        let options = ReportOptions(
            colour: !noColor && output == nil && Output.isTerminal && Output.wantsColour,
            width: output == nil ? Output.width : 100,
            isVerbose: verbose,
            checks: CheckCatalog.checks.map(\.about),
            files: files,
            nextCommand: Self.nextCommand(after: report, folder: folder)
        )
        let bytes = try report.rendered(as: format, options: options)
        if let output {
            try DurableFile.deliver(bytes, to: output)
        } else {
            try Output.write(bytes)
        }
    }
}

extension OutputOptions {
    /// The command that helps most after a verdict: why it is so, or all that is missing.
    private static func nextCommand(after report: AuditReport, folder: RunFolder) -> String {
        let worst = report.results.flatMap(\.findings).max { ($0.severity, $0.risk) < ($1.severity, $1.risk) }
        if report.decision.verdict == .noGo, let worst { return "assay checks explain \(worst.check)" }
        return "assay decide \(folder.path) --verbose"
    }
}

extension ReportFormat: ExpressibleByArgument {}

extension StageFormat: ExpressibleByArgument {}
