import AssayModel

@testable import AssayDecision
@testable import AssayReports

/// A decision written down by hand over the real table of controls: NO-GO with every kind of explanation.
enum SampleDecision {
    private static let states: [String: ControlScore.State] = [
        "configuration.secret-strength": .fail,
        "security.anonymous-access": .fail,
        "security.response-headers": .partial,
        "performance.latency": .fail,
        "deployment.image-pins": .partial,
        "deployment.manifest-hardening": .notApplicable,
        "documentation.runbook": .partial,
        "security.tls": .notAssessed,
        "deployment.rollback": .notAssessed,
        "deployment.alerts": .notAssessed,
        "security.injection": .notAssessed,
        "performance.overload": .notAssessed,
        "functionality.data-integrity": .notAssessed,
    ]
    private static let previews: Set<String> = ["security.injection", "deployment.alerts", "performance.overload"]

    static let decision = Decision(
        verdict: .noGo,
        lo: total(\.lo),
        hi: total(\.hi),
        isPreview: true,
        categories: categories,
        musts: musts + [
            MustResult(
                id: "must-1",
                title: "load.latency.p99 < duration('500ms') && findings.all(f, f.risk <= 20)",
                isSuccessCriterion: false,
                state: .fail,
                reason: "load.latency.p99 = 904ms",
                isPreview: false,
                findings: []
            )
        ],
        shoulds: [
            MustResult(
                id: "should-1",
                title: "score.documentation.lo >= 6",
                isSuccessCriterion: false,
                state: .unknown,
                reason: "some of what it asks about has no check in this version; so far score.documentation.lo = 5.0",
                isPreview: false,
                findings: []
            )
        ],
        risks: risks,
        reasons: reasons,
        flip: flip,
        conditions: ["Give the risk that images move an owner and a date (\(SampleReport.digest(40).short))"],
        waivers: [
            WaiverResult(
                fingerprint: SampleReport.digest(30),
                isValid: true,
                reason: "search is behind a feature flag until January",
                expires: SampleReport.instant("2027-01-15T00:00:00Z")
            ),
            WaiverResult(
                fingerprint: SampleReport.digest(77),
                isValid: false,
                reason: "the approver is the requester",
                expires: SampleReport.instant("2026-12-31T00:00:00Z")
            ),
        ],
        validUntil: SampleReport.tomorrow,
        decidedAt: SampleReport.now,
        plan: SampleReport.digest(201),
        subject: AuditedSubject(commit: "4f2a9c1be07d55aa0192", isModified: false, tree: SampleReport.digest(200))
    )

    private static func total(_ path: KeyPath<CategoryScore, Double>) -> Double {
        (categories.map { $0[keyPath: path] }.reduce(0, +) * 100).rounded() / 100
    }

    private static let categories = Category.allCases.map { category in
        let controls = ControlTable.controls.filter { $0.category == category }.map(score)
        let lo = controls.map(\.lo).reduce(0, +)
        let hi = controls.map(\.hi).reduce(0, +)
        return CategoryScore(
            category: category,
            points: category.points,
            lo: lo,
            hi: hi,
            reachesFloor: lo >= category.points * 0.6,
            canReachFloor: hi >= category.points * 0.6,
            controls: controls
        )
    }

    private static func score(_ control: Control) -> ControlScore {
        let state = states[control.id] ?? .pass
        let isPreview = previews.contains(control.id)
        let findings = SampleFindings.results.filter { $0.control == control.id }.flatMap(\.findings)
        let points = state == .notApplicable ? 0 : control.weight
        return ControlScore(
            id: control.id,
            title: control.title,
            group: control.group,
            state: state,
            points: points,
            lo: state == .pass ? points : state == .partial ? points / 2 : 0,
            hi: state == .pass || state == .notAssessed ? points : state == .partial ? points / 2 : 0,
            reason: reason(state, findings, isPreview: isPreview),
            isPreview: isPreview,
            checks: SampleFindings.results.filter { $0.control == control.id }.map(\.check),
            findings: findings.map(\.fingerprint)
        )
    }

