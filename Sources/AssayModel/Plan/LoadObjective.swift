/// What a paced run must reach, as an expression in CEL over `load`.
///
/// One comparison of one measure with one literal is kept as such, so that it can be judged with the statistics of its
/// measure; everything else is an expression whose parts are judged so where they are such comparisons.
public enum LoadObjective: Sendable, Hashable {
    /// One comparison: `load.latency.p99 < duration('500ms')`.
    case comparison(LoadExpectation)
    /// Any other condition: `load.latency.p99 < 3 * load.latency.p50`.
    case expression(String)

    /// Reads an objective; whether an expression is valid is not judged here.
    public init(_ text: String) {
        // A comparison whose printed form does not say the same is left as it was written.
        if let expectation = LoadExpectation(text), LoadExpectation(expectation.description) == expectation {
            self = .comparison(expectation)
        } else {
            self = .expression(text)
        }
    }

    /// The defaults of ``LoadExpectation``.
    public static let defaults = LoadExpectation.defaults.map(LoadObjective.comparison)
}

extension LoadObjective: CustomStringConvertible {
    /// The objective as it stands in a plan.
    public var description: String {
        switch self {
        case .comparison(let expectation): expectation.description
        case .expression(let text): text
        }
    }
}

extension LoadObjective: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
