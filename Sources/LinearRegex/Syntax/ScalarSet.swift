/// A set of Unicode scalars (or, for matching, code points U+0000 to U+10FFFF) as sorted, disjoint ranges that do not touch.
struct ScalarSet: Hashable, Sendable {
    /// The ranges, ascending.
    private(set) var ranges: [ClosedRange<UInt32>]

    /// The last code point.
    static let maximum: UInt32 = 0x10FFFF

    /// Every code point, the surrogates with them.
    static let all = ScalarSet(0...maximum)

    /// The empty set.
    init() {
        ranges = []
    }

    /// The set of one scalar.
    init(_ scalar: Unicode.Scalar) {
        ranges = [scalar.value...scalar.value]
    }

    /// The code points of a range, those beyond U+10FFFF left out.
    init(_ range: ClosedRange<UInt32>) {
        self.init([range])
    }

    /// The code points of ranges in any order, which may overlap; those beyond U+10FFFF are left out.
    init(_ unordered: [ClosedRange<UInt32>]) {
        ranges = []
        ranges.reserveCapacity(unordered.count)
        // Classes from tables come in order already.
        let isOrdered = zip(unordered, unordered.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound }
        for range in isOrdered ? unordered : unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard range.lowerBound <= ScalarSet.maximum else { break }
            let upper = min(range.upperBound, ScalarSet.maximum)
            if let last = ranges.last, range.lowerBound <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, upper)
            } else {
                ranges.append(range.lowerBound...upper)
            }
        }
    }

    /// Whether nothing is in the set.
    var isEmpty: Bool {
        ranges.isEmpty
    }

    /// How many code points are in the set.
    var count: Int {
        ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 }
    }

    /// The code point of a set of one.
    var single: UInt32? {
        guard ranges.count == 1, let range = ranges.first, range.lowerBound == range.upperBound else { return nil }
        return range.lowerBound
    }

    /// Says whether a code point is in the set, in time logarithmic in the number of ranges.
    func contains(_ codePoint: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < codePoint {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < ranges.count && ranges[low].lowerBound <= codePoint
    }
}
