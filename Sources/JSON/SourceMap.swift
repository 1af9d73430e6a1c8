/// An index of the lines of a text, which turns byte offsets into positions.
///
/// A line ends at a line feed, a carriage return, or both in this order.
public struct SourceMap: Hashable, Sendable {
    private let lineStarts: [Int]
    private let count: Int

    /// Indexes a text in one pass.
    public init(_ bytes: some Collection<UInt8>) {
        // Other modules call this without a specialised copy, in which each byte would cost several calls.
        let result: SourceMap? = bytes.withContiguousStorageIfAvailable { bytes in
            SourceMap(unsafe Span(_unsafeElements: bytes))
        }
        self = result ?? SourceMap(Array(bytes).span)
    }

    private init(_ bytes: Span<UInt8>) {
        var lineStarts = [0]
        var previous: UInt8 = 0
        for offset in bytes.indices {
            let byte = bytes[offset]
            // A line feed after a carriage return belongs to the line end that is already noted: move it.
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") { lineStarts.removeLast() }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { lineStarts.append(offset + 1) }
            previous = byte
        }
        self.lineStarts = lineStarts
        count = bytes.count
    }

    /// The number of lines; an empty text has one.
    public var lineCount: Int {
        lineStarts.count
    }

    /// The position of a byte, in time logarithmic in the number of lines.
    ///
    /// - Parameter offset: The offset of the byte from 0; one outside the text is taken for the nearest end.
    /// - Returns: The line and column.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
    }
}
