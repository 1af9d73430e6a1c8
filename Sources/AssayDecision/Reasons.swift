import AssayModel

/// Puts into words why a verdict is what it is, most weighty reason first.
struct Reasons {
    let now: Assessment

    /// All reasons.
    var all: [Reason] {
        failedMusts + blockingRisks + missingEvidence + floors + score + unknownMusts + missedShoulds + waiverCaps
            + allHold
    }

    private var failedMusts: [Reason] {
        now.musts.filter { $0.state == .fail }
            .map { must in
                let findings = findings(must.findings)
                return Reason(
                    kind: .mustFailed,
                    about: must.id,
                    text: "not met: \u{201C}\(must.title)\u{201D}: \(must.reason ?? "")",
                    findings: must.findings,
                    evidence: findings.isEmpty ? evidence(behind: must) : findings.evidence
                )
            }
    }

    /// Risks that no failed must speaks of already, by control.
    private var blockingRisks: [Reason] {
        let covered = Set(now.musts.filter { $0.state == .fail }.flatMap(\.findings))
        let blocking = now.findings.filter { $0.isBlocking && !covered.contains($0.record.fingerprint) }
        let groups = Dictionary(grouping: blocking, by: \.record.control)
        let controls = now.risks.filter { $0.treatment == .blocks }.map(\.control).unique
        return controls.compactMap { control in
            guard let group = groups[control], let worst = group.map(\.record.risk).max() else { return nil }
            let title = ControlTable.control(control)?.title ?? control
            return Reason(
                kind: .riskBlocks,
                about: control,
                text: "open risk against \u{201C}\(title)\u{201D}: \(group.condensed) (risk \(worst) of 25)",
                findings: group.fingerprints,
                evidence: group.evidence
            )
        }
    }

    /// What took the evidence from three checks or more at once, such as a target that cannot be reached: mending that
    /// is worth more than all else that is unknown.
    private var missingEvidence: [Reason] {
        var checks: [Unjudged: Set<String>] = [:]
        for result in now.results {
            for gap in result.gaps where Self.isOutage(gap.why.reason) {
                checks[gap.why, default: []].insert(result.check)
            }
            if case .notAssessed(let why) = result.outcome, result.gaps.isEmpty, Self.isOutage(why.reason) {
                checks[why, default: []].insert(result.check)
            }
        }
        return checks.filter { $0.value.count >= 3 }
            .sorted { ($1.value.count, $0.key.detail) < ($0.value.count, $1.key.detail) }
            .map { why, checks in
                Reason(
                    kind: .evidenceMissing,
                    about: why.reason.rawValue,
                    text: "\(checks.count) checks could not see what they judge: \(why.detail)",
                    findings: [],
                    evidence: []
                )
            }
    }

    /// Whether a reason is one that nobody meant: something was to be seen and was not.
    private static func isOutage(_ reason: Unjudged.Reason) -> Bool {
        [.unreachable, .timedOut, .probeFailed, .wrongSubject, .stale, .tampered].contains(reason)
    }

    private var floors: [Reason] {
        now.board.categories.filter { !$0.reachesFloor }
            .map { score in
                let against = now.findings.filter { finding in
                    score.controls.contains { $0.id == finding.record.control && $0.state != .pass }
                }
                let floor = score.category.floor.pointsText
                let points = score.points.pointsText
                let name = score.category.rawValue
                return Reason(
                    kind: .categoryFloor,
                    about: name,
                    text: score.canReachFloor
                        ? "\(name) has \(score.lo.pointsText) of \(points) points proven, under its floor of \(floor); "
                            + "\(Reasons.difference(score.hi, score.lo)) more are unknown"
                        : "\(name) can reach \(score.hi.pointsText) of \(points) points at most, under its floor of \(floor)",
                    findings: against.fingerprints,
                    evidence: against.evidence
                )
            }
    }

    private var score: [Reason] {
        guard now.board.lo < Verdict.go.leastScore else { return [] }
        let next: Verdict =
            [.conditionalGo, .goWithMonitoring].first { now.board.lo < $0.leastScore } ?? .go
        let text =
            "\(now.board.lo.pointsText) of 100 points are proven; "
            + "\(Self.difference(now.board.hi, now.board.lo)) more are unknown; "
            + "\(next.rawValue) needs \(Int(next.leastScore))"
        return [Reason(kind: .score, about: "score", text: text, findings: [], evidence: usedEvidence)]
    }

