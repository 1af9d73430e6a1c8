/// What a paced run must reach: one measured value compared with one literal, as in
/// `load.latency.p99 < duration('500ms')`.
///
/// The form is a subset of CEL (Common Expression Language), so that plans stay valid when whole expressions come.
public struct LoadExpectation: Sendable, Hashable {
    /// A measured value.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// The median latency from the intended start.
        case p50 = "load.latency.p50"
        /// The 90th percentile.
        case p90 = "load.latency.p90"
        /// The 95th percentile.
        case p95 = "load.latency.p95"
        /// The 99th percentile.
        case p99 = "load.latency.p99"
        /// The 99.9th percentile.
        case p999 = "load.latency.p999"
        /// The longest latency.
        case max = "load.latency.max"
        /// The mean latency.
        case mean = "load.latency.mean"
        /// The share of scheduled requests that got no expected answer, 0 to 1.
        case errorRate = "load.errorRate"
        /// Expected answers per second.
        case rate = "load.rate"

        /// Whether the value is a length of time.
        public var isLatency: Bool {
            rawValue.hasPrefix("load.latency.")
        }
    }

    /// A comparison.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        /// At most.
        case atMost = "<="
        /// Less than.
        case below = "<"
        /// At least.
        case atLeast = ">="
        /// More than.
        case above = ">"

        /// Whether the comparison holds.
        public func holds(_ left: Double, _ right: Double) -> Bool {
            switch self {
            case .atMost: left <= right
            case .below: left < right
            case .atLeast: left >= right
            case .above: left > right
            }
        }
    }

    /// The measured value.
    public let measure: Measure
    /// How it is compared.
    public let comparison: Comparison
    /// The literal: whole milliseconds for a latency, else a plain number that is not negative.
    public let limit: Double

    /// Makes an expectation; a limit that no plan can hold is moved to the nearest that one can.
    public init(_ measure: Measure, _ comparison: Comparison, _ limit: Double) {
        self.measure = measure
        self.comparison = comparison
        let least = max(0, limit.isNaN ? 0 : limit)
        self.limit =
            measure.isLatency
            ? min(least.rounded(), Double(TimeSpan.longest)) : min(least, .greatestFiniteMagnitude)
    }

    /// Responses under 500 ms (95th percentile), under 1 s (99th), and an error rate under 0.1 %.
    public static let defaults = [
        LoadExpectation(.p95, .below, 500),
        LoadExpectation(.p99, .below, 1_000),
        LoadExpectation(.errorRate, .below, 0.001),
    ]

    /// Reads `<measure> <comparison> <literal>`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) else {
            return nil
        }
        let isInclusive = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "=")
        let end = start + (isInclusive ? 2 : 1)
        guard let measure = Measure(rawValue: Self.trimmed(bytes[..<start])),
            let comparison = Comparison(rawValue: String(decoding: bytes[start..<end], as: UTF8.self)),
            let limit = Self.limit(Self.trimmed(bytes[end...]), isLatency: measure.isLatency)
        else { return nil }
        self.init(measure, comparison, limit)
    }

    private static func limit(_ literal: String, isLatency: Bool) -> Double? {
        guard isLatency else {
            let isPlain = literal.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
            guard isPlain, literal.utf8.last != 46, let limit = Double(literal), limit.isFinite else { return nil }
            return limit
        }
        guard literal.hasPrefix("duration("), literal.hasSuffix(")") else { return nil }
        let quoted = trimmed(Array(literal.utf8.dropFirst("duration(".utf8.count).dropLast())[...])
        guard quoted.utf8.count > 2, let quote = quoted.utf8.first, quote == 39 || quote == 34,
            quoted.utf8.last == quote, let span = TimeSpan(quoted.dropFirst().dropLast())
        else { return nil }
        return Double(span.milliseconds)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension LoadExpectation: CustomStringConvertible {
    /// The expectation as it stands in a plan.
    public var description: String {
        let literal =
            measure.isLatency ? "duration('\(TimeSpan(milliseconds: Int64(limit)))')" : limit.plainDecimal
        return "\(measure.rawValue) \(comparison.rawValue) \(literal)"
    }
}

extension LoadExpectation: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let expectation = LoadExpectation(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a load expectation")
        }
        self = expectation
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
