import AssayEvidence
import AssayExpressions
import AssayModel
import CEL

/// A paced run held against one expectation.
///
/// A measured value decides once the sample is large enough that a service just at the limit would have shown it with
/// 95 % probability (the rule of three: 3 / p samples for a share p). Below that only a gross breach counts, and
/// everything else is left open with the number of requests that would settle it.
struct LoadSample {
    /// What a run says about an expectation.
    typealias Verdict = LoadExpression.Verdict

    /// The run.
    let run: LoadRun
    /// Requests that the schedule called for.
    let scheduled: Int
    /// Requests that got an expected answer.
    let completed: Int
    /// Requests that got any answer: the sample of the latencies.
    let answered: Int

    /// Reads the counts, held within what they can be.
    init(_ run: LoadRun) {
        self.run = run
        scheduled = max(run.scheduled, 0)
        completed = min(max(run.completed, 0), scheduled)
        let statuses = run.statuses.values.reduce(0) { sum, count in
            let (next, overflow) = sum.addingReportingOverflow(max(count, 0))
            return overflow ? .max : next
        }
        answered = min(max(statuses, completed), scheduled)
    }

    /// Fails where the run can say nothing at all.
    func requireControl() throws(Unjudged) {
        let status = run.control.response.status
        guard (200...399).contains(status) else {
            throw Unjudged(.controlFailed, "the request before the load was answered \(status)")
        }
        guard scheduled > 0 else { throw Unjudged(.inconclusive, "the run scheduled no request") }
    }

    /// The first request of the run, for findings to point at.
    var reference: RequestReference {
        run.control.reference
    }

    /// Judges an expectation about latency.
    ///
    /// Requests without an expected answer count as slower than any limit, wherever their latencies stand among the
    /// measured ones, so that fast errors and lost requests cannot make a service look quick.
    func verdict(onLatency expectation: LoadExpectation) -> Verdict {
        let value = run.value(of: expectation.measure)
        guard value.isFinite, value >= 0, answered > 0 else { return .open("no latency was measured") }
        let holds = expectation.comparison.holds(value, expectation.limit)
        let isUpperLimit = expectation.comparison == .below || expectation.comparison == .atMost
        let needed = Self.needed(for: expectation.measure)
        guard answered >= needed else {
            let isGross =
                isUpperLimit && answered >= 6 && !expectation.comparison.holds(run.latency.p50, expectation.limit)
            return isGross && !holds
                ? .broken(Figure.time(milliseconds: value))
                : .open("\(answered) answered requests are too few to speak of it; \(needed) are needed")
        }
        guard holds else { return .broken(Figure.time(milliseconds: value)) }
        guard isUpperLimit, let share = Self.share(of: expectation.measure), share < 1, completed < scheduled else {
            return .met
        }
        let rank = Double(answered - completed) + share * Double(scheduled)
        let bound = percentiles.first { $0.share * Double(answered) >= rank - 0.001 }
        guard let bound, expectation.comparison.holds(bound.value, expectation.limit) else {
            let lost = Figure.percentage(Double(scheduled - completed) / Double(scheduled))
            return .open("\(lost) of the requests got no expected answer, which hides how slow the slowest were")
        }
        return .met
    }

    /// Judges an expression that is more than one comparison.
    func verdict(onExpression source: String, comparison: (LoadExpectation) -> Verdict) -> Verdict {
        let expression: LoadExpression
        do throws(CELCompileError) {
            expression = try LoadExpression(source)
        } catch {
            return .open("\(source): \(error)")
        }
        let verdict = expression.verdict(on: run, comparison: comparison) { measure in
            let needed = Self.needed(for: measure)
            if answered < needed {
                return "\(answered) answered requests are too few to speak of it; \(needed) are needed"
            }
            guard measure.isLatency, completed < scheduled else { return nil }
            return "some requests got no expected answer, which hides how slow the slowest were"
        }
        guard run.generatorWasBottleneck, verdict != .met else { return verdict }
        return .open("the load generator, not the service, was the bottleneck")
    }

    /// Judges an expectation of any measure.
    func verdict(on expectation: LoadExpectation) -> Verdict {
        expectation.measure.isLatency ? verdict(onLatency: expectation) : verdict(onAnswers: expectation)
    }

