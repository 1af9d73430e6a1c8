/// A check's outcome with what it rests on.
public struct CheckResult: Codable, Sendable, Hashable {
    /// A subject that could not be judged.
    public struct Gap: Codable, Sendable, Hashable {
        /// The subject on the roster.
        public var subject: String
        /// Why it could not be judged.
        public var why: Unjudged

        /// Makes a gap.
        public init(subject: String, why: Unjudged) {
            self.subject = subject
            self.why = why
        }
    }

    /// The check's id.
    public var check: String
    /// The passing state in one line.
    public var title: String
    /// The control that it refines.
    public var control: String
    /// What came of it.
    public var outcome: Outcome
    /// What is wrong.
    public var findings: [FindingRecord]
    /// How many subjects were judged.
    public var judged: Int
    /// The subjects that could not be judged.
    public var gaps: [Gap]
    /// The evidence that the outcome rests on.
    public var evidence: [Digest]
    /// When the first piece of that evidence goes stale.
    public var freshUntil: Instant?

    /// Makes a result.
    public init(
        check: String,
        title: String,
        control: String,
        outcome: Outcome,
        findings: [FindingRecord] = [],
        judged: Int = 0,
        gaps: [Gap] = [],
        evidence: [Digest] = [],
        freshUntil: Instant? = nil
    ) {
        self.check = check
        self.title = title
        self.control = control
        self.outcome = outcome
        self.findings = findings
        self.judged = judged
        self.gaps = gaps
        self.evidence = evidence
        self.freshUntil = freshUntil
    }
}
