/// Finds the name that someone may have meant.
enum NearestName {
    /// The known name that a text differs from by case or by one or two letters, or nil where there is none.
    ///
    /// - Parameters:
    ///   - text: What was written.
    ///   - names: The names that are known.
    /// - Returns: The nearest name; of equally near ones the first in alphabetical order.
    static func of(_ text: String, among names: some Sequence<String>) -> String? {
        let written = Array(text.utf8)
        guard (2...40).contains(written.count) else { return nil }
        let most = written.count < 3 ? 0 : written.count < 6 ? 1 : 2
        var best: (distance: Int, name: String)?
        for name in names {
            let distance = distance(written, Array(name.utf8), most: most)
            guard distance <= most else { continue }
            if let found = best, (found.distance, found.name) <= (distance, name) { continue }
            best = (distance, name)
        }
        return best?.name
    }

    /// The number of bytes to insert, delete, replace or swap with a neighbour, at least where it is at most `most`;
    /// letters of the other case are equal.
    private static func distance(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int {
        guard abs(left.count - right.count) <= most else { return most + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                // Who writes another digit means another thing.
                let change = isDigit(byte) || isDigit(other) ? most + 1 : 1
                var cost = last[column] + (byte | 0x20 == other | 0x20 ? 0 : change)
                cost = min(cost, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte)
    }
}
