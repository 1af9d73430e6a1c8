import AssayBundle
import AssayModel

/// Turns observations into the results of checks; the only place that says "not assessed".
enum Judge {
    /// The results of checks, in the order of their ids.
    static func results(of checks: [any Check], on observations: Observations) -> [CheckResult] {
        checks.map { result(of: $0, on: observations) }.sorted { $0.check < $1.check }
    }

    private static func result(of check: some Check, on observations: Observations) -> CheckResult {
        let about = check.about
        var result = CheckResult(
            check: about.id,
            title: about.title,
            control: about.control,
            outcome: .pass
        )
        let applicability = check.needs.applicability(observations.rosters)
        if case .empty(let reason) = applicability {
            result.outcome = .notApplicable(reason)
            return result
        }
        var sources: [EvidenceSource] = []
        for judgement in check.judge(observations) {
            sources += judgement.sources
            switch judgement.result {
            case .success(let findings):
                result.judged += 1
                for finding in findings { result.add(record(of: finding, by: about, in: judgement)) }
            case .failure(let why):
                result.gaps.append(.init(subject: judgement.subject, why: why))
            }
        }
        if case .unknown(let why) = applicability {
            result.gaps.append(.init(subject: "further subjects", why: why))
        }
        result.evidence = Array(Set(sources.map(\.digest))).sorted()
        result.freshUntil = sources.map(\.freshUntil).min()
        result.outcome = outcome(of: result)
        return result
    }

    /// A finding of high or critical severity fails the check, whatever could not be judged; without one, a gap leaves
    /// it open whether there is one.
    private static func outcome(of result: CheckResult) -> Outcome {
        if let worst = result.findings.map(\.severity).max() {
            return worst >= .high ? .fail : .partial
        }
        guard let gap = result.gaps.first else {
            return result.judged > 0 ? .pass : .notApplicable("nothing on the complete roster concerns it")
        }
        if result.judged == 0, result.gaps.count == 1 { return .notAssessed(gap.why) }
        let open = result.gaps.count
        let total = result.judged + open
        return .notAssessed(
            Unjudged(gap.why.reason, "\(open) of \(total) could not be judged: \(gap.subject): \(gap.why)")
        )
    }

    private static func record(
        of finding: Finding,
        by about: CheckDescription,
        in judgement: SubjectJudgement
    ) -> FindingRecord {
        // Neither lines nor messages, which shift and are reworded: check, place and what identifies the defect there.
        let place = finding.location?.file ?? finding.request?.operation ?? judgement.subject
        return FindingRecord(
            check: about.id,
            control: about.control,
            category: about.area?.category ?? .infrastructure,
            severity: finding.severity ?? about.severity,
            likelihood: finding.likelihood ?? about.likelihood,
            message: finding.message,
            remedy: about.remedy,
            fingerprint: Digest(hashing: "\(about.id)\u{0}\(place)\u{0}\(finding.anchor)"),
            references: about.references,
            location: finding.location,
            request: finding.request,
            evidence: Array(Set(judgement.sources.map(\.digest))).sorted()
        )
    }
}

extension CheckResult {
    /// Adds a finding; of one defect that was seen several times the worst sight is kept.
    fileprivate mutating func add(_ record: FindingRecord) {
        guard let index = findings.firstIndex(where: { $0.fingerprint == record.fingerprint }) else {
            findings.append(record)
            return
        }
        let known = findings[index]
        if (known.severity, known.risk) < (record.severity, record.risk) { findings[index] = record }
    }
}
