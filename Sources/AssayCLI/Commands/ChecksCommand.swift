import ArgumentParser
import AssayChecks
import AssayModel

/// `assay checks`: the catalogue.
struct ChecksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "Lists and explains the checks.",
        subcommands: [ChecksList.self, ChecksExplain.self]
    )
}

/// `assay checks list`: one line for each check.
struct ChecksList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists every check with its severity and what it asks."
    )

    func run() {
        let width = CheckCatalog.checks.map { $0.about.id.count }.max() ?? 0
        for check in CheckCatalog.checks {
            let about = check.about
            let id = about.id + String(repeating: " ", count: width - about.id.count)
            let severity = about.severity.rawValue + String(repeating: " ", count: 8 - about.severity.rawValue.count)
            Output.line("\(id)  \(severity)  \(about.title)")
        }
    }
}

/// `assay checks explain`: the page of one check.
struct ChecksExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains a check: why it matters, what to do, and worked cases."
    )

    @Argument(help: "The check's id, as in 'assay checks list'.")
    var id: String

    func run() throws {
        guard let check = CheckCatalog.checks.first(where: { $0.about.id == id }) else {
            throw ValidationError("there is no check '\(id)'; see 'assay checks list'")
        }
        Output.line(check.page)
    }
}