    /// Unknown musts in two groups: those that someone can settle now, and those that this version cannot settle.
    private var unknownMusts: [Reason] {
        let unknown = now.musts.filter { $0.state == .unknown }
        let (open, preview) = (unknown.filter { !isPreviewAlone($0) }, unknown.filter(isPreviewAlone))
        var reasons: [Reason] = []
        if let first = open.first {
            let causes = causes(of: open) + planReasons(of: open)
            let more = causes.count > 3 ? "; and \(causes.count - 3) more" : ""
            let why = causes.isEmpty ? first.reason ?? "" : causes.prefix(3).joined(separator: "; ") + more
            let these = open.count == 1 ? "this holds" : "these hold"
            let titles = open.map(\.title).joined(separator: "; ")
            reasons.append(unknownReason(open, "it is unknown whether \(these): \(titles), since: \(why)"))
        }
        if !preview.isEmpty {
            let titles = preview.map(\.title).joined(separator: "; ")
            reasons.append(unknownReason(preview, "no check of this version can tell whether these hold: \(titles)"))
        }
        return reasons
    }

    private func unknownReason(_ musts: [MustResult], _ text: String) -> Reason {
        Reason(
            kind: .mustUnknown,
            about: musts.map(\.id).joined(separator: ", "),
            text: text,
            findings: [],
            evidence: evidence(ofControls: controls(of: musts.map(\.id)))
        )
    }

    /// Why the plan's own conditions are unknown.
    private func planReasons(of musts: [MustResult]) -> [String] {
        musts.filter(\.isPlanCondition).compactMap(\.reason)
    }

    private var missedShoulds: [Reason] {
        now.shoulds.filter { !$0.isMet }
            .map { should in
                let what =
                    should.state == .fail
                    ? "should hold and does not" : "should hold, and it is unknown whether it does"
                let text = "\(what): \u{201C}\(should.title)\u{201D}: \(should.reason ?? "")"
                return Reason(kind: .shouldMissed, about: should.id, text: text, findings: [], evidence: [])
            }
    }

    private var waiverCaps: [Reason] {
        let waivers = now.waivers.valid
        guard !waivers.isEmpty else { return [] }
        let accepted = now.findings.filter(\.isAccepted)
        let names = waivers.map { "\($0.fingerprint.short) until \($0.expires.readable), approved by \($0.approver)" }
        let text = "accepted risks allow \(Verdict.conditionalGo.rawValue) at most: \(names.joined(separator: "; "))"
        return [
            Reason(
                kind: .waiverCap,
                about: "waivers",
                text: text,
                findings: accepted.fingerprints,
                evidence: accepted.evidence
            )
        ]
    }

    private var allHold: [Reason] {
        guard now.verdict == .go else { return [] }
        let text =
            "all \(now.musts.count) musts hold, every category reaches its floor, and "
            + "\(now.board.lo.pointsText) of 100 points are proven"
        return [Reason(kind: .allHold, about: "all", text: text, findings: [], evidence: usedEvidence)]
    }
}

extension Reasons {
    private static func difference(_ high: Double, _ low: Double) -> String {
        (high - low).roundedToHundredths.pointsText
    }

    private func findings(_ fingerprints: [Digest]) -> [JudgedFinding] {
        let wanted = Set(fingerprints)
        return now.findings.filter { wanted.contains($0.record.fingerprint) }
    }

    /// Whether only what this version cannot see leaves a must unknown.
    private func isPreviewAlone(_ must: MustResult) -> Bool {
        let unknown = controls(of: [must.id]).compactMap { now.judging.answers[$0] }.filter(now.judging.leavesUnknown)
        return must.isPreview && unknown.allSatisfy(\.isPreview)
    }

    /// The controls that musts ask about: those that they name, or those with unknown results where they ask about all.
    private func controls(of ids: [String]) -> [String] {
        let unknown = now.judging.unknownResults.map(\.control)
        return MustTable.musts.filter { ids.contains($0.id) }
            .flatMap { must -> [String] in
                switch must.rule {
                case .controls(let names): names
                case .noCritical(let names): names.isEmpty ? unknown : names
                case .highFindings: unknown
                case .unanswerable: []
                }
            }
            .unique
    }

    /// Why the controls of musts are unknown that checks of this version ask about.
    private func causes(of musts: [MustResult]) -> [String] {
        controls(of: musts.map(\.id)).compactMap { now.judging.answers[$0] }
            .filter { now.judging.leavesUnknown($0) && !$0.isPreview }
            .map { $0.reason ?? $0.control.nextStep }
            .unique
    }

    /// The evidence of a must without findings: of its controls, or all where the plan itself asks.
    private func evidence(behind must: MustResult) -> [Digest] {
        let named = evidence(ofControls: controls(of: [must.id]))
        return named.isEmpty ? usedEvidence : named
    }

    private func evidence(ofControls ids: [String]) -> [Digest] {
        let wanted = Set(ids)
        return now.results.filter { wanted.contains($0.control) }.flatMap(\.evidence).unique
    }

    private var usedEvidence: [Digest] {
        now.results.filter { $0.freshUntil != nil }.flatMap(\.evidence).unique
    }
}
