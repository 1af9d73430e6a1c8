@testable import AssayDecision
import AssayModel
import Foundation
import Testing

@Suite("Whatever the evidence")
struct InvariantTests {
    private static let cases =
        ProcessInfo.processInfo.environment["ASSAY_PROPERTY_CASES"].flatMap { Int($0) } ?? 300

    /// Runs a property over random inputs, with the unanswerable musts attested in most, so that launches occur.
    private func forAll(
        seed: UInt64,
        _ property: (inout RandomInput, DecisionInput, _ before: Assessment, _ attested: Set<String>) throws -> Void
    ) rethrows {
        var source = RandomInput(seed: seed)
        for _ in 0..<Self.cases {
            let input = source.next()
            let attested = source.chance(0.9) ? attestable : []
            try property(&source, input, Assessment(input, attested: attested), attested)
        }
    }

    @Test("the generator reaches every verdict, every state and every outcome of a waiver")
    func generatorCovers() {
        var verdicts: Set<Verdict> = []
        var states: Set<ControlScore.State> = []
        var musts: Set<MustResult.State> = []
        var waivers: Set<Bool> = []
        var exemptions: Set<Bool> = []
        forAll(seed: 1) { _, _, before, _ in
            verdicts.insert(before.verdict)
            states.formUnion(before.answers.map(\.state))
            musts.formUnion(before.musts.map(\.state))
            waivers.formUnion(before.waivers.results.map(\.isValid))
            exemptions.formUnion(before.exemptions.results.map(\.isValid))
        }
        #expect(verdicts == Set(Verdict.allCases))
        #expect(states == Set(ControlScore.State.allCases))
        #expect(musts == Set(MustResult.State.allCases))
        #expect(waivers == [true, false])
        #expect(exemptions == [true, false])
    }

    @Test("lo is at most hi, and both lie within the points of the control, the category and the whole")
    func bounds() {
        forAll(seed: 2) { _, _, before, _ in
            #expect(0 <= before.board.lo && before.board.lo <= before.board.hi && before.board.hi <= 100)
            for category in before.board.categories {
                #expect(0 <= category.lo && category.lo <= category.hi && category.hi <= category.points)
                for control in category.controls {
                    #expect(0 <= control.lo && control.lo <= control.hi && control.hi <= control.points)
                }
            }
        }
    }

    @Test("deleting a result or letting it go stale raises neither lo nor the verdict")
    func losingEvidenceNeverHelps() {
        forAll(seed: 3) { source, input, before, attested in
            // What is lost is mostly something bad: that is what someone would like to lose.
            let bad = input.results.indices.filter { input.results[$0].outcome != .pass }
            let pool = bad.isEmpty || source.chance(0.2) ? Array(input.results.indices) : bad
            guard let lost = pool.randomElement(using: &source.random) else { return }
            var deleted = input
            deleted.results.remove(at: lost)
            var stale = input
            stale.results[lost].freshUntil = moment.advanced(byMilliseconds: -1)
            for worse in [deleted, stale] where input.catalogue[input.results[lost].check] != nil {
                let after = Assessment(worse, attested: attested)
                #expect(after.verdict.launchRank <= before.verdict.launchRank, "\(input.results[lost])")
                #expect(after.board.lo <= before.board.lo, "\(input.results[lost])")
            }
        }
    }

