/// Finds the name that was probably meant by a misspelt one.
enum Spelling {
    private static let longest = 40

    /// The candidate that the fewest edits lead to, if they are few for its length.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let bytes = folded(name)
        guard !bytes.isEmpty, bytes.count <= longest else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = folded(candidate)
            guard !other.isEmpty, other.count <= longest, abs(other.count - bytes.count) <= 2 else { continue }
            let distance = distance(bytes, other)
            guard distance <= max(1, min(2, min(bytes.count, other.count) / 3)), distance < best?.distance ?? .max
            else {
                continue
            }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// The bytes without case, `_` and `-`.
    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
            .map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, before[column - 2] + 1)
                }
                current.append(best)
            }
            before = last
            last = current
        }
        return last[right.count]
    }
}
