@testable import AssayDecision
import AssayExpressions
import AssayModel
import Testing

@Suite("The plan's own conditions")
struct PlanCriteriaTests {
    private func decide(
        must: [String] = [],
        should: [String] = [],
        replacing results: [CheckResult] = [],
        without: Set<String> = []
    ) -> Decision {
        var input = input(replacing: results, without: without)
        input.rulings.must = must
        input.rulings.should = should
        return Decision(explaining: Assessment(input, attested: attestable))
    }

    private let low = [
        result("security.cross-origin", nil, [finding(1, "security.cross-origin", .low, .rare)]),
        result("security.cookies", nil, [finding(2, "security.cookies", .low, .rare)]),
    ]

    @Test("a must of the plan that fails is NO-GO, and says which values decided it")
    func failing() throws {
        let decision = decide(must: ["size(findings) < 2"], replacing: low)
        #expect(decision.verdict == .noGo)
        let must = try #require(decision.musts.last)
        #expect(must.state == .fail)
        #expect(must.reason == "size(findings) = 2")
        #expect(decision.reasons.first?.text == "not met: \u{201C}size(findings) < 2\u{201D}: size(findings) = 2")
        #expect(decide(must: ["size(findings) < 3"], replacing: low).verdict != .noGo)
    }

    @Test("a must over incomplete results is unknown, which launches nothing")
    func incomplete() {
        let decision = decide(must: ["size(findings) < 3"], replacing: [result("security.cookies", unknown)])
        #expect(decision.musts.last?.state == .unknown)
        #expect(decision.verdict == .insufficientEvidence)
    }

    @Test("a should that fails or is unknown allows GO WITH MONITORING at most")
    func should() {
        #expect(decide(should: ["score.lo >= 50"]).verdict == .go)
        let failing = decide(should: ["score.lo > 100"])
        #expect(failing.verdict == .goWithMonitoring)
        #expect(failing.reasons.contains { $0.kind == .shouldMissed })
        #expect(decide(should: ["load.rate > 1.0"]).verdict == .goWithMonitoring)
        #expect(decide(should: ["load.rate > 1.0"]).shoulds.first?.state == .unknown)
    }

    @Test("an expression that this version cannot read is unknown, never met")
    func unreadable() {
        let decision = decide(must: ["nonsense("])
        #expect(decision.musts.last?.state == .unknown)
        #expect(decision.verdict == .insufficientEvidence)
    }

    @Test("the flip list mends what a condition needs, and nothing that can be left out")
    func flips() throws {
        let decision = decide(must: ["!findings.exists(f, f.control == 'security.cookies')"], replacing: low)
        let flip = try #require(decision.flip)
        #expect(flip.steps.map(\.about) == ["security.cookies"])
        #expect(flip.verdict.launchRank > 0)
        let both = try #require(decide(must: ["size(findings) == 0"], replacing: low).flip)
        #expect(Set(both.steps.map(\.about)) == ["security.cookies", "security.cross-origin"])
    }

    @Test("a condition that no control makes hold is a step of its own")
    func stepOfItsOwn() throws {
        let flip = try #require(decide(must: ["run.commit == 'abc'"]).flip)
        #expect(flip.steps.map(\.about) == ["must-1"])
        #expect(flip.steps.first?.action == .mend)
        #expect(flip.steps.first?.text == "make hold \u{201C}run.commit == 'abc'\u{201D}: run.commit = \"\"")
        let should = try #require(decide(should: ["load.rate > 1.0"]).flip)
        #expect(should.verdict == .go)
        #expect(should.steps.map(\.about) == ["should-1"])
        #expect(should.steps.first?.action == .assess)
    }
}
