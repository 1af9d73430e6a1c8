@testable import AssayDecision
import AssayModel
import Foundation
import Testing

@Suite("The flip list")
struct FlipSearchTests {
    private func list(_ input: DecisionInput, attested: Set<String> = attestable) -> FlipList? {
        FlipSearch(Assessment(input, attested: attested))?.list()
    }

    @Test("nothing flips a GO")
    func goHasNone() {
        #expect(list(input()) == nil)
    }

    @Test("a control behind a failed must is mended, and only that")
    func mendsFailedMust() throws {
        let found = finding(7, "security.anonymous-access", .critical, .almostCertain, message: "needs no credentials")
        let flip = try #require(list(input(replacing: [result("security.anonymous-access", nil, [found])])))
        #expect(flip.verdict == .go)
        #expect(flip.isShortest)
        let step = try #require(flip.steps.first)
        #expect(flip.steps.count == 1)
        #expect(step.about == "security.anonymous-access" && step.action == .mend)
        #expect(step.gain == 4)
        #expect(step.findings == [digest(7)])
        #expect(step.text.hasSuffix(": GET /7 needs no credentials"))
    }

    @Test("what is wrong is mended first, then the unknown is assessed, then what no check sees is attested")
    func ordersSteps() throws {
        let worse = result("security.tls", nil, [finding(1, "security.tls", .high, .almostCertain)])
        let bad = result("deployment.health-truth", nil, [finding(2, "deployment.health-truth", .high, .likely)])
        let missing = result("performance.latency", unknown)
        let flip = try #require(
            list(input(replacing: [bad, missing, worse], without: ["deployment.rollback"]), attested: [])
        )
        #expect(
            flip.steps.map(\.about) == [
                "security.tls", "deployment.health-truth", "performance.latency", "deployment.rollback", "team-ready",
                "prerequisites-complete",
            ]
        )
        #expect(flip.steps.map(\.action) == [.mend, .mend, .assess, .attest, .attest, .attest])
        #expect(flip.steps.map(\.gain) == [2, 1.5, 4, 1.5, 0, 0])
        let assessed = "assess \u{201C}Latency meets its objectives under the planned load\u{201D}: "
        #expect(flip.steps[2].text.hasPrefix(assessed))
    }

    @Test("the next band takes the fewest controls: those with the most points")
    func takesLargestGains() throws {
        let gone: Set = [
            "performance.resource-stability", "functionality.description-accuracy", "performance.regression",
        ]
        let also: Set = ["security.pinned-dependencies", "security.cookies", "security.rate-limit"]
        let flip = try #require(list(input(without: gone.union(also))))
        #expect(flip.verdict == .go)
        #expect(flip.steps.map(\.about) == ["performance.resource-stability"])
    }

    @Test("a category under its floor is raised by its own controls, although others have more points")
    func raisesFloor() throws {
        let partial = ControlTable.controls.filter { $0.category == .documentation }
            .map { result($0.id, nil, [finding(1, $0.id, .low)]) }
        let flip = try #require(list(input(replacing: partial, without: ["performance.resource-stability"])))
        #expect(flip.steps.map(\.about) == ["documentation.runbook"])
        #expect(flip.verdict == .go)
    }

    @Test("high findings and points are weighed together: two controls serve where greed takes three")
    func weighsHighFindingsAndPoints() throws {
        func high(_ control: String, _ numbers: ClosedRange<Int>) -> CheckResult {
            result(control, nil, numbers.map { finding($0, control, .high) })
        }
        let results = [
            high("deployment.migrations", 10...11), high("performance.resource-stability", 20...20),
            high("functionality.description-accuracy", 30...30), high("performance.overload", 40...40),
        ]
        let without: Set = [
            "functionality.unknown-resource", "functionality.ordinary-input", "functionality.description-quality",
            "security.tls", "security.rate-limit", "security.known-vulnerabilities", "performance.capacity",
            "deployment.metrics", "deployment.alerts", "deployment.image-pins", "security.cookies",
            "deployment.manifest-hardening", "security.response-headers", "deployment.logs",
            "configuration.completeness", "configuration.consistency", "security.error-disclosure",
        ]
        let flip = try #require(list(input(replacing: results, without: without)))
        #expect(flip.steps.map(\.about) == ["performance.resource-stability", "functionality.description-accuracy"])
        #expect(flip.isShortest)
    }

    @Test("an accepted risk has to be mended before the verdict leaves CONDITIONAL GO")
    func leavesCap() throws {
        let found = result("security.cookies", nil, [finding(3, "security.cookies", .medium)])
        let flip = try #require(list(input(replacing: [found], waivers: [waiver(3)])))
        #expect(flip.verdict == .go)
        #expect(flip.steps.map(\.about) == ["security.cookies"])
    }

    @Test("a finding against a control of no table is mended under that control's name")
    func mendsStray() throws {
        let stray = result("security.elsewhere", nil, [finding(3, "security.elsewhere", .critical)])
        let flip = try #require(list(input(replacing: [stray])))
        #expect(flip.steps.map(\.about) == ["security.elsewhere"])
        #expect(flip.steps.first?.gain == 0)
    }

    @Test("a category in which nothing applies is settled by one of its controls")
    func settlesEmptyCategory() throws {
        let nothing = ControlTable.controls.filter { $0.category == .performance }.map { result($0.id, empty) }
        let input = input(replacing: nothing)
        let flip = try #require(list(input))
        #expect(Assessment(applying(flip, to: input), attested: attestable).verdict == flip.verdict)
        #expect(flip.verdict == .go)
        #expect(flip.steps.map(\.gain).reduce(0, +) == 20)
    }

    @Test("no smaller set of changes reaches the verdict: tried with all of them")
    func isShortest() {
        let raised = ProcessInfo.processInfo.environment["ASSAY_PROPERTY_CASES"].flatMap { Int($0) }
        var source = RandomInput(seed: 11)
        var (choices, weighed, capped) = (0, 0, 0)
        for _ in 0..<(raised ?? 60) {
            let input = source.nextNearLaunch()
            let before = Assessment(input, attested: attestable)
            guard let search = FlipSearch(before) else { continue }
            let flip = search.list()
            let universe = before.answers.filter { $0.isApplicable && $0.state != .pass }.map(\.control.id)
            #expect(Set(flip.steps.map(\.about)).isSubset(of: universe))
            #expect(Assessment(applying(flip, to: input), attested: attestable).verdict == flip.verdict)
            for subset in subsets(of: universe, count: flip.steps.count - 1) {
                let smaller = Assessment(bringingToPass(Set(subset), in: input), attested: attestable)
                #expect(
                    smaller.verdict.launchRank < search.target.launchRank,
                    "\(subset) is shorter than \(flip.steps)"
                )
            }
            if flip.steps.count < universe.count { choices += 1 }
            if FlipChoice(before, forced: [], target: search.target).excess > 0 { weighed += 1 }
            if !before.waivers.valid.isEmpty { capped += 1 }
        }
        #expect(choices > 10 && weighed > 5 && capped > 2)
    }

    @Test("thousands of high findings make the search give up its claim at most, never its answer")
    func survivesMany() throws {
        let controls = ControlTable.controls.filter { control in
            !MustTable.musts.contains { $0.controls.contains(control.id) }
        }
        let results = controls.enumerated()
            .map { index, control in
                result(control.id, nil, (0...(index * 7)).map { finding(index * 1_000 + $0, control.id, .high) })
            }
        let input = input(replacing: results)
        let flip = try #require(list(input))
        #expect(flip.verdict.launchRank >= Verdict.conditionalGo.launchRank)
        #expect(Assessment(applying(flip, to: input), attested: attestable).verdict == flip.verdict)
    }

    private func subsets(of items: [String], count: Int) -> [[String]] {
        guard count > 0 else { return count == 0 ? [[]] : [] }
        guard let first = items.first, items.count >= count else { return [] }
        let rest = Array(items.dropFirst())
        return subsets(of: rest, count: count - 1).map { [first] + $0 } + subsets(of: rest, count: count)
    }
}

