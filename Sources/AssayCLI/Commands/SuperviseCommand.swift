import ArgumentParser
import AssayProbes

/// `assay supervise`: the guard of the target's process; started by Assay itself.
struct SuperviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervise",
        abstract: "Holds the target's process; started by assay itself.",
        shouldDisplay: false
    )

    @Option(help: "The working directory of the command.")
    var directory: String?

    @Argument(parsing: .postTerminator, help: "The command and its arguments.")
    var command: [String]

    func run() throws {
        throw ExitCode(ProcessGuard.run(command: command, directory: directory))
    }
}
