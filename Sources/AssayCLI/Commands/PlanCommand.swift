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

    @Argument(help: "The plan; assay.yaml where not given.")
    var file: String?

    @Option(help: "The plan, as 'assay audit' takes it.")
    var plan: String?

    func validate() throws {
        if file != nil, plan != nil { throw ValidationError("name the plan once") }
    }

    func run() throws {
        let plan = file ?? plan ?? "assay.yaml"
        let source = try PlanSource(path: plan)
        Output.line("\(plan) is valid: \(source.plan.service.name)")
    }
}
