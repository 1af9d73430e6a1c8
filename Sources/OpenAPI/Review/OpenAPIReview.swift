/// Reviews a description: finds what is allowed and yet trips those who build on it.
///
/// What breaks the specification itself is told by ``OpenAPIDescription/diagnostics``.
public enum OpenAPIReview {
    private static let rules: [any ReviewRule.Type] = [
        DoubledSegments.self, ShadowedRoutes.self, UnprotectedOperations.self, QueryCredentials.self,
        PlaintextServers.self, UndocumentedErrors.self, UndeclaredBodies.self, MisplacedBodies.self,
        DuplicateOperationIDs.self, ContradictedExamples.self, UnsatisfiableSchemas.self, UnboundedLists.self,
        UnusedComponents.self,
    ]

    /// The most findings of one kind that are listed.
    public static let mostOfKind = 200

    /// What a review of a description finds, in the order of the document.
    ///
    /// What many operations have in common is one finding that names them all.
    public static func findings(in description: OpenAPIDescription) -> [OpenAPIReviewFinding] {
        findings(in: OpenAPIJudge(description))
    }

    /// What a review of a description finds, by the schemas that a judge has compiled.
    ///
    /// - Parameters:
    ///   - judge: The judge of the description.
    ///   - isOpaque: Tells of a string of the description that its text is not known, such as one that was masked.
    /// - Returns: The findings in the order of the document.
    public static func findings(
        in judge: OpenAPIJudge,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> [OpenAPIReviewFinding] {
        let subject = ReviewSubject(judge, isOpaque: isOpaque)
        return
            rules.flatMap { rule in
                var counts: [OpenAPIReviewFinding.Kind: Int] = [:]
                return rule.findings(in: subject)
                    .filter { finding in
                        counts[finding.kind, default: 0] += 1
                        return counts[finding.kind, default: 0] <= mostOfKind
                    }
            }
            .sorted { ($0.place.span.lowerBound, $0.kind.rawValue) < ($1.place.span.lowerBound, $1.kind.rawValue) }
    }
}

/// One thing that a review looks for.
protocol ReviewRule: SendableMetatype {
    /// What it finds.
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding]
}
