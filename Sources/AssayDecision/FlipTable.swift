/// An exact search for the smallest choice where points and high findings both count: for every number of controls
/// and of high findings that they take away, the choice with the most points.
struct FlipTable: Sendable {
    private struct Key: Hashable {
        var count: Int
        var highs: Int
    }

    private struct Entry {
        var gain: Double
        var picks: [Int]

        /// Whether it is to be kept rather than another one; a total order, so that hashing decides nothing.
        func isBetter(than other: Entry) -> Bool {
            gain != other.gain ? gain > other.gain : picks.lexicographicallyPrecedes(other.picks)
        }
    }

    private typealias Table = [Key: Entry]

    private let choice: FlipChoice
    private let limit: Int
    /// Whether the search was not cut short.
    private(set) var isComplete = true

    /// How many entries are looked at before the search gives up.
    private static let mostEntries = 200_000

    /// Prepares a search for choices of at most so many controls.
    init(_ choice: FlipChoice, limit: Int) {
        self.choice = choice
        self.limit = limit
    }

    /// The smallest choice, as positions of candidates; nil where there is none or the search was cut short.
    mutating func shortest() -> [Int]? {
        var whole: Table = [Key(count: 0, highs: 0): Entry(gain: 0, picks: [])]
        var budget = Self.mostEntries
        let groups = choice.floors.indices.map(Optional.some) + [nil]
        for group in groups {
            var own: Table = [Key(count: 0, highs: 0): Entry(gain: 0, picks: [])]
            for index in choice.candidates.indices where choice.candidates[index].category == group {
                let one = choice.candidates[index]
                let single: Table = [
                    Key(count: 1, highs: min(one.highs, choice.excess)): Entry(gain: one.gain, picks: [index])
                ]
                let combined = product(own, single, &budget)
                own.merge(combined) { $1.isBetter(than: $0) ? $1 : $0 }
            }
            if let group {
                own = own.filter { (choice.points[group] + $0.value.gain).roundedToHundredths >= choice.floors[group] }
            }
            whole = product(whole, own, &budget)
            guard budget > 0 else {
                isComplete = false
                return nil
            }
        }
        let start = choice.points.reduce(0, +)
        return
            whole.filter { key, entry in
                key.highs >= choice.excess && (start + entry.gain).roundedToHundredths >= choice.leastScore
            }
            .min { left, right in
                left.key.count != right.key.count
                    ? left.key.count < right.key.count : left.value.isBetter(than: right.value)
            }?
            .value.picks
    }

    /// All pairs of entries, the best of each key.
    private func product(_ left: Table, _ right: Table, _ budget: inout Int) -> Table {
        var table: Table = [:]
        budget -= min(budget, left.count.multipliedReportingOverflow(by: right.count).partialValue)
        guard budget > 0 else { return table }
        for (first, one) in left {
            for (second, other) in right where first.count + second.count <= limit {
                let key = Key(
                    count: first.count + second.count,
                    highs: min(first.highs + second.highs, choice.excess)
                )
                let entry = Entry(gain: one.gain + other.gain, picks: one.picks + other.picks)
                if table[key].map({ entry.isBetter(than: $0) }) ?? true { table[key] = entry }
            }
        }
        return table
    }
}
