import AssayEvidence
import AssayModel
import OpenAPI

/// Answers carry the headers that the description declares.
struct DocumentedHeaders: Check {
    let about = CheckDescription(
        id: "functionality.documented-headers",
        control: "functionality.description-accuracy",
        title: "Every answer carries the headers that the description requires, in the declared form",
        rationale: """
            Paging, limits, caching and tracing travel in headers. A client that was told to expect one fails or loops \
            where it is missing or of another form.
            """,
        remedy: "Send the header in every branch, or declare it as optional or in the form in which it is sent.",
        severity: .medium,
        likelihood: .possible,
        references: ["CWE-1059", "CWE-573"]
    )

    var needs: Need<DescribedAnswer> { .describedAnswers }

    func findings(in input: DescribedAnswer) throws(Unjudged) -> [Finding] {
        let findings = input.findings(of: [.missingHeader, .invalidHeader])
        try input.prove(findings) { $0.subject != nil }
        return findings
    }

    var examples: [Example<DescribedAnswer>] {
        let declared =
            "{'200': {description: ok, headers: {X-Total: {required: true, schema: {type: integer}}, Next: {schema: {}}}}}"
        return [
            .of("the required header", .sample(declared, 200, fields: [("X-Total", "12")]), .passes),
            .of(
                "in another case, and the optional one is missing",
                .sample(declared, 200, fields: [("x-total", "0")]),
                .decoy
            ),
            .of(
                "a required header that is missing",
                .sample(declared, 200),
                .finds(["openapi.yaml:6:67: GET /orders/{id} answered 200: the required header X-Total is missing"])
            ),
        ]
        .compactMap(\.self)
    }
}
