import AssayExpressions
import AssayModel
import CEL
import Testing

struct CriterionTests {
    private func judge(_ source: String, _ view: RunView = .sample()) throws -> CriterionJudgement {
        try Criterion(source).judged(in: view)
    }

    @Test(
        "a condition over what is known holds or fails",
        arguments: [
            ("!findings.exists(f, f.severity == 'critical' && f.open)", true),
            ("!findings.exists(f, f.severity == 'critical')", false),
            ("findings.filter(f, f.open).size() <= 1", true),
            ("findings.all(f, f.risk < 15 || !f.open)", false),
            ("findings.exists(f, f.file == '.env' && f.line == 3 && 'CWE-798' in f.references)", true),
            ("score.lo >= 70.0 && score.lo >= 70", true), ("score.lo > 90", false),
            ("score.security.lo == 10.0", true), ("score.performance.points == 20.0", true),
            ("load.latency.p99 < duration('500ms')", true), ("load.latency.p99 < 3 * load.latency.p50", false),
            ("load.errorRate == 0.0 && load.rate >= 200.0", true),
            ("loads.all(l, l.latency.max < duration('1s'))", true),
            ("checks['documentation.runbook'].outcome == 'pass'", true),
            ("controls['documentation.runbook'].state == 'pass'", true),
            ("config.variables['DEBUG'] == 'false'", true),
            ("config.settings.exists(s, s.name == 'KEY' && s.secret)", true),
            ("!('KEY' in config.variables)", true), ("config.profile == 'production'", true),
            ("run.service == 'Shop' && run.version.startsWith('1.') && run.modified", true),
            ("run.duration == duration('90.5s') && now - run.finished < duration('24h')", true),
            ("run.finished.getHours() == 0", true), ("size(findings) == 2", true),
        ]
    )
    func judges(source: String, holds: Bool) throws {
        // Multiplying a duration is not part of the language: the sum says the same.
        let source = source.replacing("3 * load.latency.p50", with: "load.latency.p50 + load.latency.p50")
        let judgement = try judge(source)
        #expect(judgement.state == (holds ? .holds : .fails), "\(source): \(judgement.reason ?? "")")
        #expect((judgement.reason == nil) == holds)
    }

    @Test(
        "the reason of a failure is the values that decided it",
        arguments: [
            ("load.latency.p99 < duration('100ms')", "load.latency.p99 = 210.5ms"),
            ("score.lo >= 80.0 && score.security.lo >= 5.0", "score.lo = 72.0"),
            ("run.service == 'Blog'", "run.service = \"Shop\""),
        ]
    )
    func reasons(source: String, reason: String) throws {
        #expect(try judge(source, .sample(hi: 72)).reason == reason)
    }

    @Test(
        "what holds on incomplete knowledge is unknown",
        arguments: [
            ("!findings.exists(f, f.severity == 'critical' && f.open)", ["documentation.runbook": "no run"]),
            ("size(findings) < 10", ["security.cross-origin": "unreachable"]),
            ("checks['documentation.runbook'].outcome != 'fail'", ["documentation.runbook": "no run"]),
            ("checks['documentation.runbook'].outcome == 'pass'", ["documentation.runbook": "no run"]),
            ("controls['documentation.runbook'].state != 'fail'", ["documentation.runbook": "no run"]),
            ("score.hi < 95.0", ["documentation.runbook": "no run"]),
            ("!(score.lo >= 90.0)", ["documentation.runbook": "no run"]),
            ("score.lo >= 80.0", ["documentation.runbook": "no run"]),
        ]
    )
    func incomplete(source: String, unknown: [String: String]) throws {
        let judgement = try judge(source, .sample(unknown: unknown))
        #expect(judgement.state == .unknown, "\(source)")
        #expect(judgement.reason?.contains(unknown.values.first ?? "-") == true, "\(judgement.reason ?? "")")
    }

    @Test(
        "what no further evidence can change is judged although something is unknown",
        arguments: [
            ("score.lo >= 70.0", CriterionJudgement.State.holds), ("70.0 <= score.lo || false", .holds),
            ("score.security.lo > 5.0 && score.lo > 50.0", .holds),
            ("checks['security.cross-origin'].outcome == 'fail'", .holds),
            ("run.service == 'Shop'", .holds), ("load.errorRate < 0.01", .holds),
            ("!findings.exists(f, f.severity == 'high')", .fails), ("score.lo >= 95.0", .fails),
        ]
    )
    func settled(source: String, state: CriterionJudgement.State) throws {
        let view = RunView.sample(unknown: ["documentation.runbook": "no run"])
        #expect(try judge(source, view).state == state, "\(source)")
    }

