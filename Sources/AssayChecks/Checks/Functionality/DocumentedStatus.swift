import AssayEvidence
import AssayModel
import OpenAPI

/// Answers have a status that the description declares.
struct DocumentedStatus: Check {
    let about = CheckDescription(
        id: "functionality.documented-status",
        control: "functionality.description-accuracy",
        title: "Every answer to a valid request has a status that the description declares",
        rationale: """
            Clients are generated from the description: a status that it does not name ends in code that nobody wrote, \
            mostly as an unknown error that is shown to a user or retried for ever.
            """,
        remedy: """
            Declare the status with its body, for errors at best as 4XX and 5XX once for all operations; or mend the \
            service where it should not answer so.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-394", "CWE-1059", "API9:2023"]
    )

    var needs: Need<DescribedAnswer> { .describedAnswers }

    func findings(in input: DescribedAnswer) throws(Unjudged) -> [Finding] {
        let status = input.exchange.response.status
        // One defect, one finding: a server error is told by the check of answers.
        guard status < 500 || input.operation.response(for: status) != nil else { return [] }
        let findings = input.findings(of: [.undocumentedStatus]) { _ in
            // What clients meet rarely, and have general code for.
            [401, 403, 404, 409, 415, 422, 429].contains(status) ? .low : nil
        }
        if !findings.isEmpty, let gap = input.requestGap, (400...499).contains(status) {
            throw Unjudged(.controlFailed, "the request itself departs from the description: \(gap)")
        }
        return findings
    }

    var examples: [Example<DescribedAnswer>] {
        let declared = "{'200': {description: ok}, '404': {description: none}}"
        return [
            .of("a declared status", .sample(declared, 200), .passes),
            .of("a class of statuses", .sample("{'200': {description: ok}, 4XX: {description: no}}", 422), .decoy),
            .of("the default response", .sample("{default: {description: any}}", 503), .decoy),
            .of("a server error, which another check tells", .sample(declared, 500), .decoy),
            .of(
                "a status that nothing declares",
                .sample(declared, 206, "x"),
                .finds([
                    "openapi.yaml:6:5: GET /orders/{id} answered 206: status 206 is not declared; declared are 200 and 404"
                ])
            ),
            .of(
                "a refusal of a request that was wrong itself",
                .sample(declared, 422, "{}", target: "/orders/seven"),
                .unjudged(.controlFailed)
            ),
        ]
        .compactMap(\.self)
    }
}

extension Example {
    /// An example whose input can be made, which a test of the whole catalogue proves.
    static func of(_ name: String, _ input: Input?, _ expectation: Expectation) -> Example? {
        input.map { Example(name, $0, expectation) }
    }
}
