/// Finds the name that a mistyped one was probably meant to be.
package enum NameSuggestion {
    /// Longer names are neither suggested nor looked for, which bounds the work.
    private static let longest = 64

    /// `; did you mean x?`, or nothing where no name is near.
    package static func text(for name: String, among names: some Sequence<String>) -> String {
        guard let nearest = nearest(to: name, among: names) else { return "" }
        return "; did you mean \(nearest)?"
    }

    /// The name with the least edit distance, at most a third of the length; of equals the first in order of bytes.
    package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(name.utf8)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        let folded = wanted.map(lowercased)
        var best: (name: String, distance: Int)?
        for candidate in names {
            let bytes = Array(candidate.utf8)
            guard bytes.count <= longest, bytes != wanted else { continue }
            let bound = max(1, max(wanted.count, bytes.count) / 3)
            guard abs(bytes.count - wanted.count) <= bound else { continue }
            let found = distance(folded, bytes.map(lowercased))
            guard found <= bound, found < max(wanted.count, bytes.count) else { continue }
            if let previous = best, (previous.distance, previous.name) <= (found, candidate) { continue }
            best = (candidate, found)
        }
        return best?.name
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// The number of insertions, removals, replacements and swaps of neighbours (optimal string alignment).
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let isSame = first[row] == second[column]
                var cost = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