    @Test("no condition of a plan, however perverse, is made to hold by losing evidence")
    func losingEvidenceMakesNothingHold() {
        forAll(seed: 13) { source, input, _, attested in
            var judged = input
            judged.rulings.must = RandomInput.perverseCriteria + RandomInput.criteria
            var worse = judged
            worse.results.removeAll { _ in source.chance(0.1) }
            let kept = Set(worse.results.map(\.check)).union(input.catalogue.keys)
            guard kept.isSuperset(of: input.results.map(\.check)) else { return }
            let before = Assessment(judged, attested: attested).musts.suffix(judged.rulings.must.count)
            let after = Assessment(worse, attested: attested).musts.suffix(judged.rulings.must.count)
            for (old, new) in zip(before, after) where !old.isMet { #expect(!new.isMet, "\(new.title)") }
        }
    }

    @Test("losing many results at once raises neither lo nor the verdict")
    func losingMuchNeverHelps() {
        forAll(seed: 4) { source, input, before, attested in
            var worse = input
            worse.results.removeAll { _ in source.chance(0.2) }
            let kept = Set(worse.results.map(\.check)).union(input.catalogue.keys)
            guard kept.isSuperset(of: input.results.map(\.check)) else { return }
            let after = Assessment(worse, attested: attested)
            #expect(after.verdict.launchRank <= before.verdict.launchRank)
            #expect(after.board.lo <= before.board.lo)
        }
    }

    @Test("mending a check lowers neither lo nor the verdict, and settling an unknown one does not raise hi")
    func mendingNeverHurts() {
        forAll(seed: 5) { source, input, before, attested in
            guard
                let mended = input.results.indices.filter({ input.results[$0].outcome != .pass })
                    .randomElement(using: &source.random)
            else { return }
            var better = input
            let old = input.results[mended]
            better.results[mended] = result(old.control, .pass, check: old.check, freshUntil: old.freshUntil)
            let after = Assessment(better, attested: attested)
            #expect(after.verdict.launchRank >= before.verdict.launchRank, "\(old)")
            #expect(after.board.lo >= before.board.lo, "\(old)")
            let answer = before.judging.answers[old.control]
            if answer?.state == .notAssessed, old.freshUntil == nil, old.outcome == unknown || old.outcome == notAllowed
            {
                #expect(after.board.hi <= before.board.hi, "\(old)")
            }
        }
    }

    @Test("the order of results and waivers changes nothing at all")
    func orderIsIrrelevant() {
        forAll(seed: 6) { source, input, before, attested in
            guard source.chance(0.3) else { return }
            var shuffled = input
            shuffled.results.shuffle(using: &source.random)
            shuffled.rulings.waivers.shuffle(using: &source.random)
            for index in shuffled.results.indices { shuffled.results[index].findings.shuffle(using: &source.random) }
            let decision = Decision(explaining: before)
            let isSameAgain = Decision(explaining: Assessment(input, attested: attested)) == decision
            let isSameShuffled = Decision(explaining: Assessment(shuffled, attested: attested)) == decision
            #expect(isSameAgain)
            #expect(isSameShuffled)
        }
    }

    @Test("a failed must is NO-GO, an unknown one launches nothing, whatever the points")
    func pointsBuyNoVeto() {
        forAll(seed: 7) { _, _, before, _ in
            if before.musts.contains(where: { $0.state == .fail }) { #expect(before.verdict == .noGo) }
            if before.musts.contains(where: { $0.state == .unknown }) { #expect(before.verdict.launchRank == 0) }
            if before.risks.contains(where: { $0.treatment == .blocks }) { #expect(before.verdict == .noGo) }
        }
    }

    @Test("a waiver adds no point, and is never better than to mend what it accepts")
    func waiversAreNoPasses() {
        forAll(seed: 8) { _, input, before, attested in
            guard !input.rulings.waivers.isEmpty else { return }
            var bare = input
            bare.rulings.waivers = []
            #expect(Assessment(bare, attested: attested).board.lo == before.board.lo)
            var mended = input
            let accepted = before.waivers.accepted
            for index in mended.results.indices {
                mended.results[index].findings.removeAll { accepted.contains($0.fingerprint) }
                let left = mended.results[index].findings
                if mended.results[index].outcome == .fail || mended.results[index].outcome == .partial {
                    let worst = left.map(\.severity).max()
                    mended.results[index].outcome = worst.map { $0 >= .high ? .fail : .partial } ?? .pass
                }
            }
            let after = Assessment(mended, attested: attested)
            #expect(after.verdict.launchRank >= before.verdict.launchRank)
            #expect(after.board.lo >= before.board.lo)
            if !before.waivers.valid.isEmpty { #expect(before.verdict.launchRank <= 1) }
        }
    }

    @Test("the steps of the flip list lead to the verdict that it names, which is better")
    func flipsLead() {
        forAll(seed: 9) { source, input, before, attested in
            guard source.chance(0.5), let flip = FlipSearch(before)?.list() else {
                return
            }
            let after = Assessment(applying(flip, to: input), attested: attested.union(flip.attestedMusts))
            #expect(after.verdict == flip.verdict)
            #expect(after.verdict.launchRank > before.verdict.launchRank)
            let hasOwn = !(input.rulings.must + input.rulings.should).isEmpty
            #expect(flip.isShortest || hasOwn)
            #expect(Set(flip.steps.map(\.about)).count == flip.steps.count)
        }
    }

    @Test("reasons are given for every verdict, and those of a veto name its findings")
    func reasonsAreGiven() {
        forAll(seed: 10) { _, _, before, _ in
            let reasons = Reasons(now: before).all
            #expect(!reasons.isEmpty && reasons.allSatisfy { !$0.text.isEmpty && !$0.about.isEmpty })
            let failed = before.musts.filter { $0.state == .fail }.map(\.id)
            #expect(reasons.filter { $0.kind == .mustFailed }.map(\.about) == failed)
            for reason in reasons where [.mustFailed, .riskBlocks].contains(reason.kind) {
                // A condition of the plan may fail without a finding: on the score, say.
                #expect(!reason.findings.isEmpty || reason.about.hasPrefix("must-"))
                #expect(!reason.evidence.isEmpty)
            }
        }
    }
}
