import ArgumentParser
import AssayEngine
import AssayModel

/// `assay plan`: what can be said of a plan alone.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Checks a plan without running anything.",
        subcommands: [PlanCheck.self]
    )
}

/// `assay plan check`: all mistakes of a plan at once.
struct PlanCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports every mistake of a plan with its place; exit status 65 where there is one."
    )

    @Argument(help: "The plan.")
    var plan = "assay.yaml"

    func run() throws {
        let source = try PlanSource(path: plan)
        Output.line("\(plan) is valid: \(source.plan.service.name)")
    }
}
