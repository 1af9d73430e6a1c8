@testable import AssayDecision
import AssayModel
import Testing

@Suite("The verdict")
struct VerdictTests {
    private func decide(_ input: DecisionInput, attested: Set<String> = attestable) -> Decision {
        Decision(explaining: Assessment(input, attested: attested))
    }

    /// Controls that no must names, with so many points in all.
    private func controls(worth points: Double, each most: Double = 5) -> Set<String> {
        var left = points
        var taken: [Category: Double] = [:]
        var ids: Set<String> = []
        for control in ControlTable.controls.sorted(by: { $0.weight > $1.weight })
        where !MustTable.musts.contains(where: { $0.controls.contains(control.id) }) {
            let sum = taken[control.category, default: 0] + control.weight
            guard control.weight <= left, control.weight <= most, sum <= control.category.points * 0.4 else { continue }
            taken[control.category] = sum
            left -= control.weight
            ids.insert(control.id)
        }
        return left == 0 ? ids : []
    }

    @Test(
        "the band of lo decides where all musts hold: its least score belongs to it",
        arguments: [
            (10, .go), (10.5, .goWithMonitoring), (20, .goWithMonitoring), (20.5, .conditionalGo), (30, .conditionalGo),
            (30.5, .insufficientEvidence),
        ] as [(Double, Verdict)]
    )
    func bands(missing: Double, verdict: Verdict) throws {
        let without = controls(worth: missing)
        try #require(!without.isEmpty)
        let decision = decide(input(without: without))
        #expect(decision.lo == 100 - missing && decision.hi == 100)
        #expect(decision.verdict == verdict)
        #expect(decision.reasons.contains { $0.kind == .score } == (missing > 10))
    }

    @Test("a perfect service is GO, and says that all holds")
    func perfect() {
        let decision = decide(input())
        #expect(decision.verdict == .go && decision.lo == 100 && decision.flip == nil && !decision.isPreview)
        #expect(decision.reasons.map(\.kind) == [.allHold])
        #expect(decision.reasons.first?.evidence == [digest(2_000_000)])
        #expect(decision.conditions.isEmpty)
    }

    @Test("without attestations the best verdict of this version is a preview with insufficient evidence")
    func preview() {
        let decision = input().decided()
        #expect(decision.verdict == .insufficientEvidence && decision.isPreview && decision.lo == 100)
        #expect(decision.reasons.map(\.kind) == [.mustUnknown])
        #expect(decision.reasons.first?.about == "team-ready, prerequisites-complete")
        #expect(decision.flip?.verdict == .go)
    }

    @Test("no evidence at all is insufficient, with everything still possible")
    func nothing() {
        var bare = input()
        bare.results = []
        let decision = bare.decided()
        #expect(decision.verdict == .insufficientEvidence && decision.lo == 0 && decision.hi == 100)
        #expect(decision.validUntil == nil)
        #expect(decision.unknowns.count == ControlTable.controls.count)
        #expect(decision.reasons.map(\.kind).contains(.categoryFloor))
        #expect(decision.reasons.contains { $0.text.contains("0.0 of 100 points are proven; 100.0 more are unknown") })
    }

    @Test("one failed must is NO-GO whatever else passes; its reason condenses the findings")
    func failedMust() throws {
        let id = "security.anonymous-access"
        let found = (1...3).map { finding($0, id, .high, .unlikely, message: "answers without credentials") }
        let decision = decide(input(replacing: [result(id, nil, found)]))
        #expect(decision.verdict == .noGo && decision.lo == 96)
        let reason = try #require(decision.reasons.first)
        #expect(reason.kind == .mustFailed && reason.about == "no-access-bypass")
        let sentence =
            "not met: \u{201C}Authentication and authorisation cannot be bypassed\u{201D}: "
            + "GET /1 answers without credentials (+2 more)"
        #expect(reason.text == sentence)
        #expect(reason.findings == [digest(1), digest(2), digest(3)])
        #expect(reason.evidence == [digest(1_000_001), digest(1_000_002), digest(1_000_003)])
    }

    @Test("success criteria come first among the reasons")
    func successCriteriaFirst() {
        let id = "security.injection"
        let decision = decide(input(replacing: [result(id, nil, [finding(1, id, .critical)])]))
        #expect(decision.reasons.map(\.about).prefix(2) == ["no-critical-vulnerability", "no-open-critical-finding"])
    }

    @Test("medium findings do not fail a must on controls; an absent subject leaves it unknown")
    func partialAndEmptyMusts() {
        let id = "documentation.runbook"
        let partial = decide(input(replacing: [result(id, nil, [finding(1, id, .medium)])]))
        #expect(partial.verdict == .go && partial.lo == 99)
        let absent = decide(input(replacing: [result(id, empty)]))
        #expect(absent.verdict == .insufficientEvidence)
        #expect(absent.musts.first { $0.id == "documentation-complete" }?.state == .unknown)
        #expect(absent.reasons.contains { $0.kind == .mustUnknown && $0.text.contains(", since: ") })
    }

