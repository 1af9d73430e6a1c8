extension String {
    /// No valid name is longer, and the cost of a comparison grows with the square.
    private static let longestName = 80

    /// The candidate that was probably meant: the nearest by edits, where few enough separate it from this name.
    ///
    /// Up to two edits, or a third of the length, are taken for a slip; of a name of up to three letters only one,
    /// because two would turn it into any other. Case, `-` and `_` do not count.
    func nearest(among candidates: some Sequence<String>) -> String? {
        let name = foldedName
        guard !name.isEmpty, name.count <= Self.longestName else { return nil }
        let allowed = name.count <= 3 ? 1 : Swift.max(2, name.count / 3)
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let distance = Self.edits(from: name, to: candidate.foldedName)
            guard distance <= allowed, distance < name.count, distance < best?.distance ?? .max else { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    private var foldedName: [UInt8] {
        utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
            case 0x41...0x5A: byte | 0x20
            default: byte
            }
        }
    }

    /// The Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
    /// replacements and swaps of neighbours, no place edited twice.
    private static func edits(from left: [UInt8], to right: [UInt8]) -> Int {
        guard right.count <= longestName else { return .max }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = last[column] + (byte == other ? 0 : 1)
                var distance = Swift.min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    distance = Swift.min(distance, beforeLast[column - 1] + 1)
                }
                current.append(distance)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
