/// Reads the numbers of a table that scripts/make-unicode-tables wrote.
struct TableReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// Starts at the first of some bytes.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The next number, five bits to a digit, the lowest first; nil at the end.
    mutating func number() -> UInt32? {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            // Line ends and blanks stand before the first digit, "0".
            guard byte >= 0x30 else { continue }
            value |= UInt32((byte - 0x30) & 31) << shift
            guard byte - 0x30 >= 32 else { return value }
            shift += 5
        }
        return nil
    }
}
