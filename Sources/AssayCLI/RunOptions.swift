import ArgumentParser
import AssayEngine
import Glibc

/// The options of commands that make a run.
struct RunOptions: ParsableArguments {
    @Option(help: "The plan; its folder is the root of the audited tree.")
    var plan = "assay.yaml"

    @Option(help: "The folder for runs and the project's key; .assay beside the plan where not given.")
    var state: String?

    /// The engine for the run.
    func engine(isResuming: Bool, display: ProgressDisplay) -> AuditEngine {
        AuditEngine(
            options: AuditOptions(
                planFile: plan,
                stateFolder: state?.withoutTrailingSlash,
                isResuming: isResuming,
                guardCommand: ["/proc/\(getpid())/exe", "supervise"]
            ),
            clock: { Clock.now },
            events: { display.show($0) }
        )
    }
}
