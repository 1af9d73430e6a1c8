import AssayEvidence
import AssayModel
import OpenAPI

/// Answers have a media type that the description declares.
struct DocumentedMediaType: Check {
    let about = CheckDescription(
        id: "functionality.documented-media-type",
        control: "functionality.description-accuracy",
        title: "Every answer with a body names a media type that the description declares",
        rationale: """
            Clients choose how to read a body by its Content-Type: without one they guess, and with another than the \
            declared one they refuse the answer or read it wrongly.
            """,
        remedy: """
            Set Content-Type to the declared media type in every branch, error pages of frameworks and proxies included, \
            or declare what is sent.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-436", "CWE-1059"]
    )

    var needs: Need<DescribedAnswer> { .describedAnswers }

    func findings(in input: DescribedAnswer) throws(Unjudged) -> [Finding] {
        input.findings(of: [.missingContentType, .malformedContentType, .undocumentedContentType])
    }

    var examples: [Example<DescribedAnswer>] {
        let declared = "{'200': {description: ok, content: {application/json: {schema: {type: object}}}}}"
        return [
            .of("the declared media type", .sample(declared, 200, "{}"), .passes),
            .of(
                "the declared media type with a parameter and in another case",
                .sample(declared, 200, "{}", type: "Application/JSON; charset=utf-8"),
                .decoy
            ),
            .of("a media type where none is declared", .sample("{'200': {description: ok}}", 200, "hello"), .decoy),
            .of(
                "another media type",
                .sample(declared, 200, "<html></html>"),
                .finds([
                    "openapi.yaml:6:76: GET /orders/{id} answered 200: \"text/html; charset=utf-8\" is not declared for status 200; declared is application/json"
                ])
            ),
        ]
        .compactMap(\.self)
    }
}
