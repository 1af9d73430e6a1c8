extension Span<UInt8> {
    /// Returns the line that starts at a position, without its line end, and where the next starts.
    ///
    /// Input without a line end is one line; sections that were scanned always have one.
    func line(from start: Int) -> (content: Range<Int>, next: Int) {
        var end = start
        while end < count, self[end] != .lineFeed { end += 1 }
        let next = end < count ? end + 1 : end
        if end > start, self[end - 1] == .carriageReturn { end -= 1 }
        return (start..<end, next)
    }

    /// Returns a range without the blanks at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    /// Whether a range spells a name, ASCII case aside; the name is given in lower case.
    func spells(_ name: String, in range: Range<Int>) -> Bool {
        guard range.count == name.utf8.count else { return false }
        var index = range.lowerBound
        for byte in name.utf8 {
            guard self[index].asciiLowercased == byte else { return false }
            index += 1
        }
        return true
    }

    /// Calls with every element of a comma-separated list, trimmed; empty elements are included.
    func forEachListElement<Failure: Error>(_ body: (Range<Int>) throws(Failure) -> Void) throws(Failure) {
        var start = 0
        for index in 0...count where index == count || self[index] == .comma {
            try body(trimmed(start..<index))
            start = index + 1
        }
    }
}
