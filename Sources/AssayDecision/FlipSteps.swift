import AssayModel

/// The steps of a flip list in the order in which to take them: mend what is wrong, greatest risk first, then gather
/// what is missing, then attest what no check sees.
struct FlipSteps {
    /// The steps.
    let steps: [FlipList.Step]

    init(_ now: Assessment, _ reached: Assessment, forced: Set<String>, chosen: Set<String>, musts: Set<String>) {
        let order = Dictionary(
            ControlTable.controls.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let tallies = Dictionary(
            Category.allCases.map { category in
                (category, CategoryTally(category, reached.answers.filter { $0.control.category == category }))
            },
            uniquingKeysWith: { first, _ in first }
        )
        let controls = forced.union(chosen).sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
            .map { id in
                let step = Self.step(id, now, tallies)
                let risk = (now.findingsByControl[id] ?? []).map(\.record.risk).max() ?? 0
                return (step: step, isForced: forced.contains(id), risk: risk)
            }
        let attested = (now.musts + now.shoulds).filter { musts.contains($0.id) }
            .map { (step: Self.step($0), isForced: true, risk: 0) }
        steps = (controls + attested).enumerated()
            .sorted { left, right in
                let (one, other) = (left.element, right.element)
                if one.step.action != other.step.action { return one.step.action.rank < other.step.action.rank }
                if one.isForced != other.isForced { return one.isForced }
                if one.risk != other.risk { return one.risk > other.risk }
                if one.step.gain != other.step.gain { return one.step.gain > other.step.gain }
                return left.offset < right.offset
            }
            .map(\.element.step)
    }

    /// The step for a must that no control makes hold.
    private static func step(_ must: MustResult) -> FlipList.Step {
        let action: FlipList.Step.Action =
            !must.isPlanCondition ? .attest : must.state == .fail ? .mend : .assess
        let verb =
            switch action {
            case .attest: "attest"
            case .mend: "make hold"
            case .assess: "find out whether this holds:"
            }
        let reason = must.reason ?? "nothing in this version can answer it"
        return FlipList.Step(
            about: must.id,
            action: action,
            text: "\(verb) \u{201C}\(must.title)\u{201D}: \(reason)",
            gain: 0,
            findings: []
        )
    }

    private static func step(_ id: String, _ now: Assessment, _ tallies: [Category: CategoryTally]) -> FlipList.Step {
        let findings = now.findingsByControl[id] ?? []
        let answer = now.judging.answers[id]
        let isUnwell =
            !findings.isEmpty || now.results.contains { $0.control == id && [.fail, .partial].contains($0.outcome) }
        let action: FlipList.Step.Action = isUnwell ? .mend : answer?.isPreview == true ? .attest : .assess
        let title = answer?.control.title ?? id
        let unknown = answer?.reason ?? answer?.control.nextStep ?? "run its checks"
        let text =
            switch action {
            case .mend: "mend \u{201C}\(title)\u{201D}: \(findings.isEmpty ? "a check fails" : findings.condensed)"
            case .assess: "assess \u{201C}\(title)\u{201D}: \(unknown)"
            case .attest: "attest \u{201C}\(title)\u{201D}: \(ControlAnswer.previewReason)"
            }
        let gain = answer.flatMap { answer in
            tallies[answer.control.category]?.share(of: (1 - answer.known) * answer.control.weight)
        }
        return FlipList.Step(
            about: id,
            action: action,
            text: text,
            gain: (gain ?? 0).roundedToHundredths,
            findings: findings.fingerprints
        )
    }
}

extension FlipList.Step.Action {
    /// The place in the order of steps.
    fileprivate var rank: Int {
        switch self {
        case .mend: 0
        case .assess: 1
        case .attest: 2
        }
    }
}
