import AssayExpressions
import AssayModel

/// Everything that follows from an input, up to the verdict; what explains it comes on top.
struct Assessment: Sendable {
    let input: DecisionInput
    /// The results as they are read, sorted.
    let results: [CheckResult]
    let waivers: WaiverRuling
    let exemptions: ExemptionRuling
    let findings: [JudgedFinding]
    let findingsByControl: [String: [JudgedFinding]]
    /// The answers in the order of the table.
    let answers: [ControlAnswer]
    let judging: MustJudging
    let board: ScoreBoard
    let view: RunView
    /// The musts: Assay's own, then the plan's.
    let musts: [MustResult]
    /// The plan's conditions that should hold.
    let shoulds: [MustResult]
    let risks: [Risk]
    let verdict: Verdict

    /// Assesses an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - attested: Musts that count as attested although nothing in this version answers them.
    init(_ input: DecisionInput, attested: Set<String> = []) {
        self.input = input
        let results = input.settledResults
        let byControl = Dictionary(grouping: results, by: \.control)
        let waivers = WaiverRuling(input.rulings.waivers, over: results, now: input.now)
        let exemptions = ExemptionRuling(input.rulings.notApplicable, given: byControl)
        let findings = JudgedFinding.all(in: results, accepted: waivers.accepted)
        let findingsByControl = Dictionary(grouping: findings, by: \.record.control)
        let answers = ControlTable.controls.map { control in
            ControlAnswer(
                control,
                results: byControl[control.id] ?? [],
                exemption: exemptions.inForce[control.id]
            )
        }
        let judging = MustJudging(
            answers: Dictionary(answers.map { ($0.control.id, $0) }, uniquingKeysWith: { first, _ in first }),
            results: results,
            findings: findings,
            findingsByControl: findingsByControl,
            accepted: waivers.accepted,
            attested: attested
        )
        self.results = results
        self.waivers = waivers
        self.exemptions = exemptions
        self.findings = findings
        self.findingsByControl = findingsByControl
        self.answers = answers
        self.judging = judging
        board = ScoreBoard(answers, findings: findingsByControl)
        view = RunView(input, results: results, findings: findings, answers: answers, board: board)
        let criteria = PlanCriteria(view: view, attested: attested)
        musts = MustTable.musts.map(judging.judge) + criteria.musts(input.rulings.must)
        shoulds = criteria.shoulds(input.rulings.should)
        risks = Risk.matrix(
            findings: findings,
            answers: answers,
            strays: results.filter { ControlTable.control($0.control) == nil }
        )
        verdict = Verdict(
            board: board,
            musts: musts,
            shoulds: shoulds,
            risks: risks,
            isWaived: !waivers.valid.isEmpty
        )
    }
}

extension Verdict {
    /// The least score of a launch.
    static var leastLaunchScore: Double { Verdict.conditionalGo.leastScore }

    init(board: ScoreBoard, musts: [MustResult], shoulds: [MustResult], risks: [Risk], isWaived: Bool) {
        let isForbidden =
            musts.contains { $0.state == .fail } || risks.contains { $0.treatment == .blocks }
            || board.categories.contains { !$0.canReachFloor } || board.hi < Self.leastLaunchScore
        let isUnproven =
            musts.contains { $0.state == .unknown } || board.categories.contains { !$0.reachesFloor }
            || board.lo < Self.leastLaunchScore
        let isCapped = isWaived || musts.contains { $0.state == .waived }
        let isWatched = !shoulds.allSatisfy(\.isMet)
        let uncapped: [Verdict] =
            isWatched ? [.goWithMonitoring, .conditionalGo] : [.go, .goWithMonitoring, .conditionalGo]
        let band: [Verdict] = isCapped ? [.conditionalGo] : uncapped
        self =
            isForbidden
            ? .noGo
            : isUnproven
                ? .insufficientEvidence : band.first { board.lo >= $0.leastScore } ?? .insufficientEvidence
    }

    /// The next better verdict that launches; nil for GO.
    var next: Verdict? {
        switch self {
        case .noGo, .insufficientEvidence: .conditionalGo
        case .conditionalGo: .goWithMonitoring
        case .goWithMonitoring: .go
        case .go: nil
        }
    }
}
