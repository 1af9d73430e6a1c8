import AssayEvidence
import AssayModel
import OpenAPI

/// Bodies of answers are what their Content-Type says.
struct WellFormedBody: Check {
    let about = CheckDescription(
        id: "functionality.well-formed-body",
        control: "functionality.description-accuracy",
        title: "Every body can be read as the media type that the answer names",
        rationale: """
            A body that breaks off, or that holds NaN or a stray message before the JSON, cannot be read by any client; \
            it is most often the mark of an error in the middle of an answer of success.
            """,
        remedy: "Write the body with a library of the media type, and only when the whole of it is known.",
        severity: .high,
        likelihood: .likely,
        references: ["CWE-838", "CWE-436"]
    )

    var needs: Need<DescribedAnswer> { .describedAnswers }

    func findings(in input: DescribedAnswer) throws(Unjudged) -> [Finding] {
        if input.hasUnreadableSecret {
            throw Unjudged(.inconclusive, "the body holds a secret that was masked, which hides its form")
        }
        var findings = input.findings(of: [.malformedBody])
        if findings.isEmpty, input.isJSONWithForeignBytes {
            findings.append(
                Finding(
                    "answered \(input.exchange.response.status): the body is JSON, and not all of it is UTF-8",
                    anchor: "encoding \(input.operation.name)",
                    request: input.exchange.reference
                )
            )
        }
        if input.exchange.response.isTruncated { try input.prove(findings) { $0.subject == nil } }
        return findings
    }

    var examples: [Example<DescribedAnswer>] {
        let declared = "{'200': {description: ok, content: {application/json: {schema: {}}}}}"
        return [
            .of("JSON", .sample(declared, 200, "{\"id\": 7}"), .passes),
            .of("a body that is one number", .sample(declared, 200, "7", type: "application/json"), .decoy),
            .of(
                "a secret that was masked",
                .sample(declared, 200, "{\"password\": ******}"),
                .unjudged(.inconclusive)
            ),
            .of(
                "a replacement character that the service sends itself",
                .sample(declared, 200, "{\"a\": \"\u{FFFD}\"}"),
                .decoy
            ),
            .of(
                "a body that breaks off",
                .sample(declared, 200, "{\"id\": "),
                .finds([
                    "openapi.yaml:6:76: GET /orders/{id} answered 200: the body is no JSON: 1:8: unexpected end of the text, expected a value (line 1, column 8 of the body)"
                ])
            ),
        ]
        .compactMap(\.self)
    }
}