    /// Judges an expectation about the share of errors or the rate of answers.
    func verdict(onAnswers expectation: LoadExpectation) -> Verdict {
        expectation.measure == .rate ? verdict(onRate: expectation) : verdict(onErrors: expectation)
    }

    private func verdict(onRate expectation: LoadExpectation) -> Verdict {
        let rate = run.rate
        guard rate.isFinite, rate >= 0 else { return .open("no rate was measured") }
        if expectation.comparison.holds(rate, expectation.limit) { return .met }
        if run.generatorWasBottleneck { return .open("the load generator, not the service, was the bottleneck") }
        guard run.scenario.rate >= expectation.limit else {
            return .open("the scenario calls for \(Figure.number(run.scenario.rate)) requests per second only")
        }
        return .broken("\(Figure.number(rate)) answers per second")
    }

    private func verdict(onErrors expectation: LoadExpectation) -> Verdict {
        let limit = expectation.limit
        let unsent = run.generatorWasBottleneck ? min(max(run.unsent, 0), scheduled - completed) : 0
        // What the generator failed to send says nothing about the service.
        let (trials, failures) = (scheduled - unsent, scheduled - completed - unsent)
        guard trials > 0 else { return .open("the load generator sent nothing") }
        let share = Double(failures) / Double(trials)
        let holds = expectation.comparison.holds(share, limit)
        let isUpperLimit = expectation.comparison == .below || expectation.comparison == .atMost
        guard isUpperLimit, limit > 0, limit < 1 else { return holds ? .met : .broken(shown(failures, trials)) }
        let needed = (3 / limit).rounded(.up)
        let isEnough = Double(trials) >= needed - 0.001
        if !holds {
            let isClear = isEnough || Self.tail(atLeast: failures, of: trials, share: limit) < 0.05
            if isClear { return .broken(shown(failures, trials)) }
        } else if run.unsent > 0, run.generatorWasBottleneck {
            return .open("the load generator, not the service, was the bottleneck")
        } else if isEnough {
            return .met
        }
        return .open(
            "\(Figure.count(failures, "error")) in \(trials) requests settles nothing at this limit; "
                + "\(Figure.number(needed)) requests are needed"
        )
    }

    private func shown(_ failures: Int, _ trials: Int) -> String {
        let causes = run.errors.filter { $0.value > 0 }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(3)
            .map { "\($0.value) × \(Excerpt($0.key, limit: 40))" }
        let reasons = causes.isEmpty ? "" : ": \(causes.joined(separator: ", "))"
        return "\(Figure.percentage(Double(failures) / Double(trials))) (\(failures) of \(trials) requests\(reasons))"
    }

    private var percentiles: [(share: Double, value: Double)] {
        let latency = run.latency
        return [
            (0.5, latency.p50), (0.9, latency.p90), (0.95, latency.p95), (0.99, latency.p99), (0.999, latency.p999),
            (1, latency.max),
        ]
    }

    private static func share(of measure: LoadExpectation.Measure) -> Double? {
        switch measure {
        case .p50: 0.5
        case .p90: 0.9
        case .p95: 0.95
        case .p99: 0.99
        case .p999: 0.999
        case .max: 1
        case .mean, .errorRate, .rate: nil
        }
    }

    /// The least number of answers that can speak of a measure: 3 / (1 − share).
    private static func needed(for measure: LoadExpectation.Measure) -> Int {
        switch measure {
        case .p50: 6
        case .p90, .mean: 30
        case .p95: 60
        case .p99: 300
        case .p999: 3_000
        case .max, .errorRate, .rate: 1
        }
    }

    /// The probability of so many failures or more in so many trials, where each fails with the share's probability.
    private static func tail(atLeast failures: Int, of trials: Int, share: Double) -> Double {
        guard failures > 0 else { return 1 }
        // Far above the mean the tail is as good as nothing, and summing up to it is not worth the time.
        guard Double(failures) < share * Double(trials) + 50 else { return 0 }
        var term = 1.0
        var (power, rest) = (1 - share, trials)
        while rest > 0 {
            if rest & 1 == 1 { term *= power }
            power *= power
            rest >>= 1
        }
        var below = 0.0
        for count in 0..<failures {
            below += term
            term *= Double(trials - count) / Double(count + 1) * share / (1 - share)
        }
        return max(1 - below, 0)
    }
}
