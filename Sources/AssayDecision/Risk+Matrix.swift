import AssayModel

extension Risk {
    /// The least score that holds a launch.
    public static let blockingScore = 15
    /// The least score that needs an owner and a date.
    public static let ownedScore = 8
    /// How probable it is that an unknown strikes: possible.
    static let likelihoodOfUnknown = 3

    init(_ finding: JudgedFinding) {
        let record = finding.record
        self.init(
            finding: record.fingerprint,
            control: record.control,
            title: record.headline,
            impact: record.severity.impact,
            likelihood: record.likelihood.rank,
            score: record.risk,
            treatment: finding.isAccepted ? .accepted : Treatment(ofScore: record.risk)
        )
    }

    init(unknown control: String, title: String, impact: Severity) {
        self.init(
            finding: nil,
            control: control,
            title: title,
            impact: impact.impact,
            likelihood: Self.likelihoodOfUnknown,
            score: impact.impact * Self.likelihoodOfUnknown,
            treatment: .assess
        )
    }

    /// The matrix, greatest risk first; findings stand before unknowns of the same score.
    static func matrix(
        findings: [JudgedFinding],
        answers: [ControlAnswer],
        strays: [CheckResult]
    ) -> [Risk] {
        let unknownControls = answers.filter { $0.state == .notAssessed }
            .map { Risk(unknown: $0.control.id, title: $0.control.title, impact: $0.control.impact) }
        // A control that the table does not know has no impact there; medium is the middle of the matrix.
        let unknownStrays = strays.filter(\.leavesUnknown)
            .map { Risk(unknown: $0.control, title: $0.title, impact: .medium) }
        let risks = findings.map(Risk.init) + unknownControls + unknownStrays
        return risks.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }
}

extension Risk.Treatment {
    init(ofScore score: Int) {
        self = score >= Risk.blockingScore ? .blocks : score >= Risk.ownedScore ? .needsOwner : .watch
    }
}
