import AssayModel

/// Decides the musts over what is known of the controls and the findings.
struct MustJudging: Sendable {
    var answers: [String: ControlAnswer]
    var results: [CheckResult]
    var findings: [JudgedFinding]
    var findingsByControl: [String: [JudgedFinding]]
    var accepted: Set<Digest>
    /// The musts that count as attested although nothing in this version answers them.
    var attested: Set<String>

    /// How a control stands towards a must that needs it to pass.
    ///
    /// Medium and lower findings do not stand against it. What is wrong beats what is unknown, and what is unknown
    /// beats what is accepted: otherwise mending an accepted finding could make things worse.
    func standing(of control: String) -> MustResult.State {
        guard let answer = answers[control] else { return .unknown }
        let failed = answer.results.filter { $0.outcome == .fail }
        if failed.contains(where: { !isAccepted($0) }) { return .fail }
        if leavesUnknown(answer) { return .unknown }
        return failed.isEmpty ? .pass : .waived
    }

    /// Whether something that a control asks is unknown.
    func leavesUnknown(_ answer: ControlAnswer) -> Bool {
        [.notAssessed, .notApplicable].contains(answer.state) || answer.results.contains(where: \.leavesUnknown)
    }

    /// The results that leave something unknown, but for those of controls that the plan exempts.
    var unknownResults: [CheckResult] {
        results.filter { $0.leavesUnknown && answers[$0.control]?.isExempt != true }
    }

    func judge(_ must: Must) -> MustResult {
        var result = MustResult(
            id: must.id,
            title: must.title,
            isSuccessCriterion: must.isSuccessCriterion,
            state: .pass,
            reason: nil,
            isPreview: must.controls.contains { answers[$0]?.isPreview ?? true },
            findings: []
        )
        switch must.rule {
        case .controls(let ids): judge(ids, into: &result)
        case .noCritical(let ids): judgeCritical(among: ids, into: &result)
        case .highFindings(let most): judgeHigh(atMost: most, into: &result)
        case .unanswerable(let missing):
            guard !attested.contains(must.id) else { break }
            result.state = .unknown
            result.isPreview = true
            result.reason = missing
        }
        return result
    }

    private func judge(_ ids: [String], into result: inout MustResult) {
        let standings = ids.map { (id: $0, state: standing(of: $0)) }
        let failed = standings.filter { $0.state == .fail }.map(\.id)
        let unknown = standings.filter { $0.state == .unknown }.map(\.id)
        let waived = standings.filter { $0.state == .waived }.map(\.id)
        if !failed.isEmpty {
            let grave = graveFindings(of: failed)
            let silent = failed.filter { (findingsByControl[$0] ?? []).isEmpty }
            result.state = .fail
            result.findings = grave.fingerprints
            result.reason = (grave.map(\.record.headline) + silent.map { "\(title(of: $0)): a check fails" }).condensed
        } else if !unknown.isEmpty {
            result.state = .unknown
            result.reason = unknown.map(unknownText).condensed
        } else if !waived.isEmpty {
            let grave = graveFindings(of: waived)
            result.state = .waived
            result.findings = grave.fingerprints
            result.reason = "accepted: \(grave.condensed)"
        }
    }

    private func judgeCritical(among ids: [String], into result: inout MustResult) {
        let pool = ids.isEmpty ? findings : findings.filter { ids.contains($0.record.control) }
        let critical = pool.filter { $0.record.severity == .critical }
        let open = critical.filter(\.isOpen)
        let unknown =
            ids.isEmpty ? unknownResultsText : ids.filter { answers[$0].map(leavesUnknown) ?? true }.map(unknownText)
        if !open.isEmpty {
            result.state = .fail
            result.findings = open.fingerprints
            result.reason = open.condensed
        } else if !unknown.isEmpty {
            result.state = .unknown
            result.reason = unknown.condensed
        } else if !critical.isEmpty {
            result.state = .waived
            result.findings = critical.fingerprints
            result.reason = "accepted: \(critical.condensed)"
        }
    }

    private func judgeHigh(atMost most: Int, into result: inout MustResult) {
        let high = findings.filter { $0.record.severity == .high }
        let open = high.filter(\.isOpen)
        let unknown = unknownResultsText
        if open.count > most {
            result.state = .fail
            result.findings = open.fingerprints
            result.reason = "\(open.count) are open: \(open.condensed)"
        } else if !unknown.isEmpty {
            result.state = .unknown
            result.reason = unknown.condensed
        } else if high.count > most {
            result.state = .waived
            result.findings = high.filter(\.isAccepted).fingerprints
            result.reason = "\(high.count - open.count) of \(high.count) are accepted"
        }
    }

    /// Whether a failed result rests on accepted findings alone.
    private func isAccepted(_ result: CheckResult) -> Bool {
        let grave = result.graveFindings
        let deciding = grave.isEmpty ? result.findings : grave
        return !deciding.isEmpty && deciding.allSatisfy { accepted.contains($0.fingerprint) }
    }

    /// The findings that make controls fail: the open ones where there are any.
    private func graveFindings(of ids: [String]) -> [JudgedFinding] {
        let all = findings.filter { ids.contains($0.record.control) }
        let grave = all.filter { $0.record.severity >= .high }
        let pool = grave.isEmpty ? all : grave
        let open = pool.filter(\.isOpen)
        return open.isEmpty ? pool : open
    }

    private var unknownResultsText: [String] {
        unknownResults.map { "\($0.check) was not assessed: \($0.unknownReason ?? "")" }
    }

    private func unknownText(_ id: String) -> String {
        guard let answer = answers[id] else { return "\(id): \(ControlAnswer.previewReason)" }
        let unknown = answer.results.compactMap(\.unknownReason)
        return "\(answer.control.title): \(unknown.isEmpty ? answer.reason ?? "unknown" : unknown.condensed)"
    }

    private func title(of id: String) -> String {
        answers[id]?.control.title ?? id
    }
}
