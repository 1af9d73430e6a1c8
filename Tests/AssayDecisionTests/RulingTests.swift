@testable import AssayDecision
import AssayModel
import Testing

@Suite("Exemptions and waivers")
struct RulingTests {
    private func exempt(_ control: String, reason: String = "we have none", by approver: String = "Bob")
        -> Plan.Exemption
    {
        Plan.Exemption(control: control, reason: reason, approver: approver)
    }

    private func state(_ control: String, _ input: DecisionInput) -> ControlScore.State? {
        Decision(deciding: input).categories.flatMap(\.controls).first { $0.id == control }?.state
    }

    @Test("a declared exemption leaves a control out that no check asks, or whose check the plan rules out")
    func exempts() {
        let id = "performance.regression"
        let unasked = input(without: [id], exempt: [exempt(id)])
        #expect(state(id, unasked) == .notApplicable)
        #expect(Decision(deciding: unasked).lo == 100)
        let ruledOut = input(replacing: [result(id, notAllowed)], exempt: [exempt(id)])
        #expect(state(id, ruledOut) == .notApplicable)
        #expect(Assessment(ruledOut, attested: attestable).verdict == .go)
        #expect(Decision(deciding: ruledOut).exemptions.map(\.isValid) == [true])
    }

    @Test(
        "evidence has the last word over an exemption",
        arguments: [
            (.fail, .fail), (.partial, .partial), (.pass, .pass), (unknown, .notAssessed),
        ] as [(Outcome, ControlScore.State)]
    )
    func evidenceWins(outcome: Outcome, expected: ControlScore.State) {
        let id = "performance.regression"
        let severity: Severity? = outcome == .fail ? .high : outcome == .partial ? .low : nil
        let result = result(id, outcome, severity.map { [finding(1, id, $0)] } ?? [])
        let input = input(replacing: [result], exempt: [exempt(id)])
        #expect(state(id, input) == expected)
        #expect(Decision(deciding: input).exemptions.map(\.isValid) == [false])
    }

    @Test("an exemption without control, approver or reason, for a must, or given twice is refused")
    func refusesExemptions() {
        let id = "performance.regression"
        let exemptions = [
            exempt("performance.unheard-of"), exempt(id, by: " \u{200B}"), exempt(id, reason: "\n"),
            exempt("deployment.rollback"), exempt("security.injection"), exempt(id), exempt(id),
        ]
        let decision = Decision(deciding: input(without: [id], exempt: exemptions))
        #expect(decision.exemptions.map(\.isValid) == [false, false, false, false, false, true, false])
        #expect(Set(decision.exemptions.map(\.reason)).count == 6)
    }

    @Test("exemptions beyond 30 % of a category are refused: the later ones, whatever became of the earlier")
    func limitsExemptions() {
        let ids = ["performance.resource-stability", "performance.capacity", "performance.regression"]
        let unasked = input(without: Set(ids), exempt: ids.map { exempt($0) })
        #expect(Decision(deciding: unasked).exemptions.map(\.isValid) == [true, false, true])
        let failed = result(ids[0], nil, [finding(1, ids[0], .high)])
        let contradicted = input(replacing: [failed], without: Set(ids), exempt: ids.map { exempt($0) })
        #expect(Decision(deciding: contradicted).exemptions.map(\.isValid) == [false, false, true])
        #expect(Decision(deciding: unasked).exemptions[1].reason.contains("30 %"))
    }

    @Test("a waiver that meets every condition lifts the veto, adds no points and caps the verdict")
    func waives() {
        let critical = result(
            "security.anonymous-access",
            nil,
            [finding(5, "security.anonymous-access", .critical, .likely)]
        )
        let before = Assessment(input(replacing: [critical]), attested: attestable)
        let after = Assessment(input(replacing: [critical], waivers: [waiver(5)]), attested: attestable)
        #expect(before.verdict == .noGo)
        #expect(after.verdict == .conditionalGo)
        #expect(after.board.lo == before.board.lo && after.board.lo == 96)
        #expect(after.risks.first { $0.finding == digest(5) }?.treatment == .accepted)
        let states = Set(after.musts.filter { $0.state == .waived }.map(\.id))
        #expect(states == ["no-critical-vulnerability", "no-open-critical-finding", "no-access-bypass"])
    }

    @Test(
        "a waiver that misses a condition lifts nothing and says why",
        arguments: [
            (waiver(6), "fingerprint"), (waiver(5, approver: " "), "approver"), (waiver(5, requester: ""), "requester"),
            (waiver(5, requester: "bob "), "the approver is the requester"),
            (waiver(5, requester: "\u{200B}B\u{AD}OB"), "the approver is the requester"),
            (waiver(5, reason: ""), "reason"), (waiver(5, compensatingControl: "\t"), "compensating"),
            (waiver(5, granted: 1), "granted only from"), (waiver(5, expires: 0), "expired"),
            (waiver(5, granted: -day, expires: 89 * day + 1), "90 days"),
            (waiver(5, granted: .min, expires: .max), "90 days"),
        ]
    )
    func refusesWaivers(waiver: Plan.Waiver, reason: String) throws {
        let critical = result("security.anonymous-access", nil, [finding(5, "security.anonymous-access", .critical)])
        let decision = Decision(deciding: input(replacing: [critical], waivers: [waiver]))
        let ruled = try #require(decision.waivers.first)
        #expect(!ruled.isValid && ruled.reason.contains(reason), "\(ruled.reason)")
        #expect(decision.verdict == .noGo)
    }

    @Test("a waiver holds from the moment it is granted, for 90 days, until just before it expires")
    func waiverEdges() {
        let found = result("security.cookies", nil, [finding(5, "security.cookies", .medium)])
        for edge in [waiver(5, granted: 0, expires: 90 * day), waiver(5, granted: -89 * day, expires: 1)] {
            #expect(Decision(deciding: input(replacing: [found], waivers: [edge])).waivers.map(\.isValid) == [true])
        }
    }

    @Test("a waiver for one of two findings does not lift the veto of the other")
    func partlyWaived() {
        let id = "security.anonymous-access"
        let results = [result(id, nil, [finding(5, id, .high), finding(6, id, .high)])]
        let after = Assessment(input(replacing: results, waivers: [waiver(5)]), attested: attestable)
        #expect(after.verdict == .noGo)
        #expect(after.musts.first { $0.id == "no-access-bypass" }?.findings == [digest(6)])
    }

    @Test("what is unknown beats what is accepted: mending the accepted finding must not make things worse")
    func unknownBeatsWaived() {
        let id = "security.anonymous-access"
        let results = [result(id, nil, [finding(5, id, .high)], check: "a"), result(id, unknown, check: "b")]
        let after = Assessment(input(replacing: results, waivers: [waiver(5)]), attested: attestable)
        #expect(after.musts.first { $0.id == "no-access-bypass" }?.state == .unknown)
        #expect(after.verdict == .insufficientEvidence)
    }
}