    private static func reason(
        _ state: ControlScore.State,
        _ findings: [FindingRecord],
        isPreview: Bool
    ) -> String? {
        switch state {
        case .pass: nil
        case .partial, .fail: findings.first.map(\.message)
        case .notAssessed: isPreview ? "no check of this version asks this yet" : "no evidence was gathered"
        case .notApplicable: "there are no Kubernetes manifests"
        }
    }

    private static let musts = MustTable.musts.map { must in
        let failed = [
            "no-access-bypass", "no-critical-vulnerability", "no-plaintext-secret", "no-open-critical-finding",
        ]
        let state: MustResult.State =
            switch must.rule {
            case .unanswerable: .unknown
            default:
                failed.contains(must.id)
                    ? .fail
                    : must.id == "performance-objectives" ? .waived : must.id == "rollback-works" ? .unknown : .pass
            }
        return MustResult(
            id: must.id,
            title: must.title,
            isSuccessCriterion: must.isSuccessCriterion,
            state: state,
            reason: state == .pass ? nil : state == .fail ? "findings stand against it" : "not known in this version",
            isPreview: state == .unknown,
            findings: state == .fail ? [SampleReport.digest(10), SampleReport.digest(1)] : []
        )
    }

    private static let risks: [Risk] =
        SampleFindings.results.flatMap(\.findings)
        .map { finding in
            Risk(
                finding: finding.fingerprint,
                control: finding.control,
                title: finding.message,
                impact: finding.severity.impact,
                likelihood: finding.likelihood.rank,
                score: finding.risk,
                treatment: finding.check == "performance.latency"
                    ? .accepted : finding.risk >= 15 ? .blocks : finding.risk >= 8 ? .needsOwner : .watch
            )
        }
        + [
            Risk(
                finding: nil,
                control: "deployment.rollback",
                title: "A rollback works",
                impact: 4,
                likelihood: 3,
                score: 12,
                treatment: .assess
            )
        ]

    private static let reasons = [
        reason(
            .mustFailed,
            "no-access-bypass",
            "Authentication and authorisation cannot be bypassed: GET /api/documents answers without credentials (+2 more)",
            [10, 11, 12]
        ),
        reason(.mustFailed, "no-plaintext-secret", "No secret lies in plain text: JWT_SECRET holds a placeholder", [1]),
        reason(.categoryFloor, "security", "Security has at most 14.5 of 25 points, under its floor of 15", []),
        reason(.score, "score", "The score is in the band of a launch under conditions", []),
        reason(.mustUnknown, "rollback-works", "A rollback works: nothing was gathered; allow the drill", []),
        reason(.waiverCap, "performance.latency", "An accepted risk caps the verdict at CONDITIONAL GO", [30]),
    ]

    private static func reason(_ kind: Reason.Kind, _ about: String, _ text: String, _ findings: [Int]) -> Reason {
        Reason(
            kind: kind,
            about: about,
            text: text,
            findings: findings.map(SampleReport.digest),
            evidence: findings.isEmpty ? [] : [SampleReport.digest(100)]
        )
    }

    private static let flip = FlipList(
        verdict: .conditionalGo,
        steps: [
            step("security.anonymous-access", .mend, "Require credentials on 3 operations", 4, [10, 11, 12]),
            step("configuration.secret-strength", .mend, "Replace the placeholder in JWT_SECRET", 3, [1]),
            step("deployment.rollback", .assess, "assess “A rollback works”: allow the drill and run it", 2, []),
            step("functionality.data-integrity", .assess, "Describe write and read as a scenario", 2, []),
            step("security.injection", .attest, "Attest what no check of this version can see", 0, []),
            step("team-ready", .attest, "Have the on-call rota confirmed by name", 0, []),
            step("prerequisites-complete", .attest, "Name the evidence of the prerequisites", 0, []),
            step("security.tls", .assess, "Name the public endpoint under target.url", 1.5, []),
        ],
        isShortest: true
    )

    private static func step(
        _ about: String,
        _ action: FlipList.Step.Action,
        _ text: String,
        _ gain: Double,
        _ findings: [Int]
    ) -> FlipList.Step {
        FlipList.Step(
            about: about,
            action: action,
            text: text,
            gain: gain,
            findings: findings.map(SampleReport.digest)
        )
    }
}
