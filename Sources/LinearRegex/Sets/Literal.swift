/// Bytes to look for.
struct Literal: Hashable, Sendable {
    /// The bytes; in small letters where case is ignored.
    let bytes: [UInt8]
    /// Whether ASCII letters match in either case.
    let ignoresCase: Bool

    /// Makes a literal.
    init(_ bytes: some Sequence<UInt8>, ignoresCase: Bool = false) {
        let bytes = Array(bytes)
        // Where there is no letter, case is nothing to ignore.
        self.ignoresCase = ignoresCase && bytes.contains { $0.otherASCIICase != $0 }
        self.bytes = self.ignoresCase ? bytes.map(\.foldedASCII) : bytes
    }

    /// The estimated share of the places in a text at which the literal stands, by the frequencies of its bytes.
    var frequency: Double {
        bytes.reduce(1) { $0 * ByteRarity.frequency(of: $1, ignoringCase: ignoresCase) }
    }

    /// Whether the literal stands at a place, which may lie anywhere.
    @inline(__always)
    func stands(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard start >= 0, bytes.count <= text.count &- start else { return false }
        for (index, byte) in bytes.enumerated() {
            // In bounds: start + index < start + bytes.count <= text.count.
            let found = unsafe text[start &+ index]
            guard (ignoresCase ? found.foldedASCII : found) == byte else { return false }
        }
        return true
    }
}
