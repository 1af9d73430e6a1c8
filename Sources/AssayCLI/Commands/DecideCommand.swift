import ArgumentParser
import AssayBundle
import AssayDecision
import AssayEngine
import AssayModel

/// `assay decide`: the decision from a run's folder alone.
struct DecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decides from a run's folder alone; the same folder gives the same bytes.",
        discussion: """
            A run that was decided before is decided at the same moment again, unless --at names another: evidence and \
            waivers expire. Exit status as of 'assay audit'.
            """
    )

    @Argument(help: "The run's folder.")
    var folder: String

    @Option(help: "The moment to decide at, such as 2026-12-01T00:00:00Z or now.")
    var at: String?

    @Flag(help: "Print the canonical bytes of the decision, as in decision.json.")
    var canonical = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let at, at != "now", Instant(at) == nil {
            throw ValidationError("--at takes a moment such as 2026-12-01T00:00:00Z, or now")
        }
    }

    func run() async throws {
        let judgement = try RunJudgement(of: RunFolder(path: folder.withoutTrailingSlash))
        if judgement.wasJudgedOtherwise {
            Output.error("assay: this program's checks differ from those that the run was judged with before")
        }
        let decision: Decision
        if let at {
            decision = judgement.decision(at: Instant(at) ?? Clock.now)
        } else if judgement.decidedAt == nil {
            decision = try await judgement.conclude(at: Clock.now).decision
        } else {
            decision = judgement.decision(at: judgement.decidedAt ?? Clock.now)
        }
        if canonical {
            try Output.write(try RunJudgement.bytes(of: decision))
        } else {
            try output.write(judgement.report(of: decision), folder: judgement.folder)
        }
        throw ExitCode(decision.verdict.exitStatus)
    }
}
