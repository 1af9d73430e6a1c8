/// A set of bytes.
struct ByteSet: Hashable, Sendable {
    private var words = SIMD4<UInt64>()

    /// Adds the bytes of a range.
    mutating func insert(_ low: UInt8, _ high: UInt8) {
        guard low <= high else { return }
        for byte in low...high { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    }

    /// The number of bytes.
    var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

    /// Whether a byte is in the set.
    func contains(_ byte: UInt8) -> Bool {
        words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
    }

    /// The bytes, ascending.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<4 {
            var word = words[index]
            while word != 0 {
                bytes.append(UInt8(index * 64 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return bytes
    }

    /// How often one of the bytes is to be expected, in 10,000 bytes of text.
    var frequency: Int {
        let bytes = bytes
        return bytes.count == 256 ? 10_000 : bytes.reduce(0) { $0 + ByteFrequency.estimate($1) }
    }

    /// The set as a byte or as one letter in both cases, when it is that.
    var literal: LiteralByte? {
        let bytes = count <= 2 ? bytes : []
        switch bytes.count {
        case 1: return LiteralByte(value: bytes[0], mask: 0)
        case 2: return LiteralByte(upper: bytes[0], lower: bytes[1])
        default: return nil
        }
    }
}
