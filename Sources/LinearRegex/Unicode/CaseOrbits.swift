/// The orbits of simple case folding: the code points that are one when case does not count (K, k and the Kelvin sign).
enum CaseOrbits {
    /// Code points in equal steps whose next one in the orbit is equally far away.
    private struct Run {
        let first: UInt32
        let last: UInt32
        let step: UInt32
        let way: Int64

        /// Appends the next ones of those of its members that stand in a range.
        func appendSuccessors(in range: ClosedRange<UInt32>, to result: inout [ClosedRange<UInt32>]) {
            guard range.lowerBound <= last, range.upperBound >= first else { return }
            let upper = min(last, range.upperBound)
            var lower = max(first, range.lowerBound)
            let excess = (lower - first) % step
            lower += excess == 0 ? 0 : step - excess
            guard lower <= upper else { return }
            if step == 1 {
                result.append(successor(of: lower)...successor(of: upper))
            } else {
                for codePoint in stride(from: lower, through: upper, by: Int(step)) {
                    result.append(successor(of: codePoint)...successor(of: codePoint))
                }
            }
        }

        private func successor(of codePoint: UInt32) -> UInt32 {
            UInt32(clamping: Int64(codePoint) + way)
        }
    }

    /// The runs by their first member; they may interleave.
    private static let runs: [Run] = {
        let bytes = Array(table.utf8)
        var runs: [Run] = []
        var reader = TableReader(bytes, in: 0..<bytes.count)
        var first: UInt32 = 0
        while let distance = reader.number(), let length = reader.number(), let step = reader.number(),
            let way = reader.number()
        {
            first += distance
            let size = Int64((way + 1) / 2)
            runs.append(Run(first: first, last: first + length, step: step, way: way % 2 == 0 ? size : -size))
        }
        return runs
    }()

    /// The last member of any run up to each one.
    private static let reaches: [UInt32] = {
        var reach: UInt32 = 0
        return runs.map { run in
            reach = max(reach, run.last)
            return reach
        }
    }()

    /// The next members of the orbits of a set's members, for those that are not alone in theirs.
    static func successors(of set: ScalarSet) -> ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var index = 0
        for range in set.ranges {
            // The ranges ascend, so what ends before this one ends before all that follow.
            while index < runs.count, reaches[index] < range.lowerBound {
                index += 1
            }
            for run in runs[index...] {
                if run.first > range.upperBound { break }
                run.appendSuccessors(in: range, to: &result)
            }
        }
        return ScalarSet(result)
    }
}
