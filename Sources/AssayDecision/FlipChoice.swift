import AssayModel

/// The part of a flip that leaves a choice: which further controls to bring to pass, so that every category reaches
/// its floor, the score reaches its band, and few enough high findings stay open.
struct FlipChoice: Sendable {
    /// A control that may be chosen.
    struct Candidate: Sendable, Hashable {
        var control: String
        /// The position of its category; nil for a control that the table does not know.
        var category: Int?
        /// The points that it adds.
        var gain: Double
        /// The open high findings that it takes away.
        var highs: Int
    }

    /// What was chosen.
    struct Outcome: Sendable, Hashable {
        var controls: Set<String>
        var isShortest: Bool
    }

    /// The candidates: most points first.
    private(set) var candidates: [Candidate] = []
    /// The points of each category with the forced controls mended.
    private(set) var points: [Double] = []
    private(set) var floors: [Double] = []
    private(set) var leastScore: Double
    /// How many open high findings are too many.
    private(set) var excess = 0

    init(_ now: Assessment, forced: Set<String>, target: Verdict) {
        leastScore = target.leastScore
        let highs = Self.openHighs(of: now)
        for (index, category) in Category.allCases.enumerated() {
            var own = now.answers.filter { $0.control.category == category }
            for position in own.indices where forced.contains(own[position].control.id) { own[position].mend() }
            let tally = CategoryTally(category, own)
            points.append(tally.lo)
            floors.append(category.floor)
            for answer in own where answer.isApplicable && !forced.contains(answer.control.id) {
                let id = answer.control.id
                let gain = tally.share(of: (1 - answer.known) * answer.control.weight)
                guard gain > 0 || highs[id] != nil else { continue }
                candidates.append(Candidate(control: id, category: index, gain: gain, highs: highs[id] ?? 0))
            }
        }
        for (control, count) in highs.sorted(by: { $0.key < $1.key })
        where ControlTable.control(control) == nil && !forced.contains(control) {
            candidates.append(Candidate(control: control, category: nil, gain: 0, highs: count))
        }
        candidates = candidates.enumerated()
            .sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }
            .map(\.element)
        let open = highs.filter { !forced.contains($0.key) }.values.reduce(0, +)
        excess = max(0, open - Self.allowedHighs)
    }

    /// The smallest choice.
    func best() -> Outcome {
        let greedy = greedyChoice()
        guard excess > 0 else { return Outcome(controls: named(greedy), isShortest: true) }
        var search = FlipTable(self, limit: greedy.count)
        guard let exact = search.shortest() else {
            return Outcome(controls: named(greedy), isShortest: search.isComplete)
        }
        return Outcome(controls: named(exact), isShortest: true)
    }

    /// Whether points of the categories reach all floors and the score.
    func isEnough(_ points: [Double]) -> Bool {
        zip(points, floors).allSatisfy { $0.roundedToHundredths >= $1 }
            && points.reduce(0, +).roundedToHundredths >= leastScore
    }

    /// Takes the control with the most high findings until few enough are open, then in each category the most
    /// points until its floor is reached, then the most points.
    ///
    /// Without high findings this is the smallest choice: the points of a category grow by ever smaller steps, so
    /// taking the largest step first never costs one.
    private func greedyChoice() -> [Int] {
        var picks: [Int] = []
        var left = Array(candidates.indices)
        var points = points
        var excess = excess
        func take(_ index: Int) {
            picks.append(index)
            left.removeAll { $0 == index }
            excess -= candidates[index].highs
            if let category = candidates[index].category { points[category] += candidates[index].gain }
        }
        while excess > 0, let most = left.max(by: { (candidates[$0].highs, $1) < (candidates[$1].highs, $0) }),
            candidates[most].highs > 0
        {
            take(most)
        }
        for category in floors.indices {
            while points[category].roundedToHundredths < floors[category],
                let next = left.first(where: { candidates[$0].category == category })
            {
                take(next)
            }
        }
        while points.reduce(0, +).roundedToHundredths < leastScore,
            let next = left.first(where: { candidates[$0].gain > 0 })
        {
            take(next)
        }
        return picks
    }

    private func named(_ picks: [Int]) -> Set<String> {
        Set(picks.map { candidates[$0].control })
    }

    private static let allowedHighs =
        MustTable.musts.compactMap { if case .highFindings(let most) = $0.rule { most } else { nil } }.min() ?? .max

    private static func openHighs(of now: Assessment) -> [String: Int] {
        var counts: [String: Int] = [:]
        for finding in now.findings where finding.isOpen && finding.record.severity == .high {
            counts[finding.record.control, default: 0] += 1
        }
        return counts
    }
}

extension ControlAnswer {
    /// Makes the control pass.
    mutating func mend() {
        state = .pass
        known = 1
        possible = 1
    }
}
