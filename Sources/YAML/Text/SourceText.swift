/// The bytes of a text file together with an index of its lines, which turns byte offsets into spans and back.
///
/// Making the index is linear in the size of the file; a lookup is logarithmic, also on a file of one endless line.
public struct SourceText: Sendable {
    /// The bytes as they were read, with the byte order mark if there is one.
    public let bytes: [UInt8]
    /// The offset of the first byte after a UTF-8 byte order mark: 3 where there is one, 0 otherwise.
    public let contentStart: Int

    private let lineStarts: [Int]
    /// The number of scalars before each multiple of `stride`; empty where every byte is a scalar of its own.
    private let scalarCounts: [Int]
    private static let stride = 256

    /// Indexes the bytes of a file.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        contentStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lineStarts = [contentStart]
        var isASCII = true
        var offset = contentStart
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == .lineFeed { lineStarts.append(offset) }
            if byte >= 0x80 { isASCII = false }
        }
        self.lineStarts = lineStarts
        scalarCounts = isASCII ? [] : Self.countScalars(in: bytes, from: contentStart)
    }

    private static func countScalars(in bytes: [UInt8], from start: Int) -> [Int] {
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / stride + 1)
        var count = 0
        for offset in bytes.indices {
            if offset % stride == 0 { counts.append(count) }
            if offset >= start, !bytes[offset].isUTF8Continuation { count += 1 }
        }
        return counts
    }

    /// The number of lines; a line feed at the very end opens one more, empty line.
    public var lineCount: Int { lineStarts.count }

    /// The bytes of a line, counted from 1, without its line ending; empty for a line that does not exist.
    public func line(_ number: Int) -> ArraySlice<UInt8> {
        bytes[lineRange(number)]
    }

    /// The byte range of a line, counted from 1, without its line ending.
    package func lineRange(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }

    /// The span of a byte range; offsets outside the file are moved to its nearest end.
    public func span(_ range: Range<Int>) -> SourceSpan {
        let start = position(at: range.lowerBound)
        let end = position(at: range.upperBound)
        return SourceSpan(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }

    /// The line and column, both from 1, of a byte offset.
    public func position(at offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, contentStart), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, scalars(before: offset) - scalars(before: lineStarts[low]) + 1)
    }

    /// The byte range of a span; coordinates outside the file are moved to its nearest end.
    public func range(of span: SourceSpan) -> Range<Int> {
        let start = offset(line: span.line, column: span.column)
        return start..<max(start, offset(line: span.endLine, column: span.endColumn))
    }

    private func offset(line: Int, column: Int) -> Int {
        guard line >= 1 else { return contentStart }
        guard line <= lineStarts.count else { return bytes.count }
        let start = lineStarts[line - 1]
        let limit = line < lineStarts.count ? lineStarts[line] : bytes.count
        let (scalar, isTooLarge) = scalars(before: start).addingReportingOverflow(max(column, 1) - 1)
        return isTooLarge ? limit : min(offset(ofScalar: scalar), limit)
    }

    private func scalars(before offset: Int) -> Int {
        guard !scalarCounts.isEmpty else { return offset - contentStart }
        let checkpoint = min(offset / Self.stride, scalarCounts.count - 1)
        var count = scalarCounts[checkpoint]
        for index in checkpoint * Self.stride..<offset
        where index >= contentStart && !bytes[index].isUTF8Continuation {
            count += 1
        }
        return count
    }

    /// The byte offset of the scalar with an index that counts from the start of the content.
    package func offset(ofScalar scalar: Int) -> Int {
        guard !scalarCounts.isEmpty else {
            let (offset, isTooLarge) = contentStart.addingReportingOverflow(max(scalar, 0))
            return isTooLarge ? bytes.count : min(offset, bytes.count)
        }
        var low = 0
        var high = scalarCounts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if scalarCounts[middle] <= scalar { low = middle } else { high = middle }
        }
        var count = scalarCounts[low]
        var offset = low * Self.stride
        while offset < bytes.count {
            if offset >= contentStart, !bytes[offset].isUTF8Continuation {
                if count >= scalar { return offset }
                count += 1
            }
            offset += 1
        }
        return bytes.count
    }

    /// Whether every byte is a scalar of its own.
    var isASCII: Bool { scalarCounts.isEmpty }

    /// The offset of the scalar after the one at an offset within the text.
    func offset(after offset: Int) -> Int {
        var next = offset + 1
        while next < bytes.count, bytes[next].isUTF8Continuation { next += 1 }
        return min(next, bytes.count)
    }

    /// The offset of the scalar before an offset behind the start of the text.
    func offset(before offset: Int) -> Int {
        var previous = offset - 1
        while previous > contentStart, bytes[previous].isUTF8Continuation { previous -= 1 }
        return max(previous, contentStart)
    }

    /// The text of a byte range; what is not UTF-8 becomes the replacement character.
    package func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
