public import AssayModel

/// Everything that a criterion may ask about, at one moment.
public struct RunView: Sendable {
    /// A finding, and whether no valid waiver accepts it.
    public struct Finding: Sendable {
        /// The finding.
        public var record: FindingRecord
        /// Whether it is open.
        public var isOpen: Bool

        /// Makes a finding.
        public init(_ record: FindingRecord, isOpen: Bool) {
            self.record = record
            self.isOpen = isOpen
        }
    }

    /// The answer to a control.
    public struct Control: Sendable {
        /// The id.
        public var id: String
        /// The passing state in one line.
        public var title: String
        /// The category.
        public var category: Category
        /// The group within the category.
        public var group: String
        /// `pass`, `partial`, `fail`, `not-assessed` or `not-applicable`.
        public var state: String
        /// The points it can have.
        public var points: Double
        /// The points of what is known.
        public var lo: Double
        /// The points if what is unknown were well.
        public var hi: Double

        /// Makes an answer.
        public init(
            id: String,
            title: String,
            category: Category,
            group: String,
            state: String,
            points: Double,
            lo: Double,
            hi: Double
        ) {
            self.id = id
            self.title = title
            self.category = category
            self.group = group
            self.state = state
            self.points = points
            self.lo = lo
            self.hi = hi
        }
    }

    /// Points: all that can be had, those of what is known, those if what is unknown were well.
    public struct Points: Sendable {
        /// All points.
        public var points: Double
        /// The points of what is known.
        public var lo: Double
        /// The points if what is unknown were well.
        public var hi: Double

        /// Makes points.
        public init(points: Double, lo: Double, hi: Double) {
            self.points = points
            self.lo = lo
            self.hi = hi
        }
    }

    /// The findings, gravest first.
    public var findings: [Finding]
    /// The results of all checks.
    public var results: [CheckResult]
    /// The answers to all controls.
    public var controls: [Control]
    /// The score.
    public var score: Points
    /// The score by category.
    public var categories: [Category: Points]
    /// What was audited.
    public var subject: AuditedSubject
    /// The run itself, its load and its settings.
    public var facts: RunFacts
    /// The moment of the decision.
    public var now: Instant
    /// The ids of checks that leave something unknown, with the reason.
    public var unknownChecks: [String: String]

    /// Makes a view; load whose evidence is stale at `now` is left out.
    public init(
        findings: [Finding],
        results: [CheckResult],
        controls: [Control],
        score: Points,
        categories: [Category: Points],
        subject: AuditedSubject,
        facts: RunFacts,
        now: Instant,
        unknownChecks: [String: String]
    ) {
        self.findings = findings
        self.results = results
        self.controls = controls
        self.score = score
        self.categories = categories
        self.subject = subject
        self.facts = facts.fresh(at: now)
        self.now = now
        self.unknownChecks = unknownChecks
    }

    /// The view as it would be if all that is unknown were well, as far as that can be said.
    var assumingTheBest: RunView {
        var view = self
        view.score.lo = score.hi
        for (category, points) in categories { view.categories[category]?.lo = points.hi }
        for index in controls.indices where controls[index].state == "not-assessed" {
            view.controls[index].state = "pass"
            view.controls[index].lo = controls[index].hi
        }
        for index in results.indices {
            if case .notAssessed = results[index].outcome { view.results[index].outcome = .pass }
        }
        return view
    }
}
