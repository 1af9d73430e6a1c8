public import AssayExpressions
import AssayModel

extension RunView {
    /// What the plan's own conditions may ask about.
    init(
        _ input: DecisionInput,
        results: [CheckResult],
        findings: [JudgedFinding],
        answers: [ControlAnswer],
        board: ScoreBoard
    ) {
        let exempt = Set(answers.filter(\.isExempt).map(\.control.id))
        let unknown = results.filter { $0.leavesUnknown && !exempt.contains($0.control) }
        self.init(
            findings: findings.map { Finding($0.record, isOpen: $0.isOpen) },
            results: results,
            controls: board.categories.flatMap { category in
                category.controls.map { control in
                    Control(
                        id: control.id,
                        title: control.title,
                        category: category.category,
                        group: control.group,
                        state: control.state.rawValue,
                        points: control.points,
                        lo: control.lo,
                        hi: control.hi
                    )
                }
            },
            score: Points(points: 100, lo: board.lo, hi: board.hi),
            categories: Dictionary(
                board.categories.map { ($0.category, Points(points: $0.points, lo: $0.lo, hi: $0.hi)) },
                uniquingKeysWith: { first, _ in first }
            ),
            subject: input.subject,
            facts: input.facts,
            now: input.now,
            unknownChecks: Dictionary(
                unknown.map { ($0.check, $0.unknownReason ?? "unknown") },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

extension DecisionInput {
    /// What expressions may ask about at the moment of the decision.
    public func view() -> RunView {
        Assessment(self).view
    }
}