    @Test("load that was not run, went stale or is incomplete leaves a condition about it unknown")
    func load() throws {
        #expect(try judge("load.errorRate < 0.1", .sample(facts: .sample(loads: []))).state == .unknown)
        let gap = RunView.sample(facts: .sample(loadGap: "browse: timed out"))
        #expect(try judge("load.errorRate < 0.1", gap).reason == "browse: timed out")
        #expect(try judge("loads.all(l, l.errorRate < 0.1)", gap).state == .unknown)
        var facts = RunFacts.sample()
        facts.loads[0].freshUntil = Instant(milliseconds: 5)
        #expect(try judge("load.errorRate < 0.1", .sample(facts: facts)).state == .unknown)
        #expect(try judge("has(load.latency) || true", .sample(facts: .sample(loads: []))).state == .unknown)
    }

    @Test("a condition about load must hold for every run, and names the one that breaks it")
    func loads() throws {
        let view = RunView.sample(
            facts: .sample(loads: [.sample(), .sample(name: "order", p99: 2_000), .sample(name: "x", p99: 1)])
        )
        let judgement = try judge("load.latency.p99 < duration('1s')", view)
        #expect(judgement.state == .fails)
        #expect(judgement.reason == "load.latency.p99 = 2s (in 'order')")
    }

    @Test("settings that were not all understood leave a condition about them unknown")
    func settings() throws {
        let view = RunView.sample(facts: .sample(settingGap: ".env.production:3:1: no closing quote"))
        #expect(try judge("config.variables['DEBUG'] == 'false'", view).state == .unknown)
        #expect(try judge("config.variables['DEBUG'] == 'true'", view).state == .fails)
        #expect(try judge("config.variables['PORT'] == '1'").state == .unknown)
    }

    @Test(
        "what is wrong with a condition is found without a run, at its place",
        arguments: [
            ("scor.lo > 1.0", 0..<4, "undeclared name scor; did you mean score?"),
            (
                "findings.exists(f, f.sevrity == 'high')", 21..<28,
                "Finding has no field sevrity; did you mean severity?"
            ),
            ("checks['security.cross-orign'].outcome == 'pass'", 7..<29, "there is no check 'security.cross-orign'"),
            ("controls['x'].state == 'pass'", 9..<12, "there is no control 'x'"),
        ]
    )
    func diagnostics(source: String, span: Range<Int>, message: String) {
        let names = KnownNames(controls: ["security.cross-origin"], checks: ["security.cross-origin"])
        let found = Criterion.diagnostics(of: source, knowing: names)
        #expect(found.count == 1)
        #expect(found.first?.span == span)
        #expect(found.first?.message.hasPrefix(message) == true, "\(found)")
    }

    @Test(
        "what is no condition is refused",
        arguments: ["score.lo", "1 +", "findings", "score.lo > 'x'", "load.latency.p99 < 500", "f.open", ""]
    )
    func refused(source: String) {
        #expect(!Criterion.diagnostics(of: source).isEmpty)
    }

    @Test("a condition that would take too long is unknown")
    func endless() throws {
        let judgement = try judge("lists.range(9000).all(x, lists.range(9000).all(y, x + y >= 0))")
        #expect(judgement.state == .unknown)
        #expect(judgement.reason?.contains("steps") == true)
    }

    @Test("a failing condition names the findings that make it fail")
    func culprits() throws {
        let alone = try judge("!findings.exists(f, f.severity == 'high')")
        #expect(alone.findings == [RunView.sample().findings[1].record.fingerprint])
        #expect(try judge("size(findings) < 2").findings.count == 2)
        #expect(try judge("score.lo > 99.0", .sample(hi: 72)).findings == [])
    }

    @Test("a variable of a macro hides the run's own")
    func shadowing() throws {
        let view = RunView.sample(unknown: ["documentation.runbook": "no run"])
        #expect(try judge("[1].exists(findings, findings == 1)", view).state == .holds)
        #expect(try judge("[1].exists(score, score == 1)", view).state == .holds)
    }
}
