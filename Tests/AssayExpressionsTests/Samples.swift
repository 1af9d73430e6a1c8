import AssayEvidence
import AssayExpressions
import AssayModel

extension RunView {
    /// A run with one high and one waived critical finding, one load, some settings, and whatever is unknown.
    static func sample(
        unknown: [String: String] = [:],
        lo: Double = 72,
        hi: Double = 90,
        states: [String: String] = [:],
        facts: RunFacts = .sample()
    ) -> RunView {
        let open = FindingRecord.sample(check: "security.cross-origin", severity: .high)
        let waived = FindingRecord.sample(check: "configuration.placeholder-secret", severity: .critical)
        let ids = ["security.cross-origin", "configuration.placeholder-secret", "documentation.runbook"]
        return RunView(
            findings: [Finding(waived, isOpen: false), Finding(open, isOpen: true)],
            results: ids.map { id in
                let why = Unjudged(.notRun, unknown[id] ?? "")
                let outcome: Outcome = unknown[id] == nil ? (id.hasPrefix("doc") ? .pass : .fail) : .notAssessed(why)
                return CheckResult(check: id, title: id, control: id, outcome: outcome, judged: 1)
            },
            controls: ids.map { id in
                Control(
                    id: id,
                    title: id,
                    category: .security,
                    group: "Access",
                    state: states[id] ?? "pass",
                    points: 5,
                    lo: 2,
                    hi: 5
                )
            },
            score: Points(points: 100, lo: lo, hi: hi),
            categories: [.security: Points(points: 25, lo: 10, hi: 20)],
            subject: AuditedSubject(commit: "abc", isModified: true, tree: Digest(bytes: SIMD32(repeating: 7))),
            facts: facts,
            now: Instant(milliseconds: 86_400_000),
            unknownChecks: unknown
        )
    }
}

extension FindingRecord {
    static func sample(check: String, severity: Severity) -> FindingRecord {
        FindingRecord(
            check: check,
            control: check,
            category: .security,
            severity: severity,
            likelihood: .likely,
            message: "something is wrong",
            remedy: "mend it",
            fingerprint: Digest(bytes: SIMD32(repeating: UInt8(truncatingIfNeeded: check.utf8.count))),
            references: ["CWE-798"],
            location: Location(file: ".env", line: 3, column: 1),
            request: nil,
            evidence: []
        )
    }
}

extension RunFacts {
    static func sample(loads: [LoadRun] = [.sample()], loadGap: String? = nil, settingGap: String? = nil) -> RunFacts {
        RunFacts(
            service: "Shop",
            version: "1.2.0",
            target: "http://127.0.0.1:8000",
            startedAt: Instant(milliseconds: 0),
            finishedAt: Instant(milliseconds: 90_500),
            loads: loads.map { Load($0, freshUntil: Instant(milliseconds: 2 * 86_400_000)) },
            loadGap: loadGap,
            settingFiles: [".env.production"],
            settings: [
                Setting(name: "DEBUG", value: "false", location: Location(file: ".env.production", line: 1)),
                Setting(name: "KEY", value: nil, isSecret: true, location: Location(file: ".env.production", line: 2)),
            ],
            settingGap: settingGap
        )
    }
}

extension LoadRun {
    static func sample(
        name: String = "browse",
        p50: Double = 10,
        p99: Double = 210.5,
        scheduled: Int = 6_000,
        completed: Int? = nil
    ) -> LoadRun {
        let exchange = HTTPExchange(
            request: .init(method: "GET", origin: "http://127.0.0.1:8000", target: "/orders"),
            response: .init(status: 200),
            milliseconds: 1
        )
        return LoadRun(
            scenario: Plan.LoadScenario(
                name: name,
                request: OperationName(method: "GET", path: "/orders"),
                rate: 200,
                duration: TimeSpan(milliseconds: 30_000)
            ),
            control: exchange,
            scheduled: scheduled,
            completed: completed ?? scheduled,
            errors: [:],
            unsent: 0,
            statuses: ["200": scheduled],
            rate: 200,
            latency: Latency(p50: p50, p90: 50, p95: 80, p99: p99, p999: 300, max: 400, mean: 20),
            generatorLag: 1,
            generatorWasBottleneck: false
        )
    }
}
