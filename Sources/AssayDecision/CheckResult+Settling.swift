import AssayModel

extension CheckResult {
    /// Whether something that the check asks about is unknown: all of it, or a subject that was not judged.
    var leavesUnknown: Bool {
        if case .notAssessed = outcome { return true }
        return !gaps.isEmpty
    }

    /// Why it leaves something unknown.
    var unknownReason: String? {
        if case .notAssessed(let why) = outcome { return why.detail }
        return gaps.first.map { "\($0.subject): \($0.why.detail)" }
    }

    /// The findings of high or critical severity.
    var graveFindings: [FindingRecord] {
        findings.filter { $0.severity >= .high }
    }

    /// The result as the decision reads it: stale evidence counts as none, and an outcome never says better than
    /// its findings and gaps.
    func settled(at now: Instant) -> CheckResult {
        var settled = self
        for index in settled.findings.indices {
            settled.findings[index].control = control
        }
        settled.findings.sort(by: FindingRecord.isGraver)
        if let freshUntil, freshUntil < now {
            settled.outcome = .notAssessed(Unjudged(.stale, "its evidence went stale on \(freshUntil.readable)"))
            settled.findings = []
            settled.freshUntil = nil
        } else if case .notAssessed(let why) = outcome {
            settled.keepSeen(beside: why)
        } else {
            settled.lowerOutcomeToFindings()
        }
        return settled
    }

    /// The result as it would be if all were well.
    var mended: CheckResult {
        CheckResult(
            check: check,
            title: title,
            control: control,
            outcome: .pass,
            judged: judged,
            evidence: evidence
        )
    }

    /// Keeps what was seen wrong before something else could not be judged; only evidence that cannot be relied on
    /// takes its findings with it.
    private mutating func keepSeen(beside why: Unjudged) {
        guard ![.stale, .tampered, .wrongSubject].contains(why.reason), !findings.isEmpty else {
            findings = []
            freshUntil = nil
            return
        }
        if gaps.isEmpty { gaps = [Gap(subject: "run", why: why)] }
        outcome = .partial
        lowerOutcomeToFindings()
    }

    private mutating func lowerOutcomeToFindings() {
        switch outcome {
        case .fail, .notAssessed: break
        case .pass, .partial, .notApplicable:
            if !graveFindings.isEmpty {
                outcome = .fail
            } else if !findings.isEmpty {
                outcome = .partial
            }
        }
    }
}
