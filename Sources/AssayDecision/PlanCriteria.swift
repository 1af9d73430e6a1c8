import AssayExpressions
import AssayModel
import CEL

/// The plan's own conditions: `decision.must` and `decision.should`.
struct PlanCriteria: Sendable {
    /// The view that they are judged in.
    let view: RunView
    /// The ids of conditions that count as met whatever they say.
    let attested: Set<String>

    /// Judges the conditions that must hold.
    func musts(_ sources: [String]) -> [MustResult] {
        results(sources, as: "must")
    }

    /// Judges the conditions that should hold.
    func shoulds(_ sources: [String]) -> [MustResult] {
        results(sources, as: "should")
    }

    private func results(_ sources: [String], as word: String) -> [MustResult] {
        sources.enumerated()
            .map { index, source in
                var result = MustResult(
                    id: "\(word)-\(index + 1)",
                    title: source.split(whereSeparator: \.isWhitespace).joined(separator: " "),
                    isSuccessCriterion: false,
                    state: .pass,
                    reason: nil,
                    isPreview: false,
                    findings: []
                )
                guard !attested.contains(result.id) else { return result }
                do throws(CELCompileError) {
                    let judgement = try Criterion(source).judged(in: view)
                    result.state = MustResult.State(judgement.state)
                    result.reason = judgement.reason
                    result.findings = judgement.findings
                } catch {
                    result.state = .unknown
                    result.reason = "this version cannot read it: \(error)"
                }
                return result
            }
    }
}

extension MustResult.State {
    fileprivate init(_ state: CriterionJudgement.State) {
        self =
            switch state {
            case .holds: .pass
            case .fails: .fail
            case .unknown: .unknown
            }
    }
}

extension MustResult {
    /// Whether it is a condition of the plan's own, whose title is its expression.
    public var isPlanCondition: Bool {
        !MustTable.musts.contains { $0.id == id }
    }

    /// Whether it is known to hold, or its findings are accepted.
    var isMet: Bool { state == .pass || state == .waived }
}
