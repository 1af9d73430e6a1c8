import AssayModel

/// Searches the smallest set of changes after which the next better verdict holds.
///
/// Most changes are forced: each control behind a failed or unknown must has to pass, whatever else is done. What
/// is left is a choice among controls that add points or take open high findings away (``FlipChoice``).
struct FlipSearch: Sendable {
    let now: Assessment
    let target: Verdict

    init?(_ assessment: Assessment) {
        guard let target = assessment.verdict.next else { return nil }
        now = assessment
        self.target = target
    }

    /// The list of changes.
    func list() -> FlipList {
        var (controls, musts) = forced()
        forceEmptyCategories(&controls)
        let isProvenShortest = forceCriteria(&controls, &musts)
        let attested = musts.union(now.judging.attested)
        let choice = FlipChoice(now, forced: controls, target: target)
        var chosen = choice.best()
        var reached = Assessment(now.input.mending(controls.union(chosen.controls)), attested: attested)
        // The search sums points in another order than the score does; where that tips a comparison at its very
        // edge, more points settle it.
        var rest = choice.candidates.map(\.control).filter { !chosen.controls.contains($0) }
        while reached.verdict.launchRank < target.launchRank, !rest.isEmpty {
            chosen.controls.insert(rest.removeFirst())
            chosen.isShortest = false
            reached = Assessment(now.input.mending(controls.union(chosen.controls)), attested: attested)
        }
        return FlipList(
            verdict: reached.verdict,
            steps: FlipSteps(now, reached, forced: controls, chosen: chosen.controls, musts: musts).steps,
            isShortest: isProvenShortest && chosen.isShortest && reached.verdict.launchRank >= target.launchRank
        )
    }

    /// The controls and the unanswerable musts without which no list reaches the target.
    private func forced() -> (controls: Set<String>, musts: Set<String>) {
        let judging = now.judging
        var controls: Set<String> = []
        var musts: Set<String> = []
        for (must, result) in zip(MustTable.musts, now.musts) {
            switch must.rule {
            case .controls(let ids):
                controls.formUnion(ids.filter { [.fail, .unknown].contains(judging.standing(of: $0)) })
            case .noCritical(let ids):
                let critical = now.findings.filter { $0.isOpen && $0.record.severity == .critical }
                    .map(\.record.control)
                controls.formUnion(ids.isEmpty ? critical : critical.filter(ids.contains))
                controls.formUnion(ids.filter { judging.answers[$0].map(judging.leavesUnknown) ?? true })
                if ids.isEmpty { controls.formUnion(judging.unknownResults.map(\.control)) }
            case .highFindings: controls.formUnion(judging.unknownResults.map(\.control))
            case .unanswerable: if result.state == .unknown { musts.insert(must.id) }
            }
        }
        controls.formUnion(now.findings.filter(\.isBlocking).map(\.record.control))
        if target.launchRank > Verdict.conditionalGo.launchRank {
            controls.formUnion(now.findings.filter(\.isAccepted).map(\.record.control))
        }
        return (controls, musts)
    }

    /// The controls without which the plan's own conditions do not hold, and the conditions that no control makes hold.
    ///
    /// A set from which nothing can be left out is found by leaving out one control after another.
    ///
    /// - Returns: Whether no smaller set exists for certain.
    private func forceCriteria(_ controls: inout Set<String>, _ musts: inout Set<String>) -> Bool {
        let own = now.musts.dropFirst(MustTable.musts.count) + (target == .go ? now.shoulds : [])
        let open = own.filter { !$0.isMet }.map(\.id)
        guard !open.isEmpty else { return true }
        let known = controls
        let attested = musts.union(now.judging.attested)
        func unmet(with more: Set<String>) -> Set<String> {
            let reached = Assessment(now.input.mending(known.union(more)), attested: attested)
            return Set((reached.musts + reached.shoulds).filter { !$0.isMet && open.contains($0.id) }.map(\.id))
        }
        let unwell = now.answers.filter { $0.isApplicable && $0.state != .pass && !known.contains($0.control.id) }
        var needed = Set(unwell.map(\.control.id))
        let hopeless = unmet(with: needed)
        musts.formUnion(hopeless)
        guard hopeless.count < open.count else { return true }
        for id in needed.sorted() where unmet(with: needed.subtracting([id])) == hopeless { needed.remove(id) }
        controls.formUnion(needed)
        return needed.count <= 1
    }

    /// A category without a single applicable control proves nothing; any one of its controls makes it count.
    private func forceEmptyCategories(_ controls: inout Set<String>) {
        for category in Category.allCases {
            let own = now.answers.filter { $0.control.category == category }
            guard !own.contains(where: { $0.isApplicable || controls.contains($0.control.id) }) else { continue }
            if let first = own.first(where: { !$0.isExempt }) { controls.insert(first.control.id) }
        }
    }
}