    @Test("a risk of 15 or more blocks by itself, also where the control is only partial")
    func blockingRisk() throws {
        let id = "deployment.metrics"
        let decision = decide(input(replacing: [result(id, nil, [finding(1, id, .medium, .almostCertain)])]))
        #expect(decision.verdict == .noGo)
        let reason = try #require(decision.reasons.first)
        #expect(reason.kind == .riskBlocks && reason.about == id && reason.text.hasSuffix("(risk 15 of 25)"))
    }

    @Test("a risk that a failed must speaks of is not told twice")
    func riskToldOnce() {
        let id = "security.anonymous-access"
        let decision = decide(input(replacing: [result(id, nil, [finding(1, id, .critical, .almostCertain)])]))
        #expect(!decision.reasons.contains { $0.kind == .riskBlocks })
        #expect(decision.openRisks.map(\.treatment) == [.blocks])
    }

    @Test("the fourth high finding is one too many")
    func highFindings() {
        func decision(_ count: Int) -> Decision {
            let id = "security.tls"
            return decide(input(replacing: [result(id, nil, (1...count).map { finding($0, id, .high) })]))
        }
        #expect(decision(3).verdict == .go)
        #expect(decision(4).verdict == .noGo)
        #expect(decision(4).reasons.first?.about == "few-high-findings")
    }

    @Test("a category that cannot reach its floor is NO-GO; one that may yet is insufficient")
    func floors() {
        let ids = ControlTable.controls.filter { $0.category == .documentation }.map(\.id)
        let partial = ids.map { result($0, nil, [finding(1, $0, .low)]) }
        let known = decide(input(replacing: partial))
        #expect(known.verdict == .noGo && known.lo == 95)
        #expect(known.reasons.first?.kind == .categoryFloor && known.reasons.first?.about == "documentation")
        let open = decide(input(replacing: Array(partial.dropFirst()), without: ["performance.resource-stability"]))
        #expect(open.verdict == .go && open.lo == 91)
        let gone: Set = ["performance.resource-stability", "performance.overload", "performance.capacity"]
        let unproven = decide(input(without: gone))
        #expect(unproven.verdict == .insufficientEvidence && unproven.lo == 91)
        #expect(unproven.reasons.map(\.kind) == [.categoryFloor])
    }

    @Test("a finding of a control of no table still counts, and so does its gap")
    func strayResults() {
        let id = "security.elsewhere"
        #expect(decide(input(replacing: [result(id, nil, [finding(1, id, .critical)])])).verdict == .noGo)
        let decision = decide(input(replacing: [result(id, unknown)]))
        #expect(decision.verdict == .insufficientEvidence && decision.lo == 100)
        #expect(decision.unknowns.map(\.control) == [id])
    }

    @Test("the matrix puts the greatest risk first and lists what is unknown beside what is wrong")
    func matrix() {
        let results = [
            result("security.tls", nil, [finding(1, "security.tls", .high, .possible)]),
            result("security.cookies", nil, [finding(2, "security.cookies", .low, .possible)]),
            result("security.injection", unknown),
        ]
        let risks = decide(input(replacing: results)).risks
        #expect(risks.map(\.score) == [15, 12, 6])
        #expect(risks.map(\.treatment) == [.assess, .needsOwner, .watch])
        #expect(risks.map(\.control) == ["security.injection", "security.tls", "security.cookies"])
    }

    @Test("a CONDITIONAL GO names a condition for each owned risk and each waiver, and ends with the first expiry")
    func conditions() {
        let results = [
            result("security.tls", nil, [finding(1, "security.tls", .high, .possible)]),
            result("security.cookies", nil, [finding(2, "security.cookies", .medium)]),
        ]
        let decision = decide(input(replacing: results, waivers: [waiver(2, expires: 2 * day)]))
        #expect(decision.verdict == .conditionalGo)
        #expect(decision.conditions.count == 2)
        #expect(decision.conditions.first?.hasPrefix(digest(1).short) == true)
        #expect(decision.conditions.last?.hasSuffix("while this holds: a firewall rule") == true)
        #expect(decision.validUntil == moment.advanced(byMilliseconds: 2 * day))
        #expect(decision.reasons.map(\.kind) == [.waiverCap])
        #expect(decision.reasons.first?.findings == [digest(2)])
    }

    @Test("the decision is valid until the first piece of evidence goes stale; what is unknown does not count")
    func validUntil() {
        let soon = moment.advanced(byMilliseconds: 5)
        let results = [
            result("security.tls", freshUntil: soon),
            result("security.cookies", unknown, freshUntil: moment),
            result("security.rate-limit", freshUntil: moment.advanced(byMilliseconds: -1)),
        ]
        #expect(decide(input(replacing: results)).validUntil == soon)
    }

    @Test("hostile text and repeated results neither trap nor make their order matter")
    func hostileText() {
        let id = "security.anonymous-access"
        let message = String(repeating: "\u{1B}[31m\u{202E}\"\\</script>\0", count: 1_000)
        let found = finding(1, id, .critical, .almostCertain, message: message)
        let twice = [result(id, nil, [found]), result(id, nil, [found]), result("", .fail), result(id, .pass, [found])]
        let decision = decide(input(replacing: twice))
        #expect(decision.verdict == .noGo)
        #expect(decision == decide(input(replacing: twice.reversed())))
        #expect(decision.musts.first { $0.id == "no-access-bypass" }?.findings == [digest(1)])
    }
}
