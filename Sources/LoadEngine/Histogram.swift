/// A histogram of nanoseconds in fixed log-linear buckets, in the manner of HdrHistogram.
///
/// Every histogram has the same buckets, so that merging is exact: the merge of two histograms is the histogram of all
/// their values. Values below 2,048 ns have a bucket each; above, every octave has 1,024 buckets, and a quantile is the
/// middle of its bucket, so it is off by at most 0.05 %. ``minimum``, ``maximum`` and ``count`` are exact. Values from
/// 2⁴² ns (73 minutes) on share the last bucket.
public struct Histogram: Hashable, Sendable {
    static let bucketCount = 31 * 1_024 + 2_048
    private static let greatestBucketed: UInt64 = (1 << 42) - 1

    /// How many values were recorded.
    public private(set) var count: UInt64 = 0
    /// The sum of the values, held at `UInt64.max` rather than overflowing.
    public private(set) var sum: UInt64 = 0
    /// The least value, or `nil` without values.
    public var minimum: UInt64? { count == 0 ? nil : least }
    /// The greatest value, or `nil` without values.
    public var maximum: UInt64? { count == 0 ? nil : greatest }
    /// The mean of the values, or `nil` without values.
    public var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

    /// Empty until there is a value, then one count per bucket.
    private(set) var buckets: [UInt64] = []
    private var least = UInt64.max
    private var greatest: UInt64 = 0

    /// Creates an empty histogram.
    public init() {}

    /// Records a value in nanoseconds.
    public mutating func record(_ nanoseconds: UInt64) {
        record(nanoseconds, times: 1)
    }

    /// Adds the values of another histogram.
    public mutating func merge(_ other: Histogram) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        for (index, occurrences) in other.buckets.enumerated() where occurrences > 0 {
            buckets[index].addSaturating(occurrences)
        }
        count.addSaturating(other.count)
        sum.addSaturating(other.sum)
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
    }

    /// Returns this histogram with the values of another.
    public func merging(_ other: Histogram) -> Histogram {
        var merged = self
        merged.merge(other)
        return merged
    }

    /// Returns the value that a share of the values does not pass, in nanoseconds, or `nil` without values.
    ///
    /// - Parameter share: From 0, the minimum, to 1, the maximum; values outside are taken as the nearer end.
    /// - Returns: The value at rank ⌈share × count⌉, off by at most 0.05 %.
    public func quantile(_ share: Double) -> UInt64? {
        guard count > 0 else { return nil }
        let wanted = (Double(count) * share).rounded(.up)
        guard wanted > 1 else { return least }
        guard wanted < Double(count) else { return greatest }
        let rank = UInt64(wanted)
        var seen: UInt64 = 0
        for (index, occurrences) in buckets.enumerated() where occurrences > 0 {
            seen.addSaturating(occurrences)
            if seen >= rank { return min(max(Self.middle(ofBucket: index), least), greatest) }
        }
        return greatest
    }

    /// Removes every value and keeps the memory.
    mutating func reset() {
        guard count > 0 else { return }
        for index in buckets.indices { buckets[index] = 0 }
        (count, sum, least, greatest) = (0, 0, .max, 0)
    }

    private mutating func record(_ value: UInt64, times occurrences: UInt64) {
        if buckets.isEmpty { buckets = [UInt64](repeating: 0, count: Self.bucketCount) }
        buckets[Self.bucket(of: value)] &+= occurrences
        count &+= occurrences
        sum.addSaturating(value)
        least = min(least, value)
        greatest = max(greatest, value)
    }

    static func bucket(of value: UInt64) -> Int {
        let value = min(value, greatestBucketed)
        guard value >= 2_048 else { return Int(value) }
        let shift = 53 - value.leadingZeroBitCount
        return (shift << 10) + Int(value >> UInt64(shift))
    }

    static func middle(ofBucket index: Int) -> UInt64 {
        guard index >= 2_048 else { return UInt64(index) }
        let shift = (index >> 10) - 1
        let start = UInt64(index - (shift << 10)) << UInt64(shift)
        return start + (1 << UInt64(shift)) / 2
    }
}

extension Histogram: Codable {
    private enum CodingKeys: String, CodingKey {
        case count, sum, minimum, maximum, buckets
    }

    /// Reads what ``encode(to:)`` writes and refuses what no recording can produce.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let pairs = try container.decode([[UInt64]].self, forKey: .buckets)
        func refuse(_ reason: String) -> DecodingError {
            .dataCorruptedError(forKey: .buckets, in: container, debugDescription: reason)
        }
        guard !pairs.isEmpty else {
            guard try container.decode(UInt64.self, forKey: .count) == 0 else {
                throw refuse("the count is not that of the buckets")
            }
            return
        }
        buckets = [UInt64](repeating: 0, count: Self.bucketCount)
        var previous = -1
        for pair in pairs {
            guard pair.count == 2, pair[1] > 0, let index = Int(exactly: pair[0]), index < Self.bucketCount else {
                throw refuse("a bucket is not a pair of index and count")
            }
            guard index > previous else { throw refuse("bucket indices do not ascend") }
            let (total, overflow) = count.addingReportingOverflow(pair[1])
            guard !overflow else { throw refuse("the counts overflow") }
            buckets[index] = pair[1]
            count = total
            previous = index
        }
        sum = try container.decode(UInt64.self, forKey: .sum)
        least = try container.decode(UInt64.self, forKey: .minimum)
        greatest = try container.decode(UInt64.self, forKey: .maximum)
        guard try container.decode(UInt64.self, forKey: .count) == count else {
            throw refuse("the count is not that of the buckets")
        }
        guard Self.bucket(of: least) == pairs.first.map({ Int($0[0]) }), Self.bucket(of: greatest) == previous else {
            throw refuse("minimum and maximum are not in the outer buckets")
        }
        guard least <= greatest, sum >= greatest else { throw refuse("minimum, maximum and sum disagree") }
    }

    /// Writes the buckets that hold something, as pairs of index and count.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(sum, forKey: .sum)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encodeIfPresent(maximum, forKey: .maximum)
        let pairs = buckets.enumerated().filter { $1 > 0 }.map { [UInt64($0), $1] }
        try container.encode(pairs, forKey: .buckets)
    }
}

extension UInt64 {
    /// Adds, and stays at the maximum rather than overflowing.
    mutating func addSaturating(_ other: UInt64) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
