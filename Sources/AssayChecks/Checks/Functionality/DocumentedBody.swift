import AssayEvidence
import AssayModel
import OpenAPI

/// Bodies of answers satisfy the schema that the description declares.
struct DocumentedBody: Check {
    let about = CheckDescription(
        id: "functionality.documented-body",
        control: "functionality.description-accuracy",
        title: "Every body satisfies the schema that the description declares for it",
        rationale: """
            A member that is missing, null or of another type than declared breaks typed clients at the first answer, \
            in the field and not in a test.
            """,
        remedy: """
            Mend whichever is wrong: the service where it sends what was not meant, the schema where it forbids what is \
            meant. A test that validates every answer by the description keeps both together.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-573", "API9:2023"]
    )

    var needs: Need<DescribedAnswer> { .describedAnswers }

    func findings(in input: DescribedAnswer) throws(Unjudged) -> [Finding] {
        let findings = input.findings(of: [.invalidBody, .missingBody, .unexpectedBody])
        if findings.isEmpty, input.hasUnreadableSecret {
            throw Unjudged(.inconclusive, "the body holds a secret that was masked, which hides its form")
        }
        try input.prove(findings) { $0.subject == nil }
        return findings
    }

    var examples: [Example<DescribedAnswer>] {
        let schema = "{type: object, required: [id], properties: {id: {type: integer}, note: {type: [string, 'null']}}}"
        let declared = "{'200': {description: ok, content: {application/json: {schema: \(schema)}}}}"
        return [
            .of("a body as declared", .sample(declared, 200, #"{"id": 7, "note": "x"}"#), .passes),
            .of(
                "a whole number with a fraction of zero, a null that is allowed, a member that nothing forbids",
                .sample(declared, 200, #"{"id": 7.0, "note": null, "extra": []}"#),
                .decoy
            ),
            .of(
                "a text where a number is declared",
                .sample(declared, 200, #"{"id": "7"}"#),
                .finds([
                    "openapi.yaml:6:140: GET /orders/{id} answered 200: /id: \"7\" is no integer (line 1, column 8 of the body)"
                ])
            ),
            .of(
                "a body that is not JSON is judged elsewhere",
                .sample(declared, 200, "oops", type: "application/json"),
                .decoy
            ),
        ]
        .compactMap(\.self)
    }
}
