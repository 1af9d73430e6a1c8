import ArgumentParser
import AssayBundle
import AssayDecision
import AssayEngine
import AssayModel

/// `assay audit`: everything; the exit status is the decision.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Gathers evidence, judges it and decides GO or NO-GO.",
        discussion: """
            Exit status: 0 GO (also with monitoring), 1 NO-GO, 2 CONDITIONAL GO, 3 insufficient evidence; 64 usage, \
            65 plan invalid, 69 target unreachable before anything could be assessed, 70 internal, 130 interrupted \
            (go on with --resume).
            """
    )

    @OptionGroup var run: RunOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Go on with the newest run, which was interrupted or killed.")
    var resume = false

    @Flag(help: "List what would be contacted, written to and killed, and do nothing.")
    var dryRun = false

    func run() async throws {
        if dryRun {
            Output.line(try AuditPreview(planFile: run.plan).text)
            return
        }
        let display = ProgressDisplay(isQuiet: output.quiet)
        let engine = run.engine(isResuming: resume, display: display)
        let folder = try await Signals.cancelling { try await engine.gather() }
        let judgement = try RunJudgement(of: folder)
        display.show(.judged(checks: judgement.results.count))
        display.finish()
        let (decision, report) = try await judgement.conclude(at: Clock.now)
        if let why = judgement.unreachableTarget { throw EngineError.targetUnreachable(why.detail) }
        try output.write(report, folder: folder)
        throw ExitCode(decision.verdict.exitStatus)
    }
}
