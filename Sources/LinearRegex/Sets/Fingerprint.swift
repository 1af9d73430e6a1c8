/// Up to four bytes of a literal.
struct Fingerprint {
    /// Where they lie in the literal.
    let offset: Int
    /// The bytes, 2 to 4.
    let bytes: [UInt8]
    /// Whether letters stand for both cases.
    let ignoresCase: Bool

    /// Takes the rarest four bytes in a row.
    init(rarestIn literal: Literal) {
        let width = min(4, literal.bytes.count)
        let frequencies = literal.bytes.map { ByteRarity.frequency(of: $0, ignoringCase: literal.ignoresCase) }
        var best = (offset: 0, frequency: Double.infinity)
        for offset in 0...(literal.bytes.count - width) {
            let frequency = frequencies[offset..<offset + width].reduce(1, *)
            if frequency < best.frequency {
                best = (offset, frequency)
            }
        }
        offset = best.offset
        bytes = Array(literal.bytes[best.offset..<best.offset + width])
        ignoresCase = literal.ignoresCase
    }

    /// The hash that the scan computes from the text, whichever the case.
    func hash(bits: UInt32) -> Int {
        let key = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
        return Int((key &* 0x9E37_79B1) >> (32 - bits))
    }
}
