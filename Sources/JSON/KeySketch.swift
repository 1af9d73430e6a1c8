/// Which keys an object may have already: a set of bits that never misses a key, and rarely takes a new one for known.
///
/// Most keys of an object differ in length, first or last byte, so that comparing them with all others can be saved.
struct KeySketch {
    private var bits: UInt64 = 0

    /// Adds a key and tells whether an equal one may have been added before.
    mutating func insert(_ key: String) -> Bool {
        let bytes = key.utf8Span.span
        var number = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        if let first = bytes.indices.first, let last = bytes.indices.last {
            let middle = bytes[bytes.count / 2]
            number ^= (UInt64(bytes[first]) << 16 | UInt64(middle) << 8 | UInt64(bytes[last])) &* 0xD6E8_FEB8_6659_FD93
        }
        let bit: UInt64 = 1 << (number >> 58)
        defer { bits |= bit }
        return bits & bit != 0
    }
}
