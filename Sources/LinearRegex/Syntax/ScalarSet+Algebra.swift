/// The operations on sets; each takes time linear in the ranges of both.
extension ScalarSet {
    /// Everything else up to U+10FFFF.
    var complement: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        gaps.reserveCapacity(ranges.count + 1)
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next {
                gaps.append(next...(range.lowerBound - 1))
            }
            next = range.upperBound + 1
        }
        if next <= ScalarSet.maximum {
            gaps.append(next...ScalarSet.maximum)
        }
        return ScalarSet(gaps)
    }

    /// What is in either.
    func union(_ other: ScalarSet) -> ScalarSet {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return ScalarSet(ranges + other.ranges)
    }

    /// What is in both.
    func intersection(_ other: ScalarSet) -> ScalarSet {
        var common: [ClosedRange<UInt32>] = []
        var mine = 0
        var theirs = 0
        while mine < ranges.count, theirs < other.ranges.count {
            let (first, second) = (ranges[mine], other.ranges[theirs])
            let lower = max(first.lowerBound, second.lowerBound)
            let upper = min(first.upperBound, second.upperBound)
            if lower <= upper {
                common.append(lower...upper)
            }
            if first.upperBound < second.upperBound {
                mine += 1
            } else {
                theirs += 1
            }
        }
        return ScalarSet(common)
    }

    /// What is in this one only.
    func subtracting(_ other: ScalarSet) -> ScalarSet {
        intersection(other.complement)
    }

    /// The set with every code point that differs from one of its members in case only.
    var caseFolded: ScalarSet {
        var closed = self
        // An orbit has four members at most, so three steps reach all of them from any.
        while true {
            let next = closed.union(CaseOrbits.successors(of: closed))
            if next == closed { return closed }
            closed = next
        }
    }
}
