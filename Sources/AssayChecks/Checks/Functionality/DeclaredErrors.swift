import AssayEvidence
import AssayModel
import OpenAPI

/// Operations declare how they fail.
struct DeclaredErrors: Check {
    let about = CheckDescription(
        id: "functionality.declared-errors",
        control: "functionality.description-quality",
        title: "Every operation that can refuse a request declares how it does",
        rationale: """
            Errors that the description does not mention are not handled by those who call: a refused order looks like \
            a broken service, and retries make it worse.
            """,
        remedy: """
            Declare the errors once under components and refer to them, or declare 4XX and 5XX with the shape that all \
            errors have.
            """,
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-390"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(
            of: [.undocumentedErrors, .undocumentedRefusal, .undocumentedSuccess],
            severities: [.error: .low, .warning: .low, .hint: .info]
        )
    }

    var examples: [Example<ReviewedDescription>] {
        let parameter = "parameters: [{name: q, in: query, schema: {type: integer}}]"
        return [
            .of(
                "an error of its own",
                .paths(
                    "  /a: {get: {\(parameter), responses: {'200': {description: ok}, '422': {description: no}}}}\n"
                ),
                .passes
            ),
            .of(
                "the default response stands for errors too",
                .paths(
                    "  /a: {get: {\(parameter), responses: {'200': {description: ok}, default: {description: no}}}}\n"
                ),
                .decoy
            ),
            .of(
                "nothing that could be wrong",
                .paths("  /a: {get: {responses: {'200': {description: ok}}}}\n"),
                .decoy
            ),
            .of(
                "a parameter and no error",
                .paths("  /a: {get: {\(parameter), responses: {'200': {description: ok}}}}\n"),
                .finds(["openapi.yaml:4:8: GET /a declares no error"])
            ),
        ]
        .compactMap(\.self)
    }
}
