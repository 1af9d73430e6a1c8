import AssayEvidence
import AssayModel
import OpenAPI

/// Schemas of the description can be satisfied.
struct SatisfiableSchemas: Check {
    let about = CheckDescription(
        id: "functionality.satisfiable-schemas",
        control: "functionality.description-quality",
        title: "Every schema of the description can be satisfied",
        rationale: """
            A schema that no value satisfies turns every answer into a fault of the service and every request into a \
            refused one, as soon as anybody validates: most often bounds in the wrong order, or members that one part \
            of an allOf requires and another forbids.
            """,
        remedy: "Mend the bounds; with allOf, forbid further members by unevaluatedProperties (3.1) or not at all.",
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-570"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(of: [.unsatisfiableSchema], severities: [.error: .medium, .warning: .medium, .hint: .info])
    }

    var examples: [Example<ReviewedDescription>] {
        func query(_ schema: String) -> ReviewedDescription? {
            .paths(
                "  /a: {get: {parameters: [{name: q, in: query, schema: \(schema)}], responses: {'200': {description: ok}}}}\n"
            )
        }
        return [
            .of("bounds in order", query("{type: integer, minimum: 1, maximum: 9}"), .passes),
            .of("bounds that leave one value", query("{type: integer, minimum: 5, maximum: 5}"), .decoy),
            .of(
                "bounds in the wrong order",
                query("{type: integer, minimum: 9, maximum: 1}"),
                .finds(["openapi.yaml:4:81: /paths/~1a/get/parameters/0/schema: minimum 9 is above maximum 1"])
            ),
        ]
        .compactMap(\.self)
    }
}
