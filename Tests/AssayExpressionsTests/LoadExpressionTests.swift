import AssayEvidence
import AssayExpressions
import AssayModel
import CEL
import Testing

struct LoadExpressionTests {
    private typealias Verdict = LoadExpression.Verdict

    /// The verdict where every comparison is as given and every measure can be spoken of, but for those named.
    private func verdict(
        _ source: String,
        comparison: Verdict = .met,
        lacking: Set<LoadExpectation.Measure> = []
    ) throws -> Verdict {
        try LoadExpression(source)
            .verdict(on: .sample(), comparison: { _ in comparison }) { lacking.contains($0) ? "too few" : nil }
    }

    private let simple = "load.errorRate < 0.5"
    private let other = "load.latency.p99 < load.latency.max"
    private let wrong = "load.latency.p99 > load.latency.max"

    @Test("comparisons are judged by their measure's statistics, the rest by value, in three values")
    func threeValues() throws {
        #expect(try verdict("\(simple) && \(other)") == .met)
        #expect(try verdict("\(simple) && \(other)", comparison: .open("few")) == .open("load.errorRate: few"))
        #expect(try verdict("\(simple) || \(other)", comparison: .open("few")) == .met)
        #expect(try verdict("!(\(simple)) || \(other)", comparison: .met) == .met)
        #expect(try verdict("!(\(simple) || \(wrong))", comparison: .open("few")) == .open("load.errorRate: few"))
        guard case .broken(let reason) = try verdict("\(simple) && \(wrong)", comparison: .open("few")) else {
            Issue.record("a false part makes a conjunction false")
            return
        }
        #expect(reason.contains("load.latency.p99 = 210.5ms"))
    }

    @Test("a part that mentions a measure of too small a sample is open")
    func samples() throws {
        #expect(try verdict(other, lacking: [.p99]) == .open("load.latency.p99: too few"))
        #expect(try verdict("load.latency.p90 < load.latency.max", lacking: [.p99]) == .met)
    }

    @Test("a conjunction is as many objectives as it has members")
    func conjuncts() {
        let objectives = LoadObjective.objectives(in: "load.errorRate < 0.001 && (load.rate >= 10 && load.unsent == 0)")
        let comparison = LoadObjective.comparison(LoadExpectation(.errorRate, .below, 0.001))
        #expect(objectives.first == comparison)
        #expect(objectives.count >= 2)
        #expect(LoadObjective.objectives(in: "load.rate >= 10").count == 1)
        #expect(LoadObjective.objectives(in: "nonsense <") == [.expression("nonsense <")])
    }

    @Test("the measures of an objective are those that it mentions")
    func measures() {
        #expect(LoadObjective("load.latency.p99 < load.latency.p50 + duration('1s')").measures == [.p50, .p99])
        #expect(LoadObjective("load.errorRate < 0.1").measures == [.errorRate])
        #expect(!LoadObjective("load.unsent == 0").readsLatency)
        #expect(LoadObjective("load.errors['status 500'] < 3 || load.latency.max < duration('1s')").readsLatency)
    }

    @Test("expectations see nothing but load")
    func scope() {
        #expect(LoadExpression.diagnostics(of: "score.lo > 1.0").count == 1)
        #expect(LoadExpression.diagnostics(of: "load.errorRte < 0.1").first?.message.contains("errorRate") == true)
        #expect(LoadExpression.diagnostics(of: "load.latency.p99 < duration('500ms')") == [])
    }
}
