/// The places at which the literals of each pattern stand, near ones put together, so that a text full of them takes no
/// more than a fraction of its own size.
struct LiteralHits {
    /// Places near each other.
    struct Run {
        /// The pattern.
        let pattern: Int
        /// The start of the first literal.
        var first: Int
        /// The start of the last literal.
        var last: Int
    }

    /// How near places are put together.
    private static let gap = 64

    private let patternCount: Int
    /// For each pattern its latest run plus one; empty before the first hit.
    private var latest: [Int32] = []
    private var runs: [Run] = []

    /// Makes an empty collection.
    init(patternCount: Int) {
        self.patternCount = patternCount
    }

    /// Whether nothing was found.
    var isEmpty: Bool { runs.isEmpty }

    /// Adds a place.
    mutating func insert(_ start: Int, of pattern: Int) {
        if latest.isEmpty {
            latest = [Int32](repeating: 0, count: patternCount)
        }
        let index = Int(latest[pattern]) - 1
        if index >= 0, start >= runs[index].first - Self.gap, start <= runs[index].last + Self.gap {
            runs[index].first = min(runs[index].first, start)
            runs[index].last = max(runs[index].last, start)
        } else {
            runs.append(Run(pattern: pattern, first: start, last: start))
            // More than two billion runs in a text would be needed to exceed the type.
            latest[pattern] = Int32(clamping: runs.count)
        }
    }

    /// The runs of each pattern that has any, by ascending pattern and place.
    consuming func byPattern() -> [ArraySlice<Run>] {
        runs.sort { ($0.pattern, $0.first) < ($1.pattern, $1.first) }
        var slices: [ArraySlice<Run>] = []
        var start = 0
        for index in runs.indices where index + 1 == runs.count || runs[index + 1].pattern != runs[start].pattern {
            slices.append(runs[start...index])
            start = index + 1
        }
        return slices
    }
}
