/// How far a part of a match can reach, at most.
struct MatchExtent: Hashable, Sendable {
    /// The number of bytes, nil without bound.
    var bytes: Int?
    /// The number of line feeds among them, nil without bound.
    var lineFeeds: Int?

    /// No byte at all.
    static let none = MatchExtent(bytes: 0, lineFeeds: 0)
    /// Any text.
    static let unbounded = MatchExtent(bytes: nil, lineFeeds: nil)

    /// One after the other.
    static func + (left: MatchExtent, right: MatchExtent) -> MatchExtent {
        MatchExtent(bytes: sum(left.bytes, right.bytes), lineFeeds: sum(left.lineFeeds, right.lineFeeds))
    }

    /// One or the other.
    func union(_ other: MatchExtent) -> MatchExtent {
        MatchExtent(bytes: Self.larger(bytes, other.bytes), lineFeeds: Self.larger(lineFeeds, other.lineFeeds))
    }

    /// So many times after each other, nil: without end.
    func repeated(_ times: Int?) -> MatchExtent {
        MatchExtent(bytes: Self.product(bytes, times), lineFeeds: Self.product(lineFeeds, times))
    }

    /// A guess of the number of bytes in an ordinary text.
    var expectedBytes: Double {
        let lines = lineFeeds.map { 60 * Double($0 + 1) } ?? 20_000
        return min(Double(bytes ?? 20_000), lines)
    }

    /// What is longer than any text that is at hand counts as unbounded.
    private static let limit = 1 << 40

    private static func sum(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right, left + right <= limit else { return nil }
        return left + right
    }

    private static func larger(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return nil }
        return max(left, right)
    }

    private static func product(_ length: Int?, _ times: Int?) -> Int? {
        if length == 0 || times == 0 {
            return 0
        }
        guard let length, let times else { return nil }
        let (product, overflow) = length.multipliedReportingOverflow(by: times)
        return overflow || product > limit ? nil : product
    }
}
