import AssayEvidence
import AssayModel
import OpenAPI

/// Examples and defaults of the description satisfy the schemas beside them.
struct DescriptionExamples: Check {
    let about = CheckDescription(
        id: "functionality.description-examples",
        control: "functionality.description-quality",
        title: "Every example and default of the description satisfies its schema",
        rationale: """
            Examples are what people copy and what tools send first. One that contradicts its schema shows that one of \
            both is wrong, and every reader must find out which.
            """,
        remedy: "Mend the example or the schema, whichever the service does not do.",
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1116"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(
            of: [.contradictedExample, .contradictedDefault],
            severities: [.error: .low, .warning: .low, .hint: .info]
        )
    }

    var examples: [Example<ReviewedDescription>] {
        func query(_ schema: String) -> ReviewedDescription? {
            .paths(
                "  /a: {get: {parameters: [{name: q, in: query, \(schema)}], responses: {'200': {description: ok}}}}\n"
            )
        }
        return [
            .of("an example of its type", query("schema: {type: integer}, example: 7"), .passes),
            .of(
                "a default of null where null is allowed",
                query("schema: {type: [string, 'null'], default: null}"),
                .decoy
            ),
            .of(
                "an example of another type",
                query("schema: {type: integer}, example: seven"),
                .finds([
                    "openapi.yaml:4:82: the example of parameter 'q' does not satisfy its schema: \"seven\" is no integer"
                ])
            ),
        ]
        .compactMap(\.self)
    }
}
