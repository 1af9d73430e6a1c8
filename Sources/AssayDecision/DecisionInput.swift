public import AssayExpressions
public import AssayModel

/// Everything that a decision rests on; nothing else enters it.
public struct DecisionInput: Codable, Sendable, Hashable {
    /// The digest of the frozen plan.
    public var plan: Digest
    /// What was audited.
    public var subject: AuditedSubject
    /// Controls declared not applicable, and accepted risks.
    public var rulings: Plan.Rulings
    /// The results of all checks that were to run.
    public var results: [CheckResult]
    /// The control of every check that was to run, by the check's id: one without a result counts as not run, so
    /// that a result cannot be lost to anyone's advantage.
    public var catalogue: [String: String]
    /// What the plan's own conditions may ask about besides the results.
    public var facts: RunFacts
    /// The moment of the decision.
    public var now: Instant

    /// Makes an input.
    public init(
        plan: Digest,
        subject: AuditedSubject,
        rulings: Plan.Rulings,
        results: [CheckResult],
        catalogue: [String: String] = [:],
        facts: RunFacts = RunFacts(),
        now: Instant
    ) {
        self.plan = plan
        self.subject = subject
        self.rulings = rulings
        self.results = results
        self.catalogue = catalogue
        self.facts = facts
        self.now = now
    }
}
