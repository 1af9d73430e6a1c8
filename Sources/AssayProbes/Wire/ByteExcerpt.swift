/// The first bytes of something unreadable, quoted so that no message can be forged with them.
struct ByteExcerpt: CustomStringConvertible {
    /// The bytes in double quotes, with escapes for what is not printable ASCII.
    let description: String

    /// Quotes at most so many bytes.
    init(_ bytes: some Collection<UInt8>, limit: Int) {
        var text = "\""
        for byte in bytes.prefix(limit) {
            switch byte {
            case UInt8(ascii: "\r"): text += "\\r"
            case UInt8(ascii: "\n"): text += "\\n"
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                text += "\\"
                text.unicodeScalars.append(Unicode.Scalar(byte))
            case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        description = text + (bytes.count > limit ? "…\"" : "\"")
    }
}
