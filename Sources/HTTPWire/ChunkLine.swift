/// A chunk-size line as far as it has been read (RFC 9112 §7.1).
struct ChunkLine: Sendable {
    enum Part {
        case size
        /// Whitespace after the size, allowed before an extension only.
        case padding
        case `extension`
    }

    var part = Part.size
    var size: UInt64 = 0
    var hasDigit = false
    var count = 0
    var sawCarriageReturn = false
}
