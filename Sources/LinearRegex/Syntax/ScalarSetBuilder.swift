/// Collects ranges in any order, in memory bounded by the set that they make.
struct ScalarSetBuilder {
    private var ranges: [ClosedRange<UInt32>] = []
    private var limit = 1 << 12

    /// Adds the code points of a range.
    mutating func insert(_ range: ClosedRange<UInt32>) {
        ranges.append(range)
        compactIfNeeded()
    }

    /// Adds the members of a set.
    mutating func insert(_ set: ScalarSet) {
        ranges.append(contentsOf: set.ranges)
        compactIfNeeded()
    }

    /// What has been added.
    var set: ScalarSet {
        ScalarSet(ranges)
    }

    private mutating func compactIfNeeded() {
        guard ranges.count > limit else { return }
        ranges = set.ranges
        // Doubling keeps the sorting, all in all, within a factor of what is added.
        limit = max(limit, 2 * ranges.count)
    }
}
