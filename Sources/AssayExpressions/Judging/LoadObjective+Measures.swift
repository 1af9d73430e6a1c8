public import AssayModel

extension LoadObjective {
    /// Reads an expression: the members of a conjunction are objectives of their own.
    public static func objectives(in source: String) -> [LoadObjective] {
        ((try? LoadExpression(source))?.conjuncts ?? [source]).map { LoadObjective($0) }
    }

    /// The measures that the objective mentions; none for an expression that is not valid.
    public var measures: Set<LoadExpectation.Measure> {
        switch self {
        case .comparison(let expectation): [expectation.measure]
        case .expression(let source): (try? LoadExpression(source))?.measures ?? []
        }
    }

    /// Whether the objective speaks of latency.
    public var readsLatency: Bool {
        measures.contains { $0.isLatency }
    }
}
