import AssayEvidence
import AssayModel
import OpenAPI

/// The description says what bodies hold, and declares them where HTTP has them.
struct DeclaredBodies: Check {
    let about = CheckDescription(
        id: "functionality.declared-bodies",
        control: "functionality.description-quality",
        title: "Every body is described, and none is declared where HTTP has none",
        rationale: """
            A body without a schema cannot be tested, and clients guess it. A body with GET or HEAD is dropped by \
            proxies and refused by servers, as RFC 9110 allows.
            """,
        remedy: """
            Give every media type a schema; read what GET needs from the query, and use POST or QUERY for searches that \
            do not fit there.
            """,
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(
            of: [.undeclaredBody, .undeclaredResponseBody, .misplacedBody],
            severities: [.error: .medium, .warning: .low, .hint: .info]
        )
    }

    var examples: [Example<ReviewedDescription>] {
        let ok = "responses: {'204': {description: done}}"
        let body = "requestBody: {content: {application/json: {schema: {type: object}}}}"
        return [
            .of("a described body", .paths("  /a: {post: {\(body), \(ok)}}\n"), .passes),
            .of("an action without a body", .paths("  /a/{id}/cancel: {post: {\(ok)}}\n"), .decoy),
            .of(
                "a body with GET",
                .paths("  /a: {get: {\(body), \(ok)}}\n"),
                .finds(["openapi.yaml:4:8: GET /a takes a body, which clients and caches drop"])
            ),
        ]
        .compactMap(\.self)
    }
}
