/// A length of time to the millisecond, written as `500ms`, `30s`, `5m`, `2h` or `7d`.
public struct TimeSpan: Sendable, Hashable {
    /// The length in milliseconds, at least 0 and at most 366 days.
    public let milliseconds: Int64

    /// The longest span that a plan may name.
    public static let longest: Int64 = 366 * 86_400_000

    /// Makes a span, moved into 0 to ``longest``.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, 0), Self.longest)
    }

    /// A span of so many seconds.
    public static func seconds(_ count: Int64) -> TimeSpan {
        let (product, overflow) = count.multipliedReportingOverflow(by: 1_000)
        return TimeSpan(milliseconds: overflow ? .max : product)
    }

    /// Reads digits, at most one decimal point and one of `ms s m h d`; nil for anything else or above ``longest``.
    public init?(_ text: some StringProtocol) {
        let units: [(suffix: String, scale: Double)] = [
            ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
        ]
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
        let digits = String(text.dropLast(unit.suffix.count))
        let isPlain = digits.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
        guard isPlain, digits.utf8.first != 46, digits.utf8.last != 46, digits.utf8.count <= 15,
            let count = Double(digits)
        else { return nil }
        let total = (count * unit.scale).rounded()
        guard total <= Double(Self.longest) else { return nil }
        milliseconds = Int64(total)
    }

    /// The span as a `Duration` of the standard library.
    public var duration: Duration {
        .milliseconds(milliseconds)
    }
}

extension TimeSpan: Comparable {
    /// Orders spans by length.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension TimeSpan: CustomStringConvertible {
    /// The span in its largest whole unit, such as `90s` or `1500ms`.
    public var description: String {
        let units: [(suffix: String, scale: Int64)] = [
            ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
        ]
        let unit = units.first { milliseconds > 0 && milliseconds % $0.scale == 0 }
        return unit.map { "\(milliseconds / $0.scale)\($0.suffix)" } ?? "\(milliseconds)ms"
    }
}

extension TimeSpan: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let span = TimeSpan(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a length of time")
        }
        self = span
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
