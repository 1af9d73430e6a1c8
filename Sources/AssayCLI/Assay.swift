import ArgumentParser
import AssayEngine

/// The command `assay`.
@main
struct Assay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Audits a service that is about to launch, and decides GO or NO-GO from evidence.",
        discussion: """
            A plan (assay.yaml) says what is audited; 'assay audit' gathers evidence, judges it, decides and writes \
            the reports. The exit status of audit and decide is the decision: 0 GO, 1 NO-GO, 2 CONDITIONAL GO, \
            3 insufficient evidence.
            """,
        version: AssayVersion.current,
        subcommands: [
            AuditCommand.self, TestCommand.self, GatherCommand.self, JudgeCommand.self, DecideCommand.self,
            PlanCommand.self,
            EvalCommand.self, ChecksCommand.self, SuperviseCommand.self,
        ]
    )

    static func main() async {
        Signals.ignoreFatalWrites()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }

    /// Ends the process: with the parser's own message for what the parser said, else with ours.
    private static func exit(withError error: any Error) -> Never {
        guard let status = ExitStatus(of: error) else { Self.exit(withError: error as (any Error)?) }
        status.leave()
    }
}
