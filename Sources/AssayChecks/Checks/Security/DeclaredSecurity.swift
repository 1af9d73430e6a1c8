import AssayEvidence
import AssayModel
import OpenAPI

/// Operations that write or administer ask for credentials, as far as the description tells.
struct DeclaredSecurity: Check {
    let about = CheckDescription(
        id: "security.declared-security",
        control: "security.anonymous-access",
        title: "Every described operation that writes or administers asks for credentials",
        rationale: """
            An operation that changes data and for which the description asks no credentials is open to everyone, or \
            its protection is known to nobody: no gateway, test or client can rely on it.
            """,
        remedy: """
            Declare security at the top of the description and lift it where strangers are meant, with `security: []`; \
            protect the operation in the service where it is open.
            """,
        severity: .medium,
        likelihood: .possible,
        references: ["CWE-306", "CWE-862", "API5:2023"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(
            of: [.unprotectedOperation, .undeclaredSecurity],
            severities: [.error: .medium, .warning: .medium, .hint: .low]
        )
    }

    var examples: [Example<ReviewedDescription>] {
        func api(_ paths: String) -> ReviewedDescription? {
            .sample(
                """
                openapi: 3.1.0
                info: {title: Shop, version: '1'}
                security: [{key: []}]
                components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
                paths:
                \(paths)
                """
            )
        }
        let done = "responses: {'204': {description: done}}"
        return [
            .of("what the whole description asks for", api("  /orders: {post: {\(done)}}"), .passes),
            .of(
                "a sign-in that strangers are meant to use",
                api("  /orders: {get: {\(done)}}\n  /auth/login: {post: {security: [], \(done)}}"),
                .decoy
            ),
            .of(
                "an operation that administers and asks for nothing",
                api("  /orders: {get: {\(done)}}\n  /admin/users/{id}: {delete: {security: [], \(done)}}"),
                .finds([
                    "openapi.yaml:7:23: DELETE /admin/users/{id} writes or administers and lets everyone in, as it says itself"
                ])
            ),
        ]
        .compactMap(\.self)
    }
}
