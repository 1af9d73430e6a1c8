/// Finds bodies where HTTP gives them no meaning (RFC 9110, section 9.3) or has none at all (section 6.4.1).
enum MisplacedBodies: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let operations = subject.operations
        func taking(_ methods: Set<String>) -> [Int] {
            operations.indices.filter { methods.contains(operations[$0].method) && operations[$0].requestBody != nil }
        }
        let bodyless = operations.indices.filter { index in
            operations[index].responses
                .contains { response in
                    // Content declared for HEAD is that which GET would send, and no mistake.
                    !response.content.isEmpty && [.code(204), .code(205), .code(304)].contains(response.status)
                }
        }
        return subject.finding(
            .misplacedBody,
            .warning,
            on: taking(["GET", "HEAD", "TRACE"]),
            ("takes a body, which clients and caches drop", "take a body, which clients and caches drop")
        )
            + subject.finding(
                .misplacedBody,
                .hint,
                on: taking(["DELETE"]),
                (
                    "takes a body, which some clients and proxies drop",
                    "take a body, which some clients and proxies drop"
                )
            )
            + subject.finding(
                .misplacedBody,
                .warning,
                on: bodyless,
                (
                    "declares content for an answer that cannot have any",
                    "declare content for an answer that cannot have any"
                )
            )
    }
}
