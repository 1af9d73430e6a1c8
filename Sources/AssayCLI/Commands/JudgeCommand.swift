public import ArgumentParser
import AssayBundle
import AssayEngine
public import AssayModel
import AssayReports

/// `assay judge`: the checks on the evidence of a run, without a target.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Judges the evidence of a run again, without touching the target.",
        discussion: """
            Exit status: 0 nothing at or above --fail-on, 1 findings, 3 nothing found but some checks could not be \
            assessed.
            """
    )

    @Argument(help: "The run's folder, as 'assay gather' prints it.")
    var folder: String

    @Option(help: "The least severity that makes the exit status 1: info, low, medium, high or critical.")
    var failOn: Severity = .high

    @OptionGroup var output: OutputOptions

    func run() throws {
        let judgement = try RunJudgement(of: RunFolder(path: folder.withoutTrailingSlash))
        if judgement.wasJudgedOtherwise {
            Output.error("assay: this program's checks differ from those that the run was judged with before")
        }
        let report = judgement.report(of: judgement.decision(at: judgement.decidedAt ?? Clock.now))
        try output.write(report, folder: judgement.folder)
        let results = judgement.results
        if results.flatMap(\.findings).contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
        let isOpen = results.contains { result in
            if case .notAssessed = result.outcome { true } else { false }
        }
        if isOpen { throw ExitCode(3) }
    }
}

extension Severity: ExpressibleByArgument {}

extension String {
    /// The path without slashes at its end.
    var withoutTrailingSlash: String {
        var path = self
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
