import AssayEvidence
import AssayExpressions
import AssayModel

extension LoadSample {
    /// The findings of all expectations that are broken; where none is, every one must be met.
    func findings(
        _ objectives: [LoadObjective],
        verdict: (LoadExpectation) -> Verdict
    ) throws(Unjudged) -> [Finding] {
        var found: [Finding] = []
        var open: String?
        for objective in objectives {
            switch objective {
            case .comparison(let expectation):
                switch verdict(expectation) {
                case .met: break
                case .broken(let value): found.append(finding(expectation, value))
                case .open(let reason): open = open ?? "\(Self.name(of: expectation.measure)): \(reason)"
                }
            case .expression(let source):
                switch self.verdict(onExpression: source, comparison: verdict) {
                case .met: break
                case .broken(let values): found.append(finding(source, values))
                case .open(let reason): open = open ?? reason
                }
            }
        }
        if found.isEmpty, let open { throw Unjudged(.inconclusive, open) }
        return found
    }

    private func finding(_ source: String, _ values: String) -> Finding {
        let name = Excerpt(run.scenario.name, limit: 40)
        let size = "\(scheduled) requests at \(Figure.number(run.scenario.rate))/s"
        return Finding(
            "\(values) in '\(name)' (\(size)), expected \(source)",
            anchor: "\(name) \(source)",
            request: reference
        )
    }

    private func finding(_ expectation: LoadExpectation, _ value: String) -> Finding {
        let name = Excerpt(run.scenario.name, limit: 40)
        let size = "\(scheduled) requests at \(Figure.number(run.scenario.rate))/s"
        let measure = Self.name(of: expectation.measure)
        return Finding(
            "\(measure) is \(value) in '\(name)' (\(size)), expected \(Self.words(for: expectation))",
            anchor: "\(name) \(expectation.measure.rawValue)",
            request: reference
        )
    }

    private static func name(of measure: LoadExpectation.Measure) -> String {
        switch measure {
        case .max: "the longest latency"
        case .mean: "the mean latency"
        case .errorRate: "error rate"
        case .rate: "throughput"
        case .p50, .p90, .p95, .p99, .p999: String(measure.rawValue.split(separator: ".").last ?? "latency")
        }
    }

    private static func words(for expectation: LoadExpectation) -> String {
        let limit =
            switch expectation.measure {
            case .errorRate: Figure.percentage(expectation.limit)
            case .rate: "\(Figure.number(expectation.limit)) per second"
            default: Figure.time(milliseconds: expectation.limit)
            }
        let comparison =
            switch expectation.comparison {
            case .atMost: "at most"
            case .below: "below"
            case .atLeast: "at least"
            case .above: "above"
            }
        return "\(comparison) \(limit)"
    }
}
