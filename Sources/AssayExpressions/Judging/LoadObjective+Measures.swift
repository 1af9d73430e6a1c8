public import AssayModel

extension LoadObjective {
    /// Reads an expression: the members of a conjunction are objectives of their own.
    public static func objectives(in source: String) -> [LoadObjective] {
        // What is not valid stays whole: reading the plan, or judging it, says what is wrong.
        ((try? LoadExpression(source))?.conjuncts ?? [source]).map { LoadObjective($0) }
    }

    /// The measures that the objective mentions; none for an expression that is not valid.
    public var measures: Set<LoadExpectation.Measure> {
        switch self {
        case .comparison(let expectation): [expectation.measure]
        // Without measures it falls to the check of answers, which leaves it open with the reason.
        case .expression(let source): (try? LoadExpression(source))?.measures ?? []
        }
    }

    /// Whether the objective speaks of latency.
    public var readsLatency: Bool {
        measures.contains { $0.isLatency }
    }
}
