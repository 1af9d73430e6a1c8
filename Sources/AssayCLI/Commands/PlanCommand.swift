import ArgumentParser
import AssayEngine
import AssayModel
import AssayPlan
import JSON

/// `assay plan`: what can be said of a plan alone.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Checks a plan without running anything.",
        subcommands: [PlanCheck.self, PlanSchemaCommand.self]
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

/// `assay plan schema`: what editors need to complete and check a plan.
struct PlanSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a plan, for editors.",
        discussion: """
            The schema (2020-12) is made from the table of keys behind 'assay plan check', which alone sees expressions,
            references between keys and secrets. An editor finds it through a line at the top of the plan:

            # yaml-language-server: $schema=assay.schema.json
            """
    )

    func run() throws {
        Output.line(PlanSchema.value.text(.pretty))
    }
}
