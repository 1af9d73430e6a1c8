import AssayModel

@testable import AssayDecision
@testable import AssayReports

/// A report of a service with a bit of everything wrong, for goldens and pictures.
enum SampleReport {
    static let now = instant("2026-11-24T08:40:00Z")
    static let tomorrow = instant("2026-11-25T08:12:00Z")

    static let report = AuditReport(
        tool: AuditReport.Tool(version: "0.1.0"),
        run: AuditReport.Run(
            id: "2026-11-24-081200-7f3a",
            startedAt: instant("2026-11-24T08:12:00Z"),
            finishedAt: instant("2026-11-24T08:39:12Z"),
            target: "http://127.0.0.1:8000",
            service: "Shop API",
            version: "1.4.2",
            subject: AuditedSubject(commit: "4f2a9c1be07d55aa0192", isModified: false, tree: digest(200)),
            planDigest: digest(201),
            planFile: "assay.yaml",
            runFolder: ".assay/runs/2026-11-24-081200-7f3a"
        ),
        decision: SampleDecision.decision,
        results: SampleFindings.results,
        evidence: SampleFindings.evidence,
        load: [SampleLoad.browse],
        catalogue: AuditReport.Catalogue(checks: 41)
    )

    /// A report of a run in which nothing was judged and nothing found.
    static let empty = AuditReport(
        tool: AuditReport.Tool(version: "0.1.0"),
        run: AuditReport.Run(
            id: "empty",
            startedAt: now,
            finishedAt: now,
            service: "Empty",
            subject: AuditedSubject(commit: nil, isModified: false, tree: digest(1)),
            planDigest: digest(2),
            runFolder: "run"
        ),
        decision: Decision(
            verdict: .insufficientEvidence,
            lo: 0,
            hi: 100,
            isPreview: false,
            categories: [],
            musts: [],
            risks: [],
            reasons: [],
            flip: nil,
            conditions: [],
            waivers: [],
            validUntil: nil,
            decidedAt: now,
            plan: digest(2),
            subject: AuditedSubject(commit: nil, isModified: false, tree: digest(1))
        ),
        results: [],
        catalogue: AuditReport.Catalogue(checks: 0)
    )

    static func instant(_ text: String) -> Instant {
        Instant(text) ?? Instant(milliseconds: 0)
    }

    /// A digest that looks like one and is the same in every run.
    static func digest(_ seed: Int) -> Digest {
        var state = UInt64(truncatingIfNeeded: seed + 1) &* 0x9E37_79B9_7F4A_7C15
        let digits = Array("0123456789abcdef")
        let text = (0..<64)
            .map { _ -> Character in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return digits[Int(state >> 32 & 15)]
            }
        return Digest(String(text)) ?? SampleReport.digest(seed + 1)
    }
}
