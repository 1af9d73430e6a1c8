/// A byte, or an ASCII letter in both its cases.
struct LiteralByte: Hashable, Sendable {
    /// The byte, the letter in lower case.
    let value: UInt8
    /// The bit that does not matter: 0x20 for a letter in both cases, else 0.
    let mask: UInt8

    init(value: UInt8, mask: UInt8) {
        self.value = value
        self.mask = mask
    }

    /// A letter in both cases, nil when the two bytes are not that.
    init?(upper: UInt8, lower: UInt8) {
        guard (0x41...0x5A).contains(upper), lower == upper | 0x20 else { return nil }
        self.init(value: lower, mask: 0x20)
    }

    /// Whether it is this byte.
    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { byte | mask == value }

    /// How often it is to be expected, in 10,000 bytes of text.
    var frequency: Int {
        ByteFrequency.estimate(value) + (mask == 0 ? 0 : ByteFrequency.estimate(value ^ mask))
    }
}