extension RandomInput {
    /// An input with few defects, none of which forbids a launch by itself, so that a choice is left.
    fileprivate mutating func nextNearLaunch() -> DecisionInput {
        let free = ControlTable.controls.filter { control in
            control.category == .documentation || !MustTable.musts.contains { $0.controls.contains(control.id) }
        }
        let large = free.filter { $0.weight >= 2 }
        let picked = Set((large.shuffled(using: &random).prefix(5) + free.shuffled(using: &random).prefix(5)).map(\.id))
        var results: [CheckResult] = []
        var without: Set<String> = []
        for (index, control) in picked.sorted().enumerated() {
            let isDocument = control.hasPrefix("documentation.")
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where !isDocument: without.insert(control)
            case 1...2 where !isDocument:
                let count = Int.random(in: 1...2, using: &random)
                results.append(result(control, nil, (0..<count).map { finding(index * 10 + $0, control, .high) }))
            default: results.append(result(control, nil, [finding(index * 10, control, .medium)]))
            }
        }
        let waivers = chance(0.2) ? results.prefix(2).flatMap(\.findings).map { waiver($0.number) } : []
        return input(replacing: results, without: without, waivers: waivers)
    }
}

extension FindingRecord {
    /// The number that made the fingerprint.
    fileprivate var number: Int {
        Int(fingerprint.hexadecimal.prefix(16), radix: 16) ?? 0
    }
}
