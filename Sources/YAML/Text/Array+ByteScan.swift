/// Searches over a byte array that the line-oriented parsers share; every search is bounded by a range.
extension [UInt8] {
    /// The first offset from `start` below `end` whose byte satisfies the condition, or `end`.
    @inlinable
    package func firstOffset(from start: Int, to end: Int, where condition: (UInt8) -> Bool) -> Int {
        var offset = start
        while offset < end, !condition(self[offset]) { offset += 1 }
        return Swift.min(offset, Swift.max(start, end))
    }

    /// The offset of the line feed that ends the line, or the end of the array.
    @inlinable
    package func endOfLine(from start: Int) -> Int {
        firstOffset(from: start, to: count) { $0 == .lineFeed }
    }

    /// The range without the spaces, tabs and carriage returns around it.
    @inlinable
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isBlank || self[start] == .carriageReturn { start += 1 }
        while end > start, self[end - 1].isBlank || self[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }

    /// Whether the ASCII text stands at the offset.
    @inlinable
    package func has(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { buffer in
            for index in buffer.indices where unsafe self[offset + index] != buffer[index] { return false }
            return true
        }
    }
}
