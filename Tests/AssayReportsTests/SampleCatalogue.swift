import AssayModel

/// Descriptions of two of the sample's checks; the others have none, as with results of another version.
enum SampleCatalogue {
    static let checks = [
        CheckDescription(
            id: "security.anonymous-access",
            control: "security.anonymous-access",
            title: "Protected operations refuse anonymous requests",
            rationale: "Whoever finds the address owns the data.",
            remedy: "Require the session on every route that the description protects.",
            severity: .critical,
            likelihood: .almostCertain,
            references: ["CWE-306", "API5:2023"]
        ),
        CheckDescription(
            id: "functionality.core-errors",
            control: "functionality.operations-answer",
            title: "No server errors",
            rationale: "A server error is a promise broken.",
            remedy: "Mend the operation.",
            severity: .high,
            likelihood: .likely
        ),
    ]
}
