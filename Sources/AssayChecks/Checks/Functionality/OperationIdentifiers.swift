import AssayEvidence
import AssayModel
import OpenAPI

/// Operations are told apart by their ids.
struct OperationIdentifiers: Check {
    let about = CheckDescription(
        id: "functionality.operation-identifiers",
        control: "functionality.description-quality",
        title: "No two operations of the description have the same operationId",
        rationale: """
            Generators name functions by the operationId: of two with the same name one is lost or both fail to compile, \
            and links lead to the wrong one.
            """,
        remedy: "Give each operation an id of its own; frameworks make them from the function's name and the path.",
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-694"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(of: [.duplicateOperationID], severities: [.error: .low, .warning: .low])
    }

    var examples: [Example<ReviewedDescription>] {
        let response = "responses: {'200': {description: ok}}"
        return [
            .of("an id", .paths("  /a: {get: {operationId: a, \(response)}}\n"), .passes),
            .of(
                "ids that differ in case, and operations without one",
                .paths(
                    "  /a: {get: {operationId: a, \(response)}, put: {operationId: A, \(response)}, patch: {\(response)}}\n"
                ),
                .decoy
            ),
            .of(
                "one id twice",
                .paths("  /a: {get: {operationId: a, \(response)}, put: {operationId: a, \(response)}}\n"),
                .finds(["openapi.yaml:4:70: operationId 'a' is that of GET /a and PUT /a"])
            ),
        ]
        .compactMap(\.self)
    }
}
