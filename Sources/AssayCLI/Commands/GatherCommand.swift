import ArgumentParser
import AssayBundle
import AssayEngine

/// `assay gather`: the evidence alone.
struct GatherCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gather",
        abstract: "Gathers evidence and keeps it, without judging it.",
        discussion: "Prints the run's folder, which 'assay judge' and 'assay decide' take."
    )

    @OptionGroup var run: RunOptions

    @Flag(name: .shortAndLong, help: "Print no progress.")
    var quiet = false

    @Flag(help: "Go on with the newest run, which was interrupted or killed.")
    var resume = false

    func run() async throws {
        let display = ProgressDisplay(isQuiet: quiet)
        let engine = run.engine(isResuming: resume, display: display)
        let folder = try await Signals.cancelling { try await engine.gather() }
        display.finish()
        Output.line(folder.path)
    }
}
