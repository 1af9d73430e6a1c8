import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Error rate objective")
struct ErrorRateObjectiveTests {
    private let check = ErrorRateObjective()

    private func words(_ run: LoadRun, _ expect: [LoadExpectation] = LoadExpectation.defaults) -> [String] {
        let plan = Plan(
            service: Plan.Service(name: "Shop"),
            performance: Plan.Performance(expect: expect.map(LoadObjective.comparison))
        )
        return check.words((run, PlanFacts(plan: plan)))
    }

    @Test(
        "a pass needs three requests for each error that the limit allows in one",
        arguments: [(0.001, 3_000), (0.01, 300), (0.1, 30)]
    )
    func sampleSize(limit: Double, needed: Int) {
        let expectation = [LoadExpectation(.errorRate, .below, limit)]
        #expect(words(.sample(scheduled: needed), expectation) == [])
        #expect(words(.sample(scheduled: needed - 1), expectation) == ["unjudged: inconclusive"])
    }

    @Test("in a short run it takes more errors than chance would make")
    func shortRun() {
        // 600 requests at 0.1 %: three errors or more come by chance once in 43 runs, two once in 8.
        #expect(words(.sample(scheduled: 600, completed: 598)) == ["unjudged: inconclusive"])
        #expect(words(.sample(scheduled: 600, completed: 597)).count == 1)
    }

    @Test("the message says how many requests settle it")
    func advice() {
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "Shop")))
        #expect(
            throws: Unjudged(
                .inconclusive,
                "error rate: 0 errors in 600 requests settles nothing at this limit; 3000 requests are needed"
            )
        ) {
            try check.findings(in: (LoadRun.sample(scheduled: 600), facts))
        }
    }

    @Test("no error at all can be asked for")
    func zeroLimit() {
        let expectation = [LoadExpectation(.errorRate, .atMost, 0)]
        #expect(words(.sample(scheduled: 10), expectation) == [])
        #expect(words(.sample(scheduled: 10, completed: 9), expectation).count == 1)
    }

    @Test("what the generator did not send is not held against the service")
    func generator() {
        var run = LoadRun.sample(scheduled: 6_000, completed: 4_000, isGeneratorSlow: true)
        run.unsent = 2_000
        #expect(words(run) == ["unjudged: inconclusive"])
        run.completed = 3_900
        #expect(words(run).first?.contains("(100 of 4000 requests)") == true)
        run.generatorWasBottleneck = false
        #expect(words(run).first?.contains("(2100 of 6000 requests)") == true)
    }

    @Test("the rate of answers is judged where the scenario calls for as many")
    func rate() {
        let both = [LoadExpectation(.errorRate, .below, 1), LoadExpectation(.rate, .atLeast, 150)]
        #expect(words(.sample(), both) == [])
        #expect(words(.sample(completed: 3_000), both).count == 1)
        #expect(words(.sample(), [both[0], LoadExpectation(.rate, .atLeast, 500)]) == ["unjudged: inconclusive"])
    }

    @Test("nothing is said where the plan expects nothing of errors")
    func noExpectation() {
        #expect(words(.sample(), [LoadExpectation(.p95, .below, 500)]) == ["unjudged: inconclusive"])
    }

    @Test("kinds of errors are listed by number, then by name, and made presentable")
    func causes() {
        let run = LoadRun.sample(completed: 5_900, errors: ["b": 10, "a": 10, "c": 79, "d": 1, "none": 0])
        #expect(words(run).first?.contains(": 79 × c, 10 × a, 10 × b)") == true)
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "Shop")))
        #expect(check.found((LoadRun.sample(completed: 5_000, errors: [Hostile.controls: 9]), facts)).arePresentable)
    }

    @Test("extreme counts do not trap", arguments: [Int.min, -1, 0, 1, .max])
    func extremeCounts(count: Int) {
        for other in [Int.min, -1, 0, 1, .max] {
            for limit in [1e-300, 0.001, 0.999, 1, 1e300] {
                var run = LoadRun.sample(isGeneratorSlow: other > 0)
                (run.scheduled, run.completed, run.unsent) = (count, other, count)
                #expect(words(run, [LoadExpectation(.errorRate, .below, limit)]).count <= 1)
            }
        }
    }
}
