import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Latency objectives")
struct LatencyObjectivesTests {
    private let check = LatencyObjectives()

    private func words(_ run: LoadRun, _ expect: [LoadExpectation] = LoadExpectation.defaults) -> [String] {
        let plan = Plan(
            service: Plan.Service(name: "Shop"),
            performance: Plan.Performance(expect: expect.map(LoadObjective.comparison))
        )
        return check.words((run, PlanFacts(plan: plan)))
    }

    @Test(
        "a percentile needs three times as many answers as make one exceed it",
        arguments: [
            (LoadExpectation.Measure.p50, 6), (.p90, 30), (.p95, 60), (.p99, 300), (.p999, 3_000), (.max, 1),
            (.mean, 30),
        ]
    )
    func sampleSize(measure: LoadExpectation.Measure, needed: Int) {
        let expectation = [LoadExpectation(measure, .below, 5_000)]
        #expect(words(.sample(scheduled: needed), expectation) == [])
        if needed > 1 {
            #expect(words(.sample(scheduled: needed - 1), expectation) == ["unjudged: inconclusive"])
        }
    }

    @Test("a short run can still show a gross breach")
    func grossBreach() {
        let expectation = [LoadExpectation(.p99, .below, 30)]
        #expect(words(.sample(scheduled: 20), expectation).first?.hasPrefix("GET /orders: p99 is 210 ms") == true)
        #expect(words(.sample(scheduled: 20), [LoadExpectation(.p99, .below, 100)]) == ["unjudged: inconclusive"])
    }

    @Test("every broken expectation is found; one open question does not hide it")
    func several() {
        let expectations = [
            LoadExpectation(.p50, .below, 10), LoadExpectation(.p999, .below, 100), LoadExpectation(.max, .atMost, 1),
        ]
        #expect(words(.sample(scheduled: 1_000), expectations).count == 2)
    }

    @Test("failures count as slower than any limit, wherever their latencies stand")
    func failures() {
        // A thousandth fails: p95 is bounded by the measured p99, p99 by p99.9.
        #expect(words(.sample(completed: 5_994)) == [])
        #expect(words(.sample(completed: 5_994, p999: 3_000)) == ["unjudged: inconclusive"])
        #expect(words(.sample(completed: 5_000)) == ["unjudged: inconclusive"])
    }

    @Test("fast errors cannot make a service look quick")
    func fastErrors() {
        var run = LoadRun.sample(completed: 3_000)
        run.statuses = ["200": 3_000, "503": 3_000]
        #expect(words(run) == ["unjudged: inconclusive"])
    }

    @Test("a limit is judged as it is written")
    func comparisons() {
        #expect(words(.sample(), [LoadExpectation(.p99, .atMost, 210)]) == [])
        #expect(words(.sample(), [LoadExpectation(.p99, .below, 210)]).count == 1)
        #expect(words(.sample(), [LoadExpectation(.p99, .above, 500)]).count == 1)
    }

    @Test("nothing is said where the plan expects nothing of latency")
    func noExpectation() {
        #expect(words(.sample(), [LoadExpectation(.errorRate, .below, 0.1)]) == ["unjudged: inconclusive"])
    }

    @Test("numbers that cannot be are no pass", arguments: [Double.nan, -1, .infinity])
    func nonsense(value: Double) {
        #expect(words(.sample(p99: value)) == ["unjudged: inconclusive"])
    }

    @Test("counts that cannot be do not trap", arguments: [Int.min, -1, 0, .max])
    func extremeCounts(count: Int) {
        for other in [Int.min, 0, 5, .max] {
            var run = LoadRun.sample()
            run.scheduled = count
            run.completed = other
            run.statuses = ["200": other, "500": count]
            run.unsent = other
            #expect(words(run).count <= 2)
            #expect(check.found((run, PlanFacts(plan: Plan(service: Plan.Service(name: "x"))))).arePresentable)
        }
    }

    @Test("a control that failed leaves it open", arguments: [0, 400, 404, 500])
    func control(status: Int) {
        #expect(words(.sample(p99: 9_000, control: status)) == ["unjudged: control-failed"])
    }
}
