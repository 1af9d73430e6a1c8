/// Reads the parts of a media type from left to right.
struct MediaTypeReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String.UTF8View) {
        bytes = Array(text)
        skipSpace()
    }

    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { position += 1 }
    }

    /// Steps over a byte where it comes next.
    mutating func takes(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// A token (RFC 9110, section 5.6.2) in lower case.
    mutating func token() -> String? {
        rawToken()?.lowercased()
    }

    private mutating func rawToken() -> String? {
        let start = position
        while let byte = next, Self.isTokenByte(byte) { position += 1 }
        return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The parameters up to the end of the text (RFC 9110, section 5.6.6: empty ones are allowed, spaces around `=`
    /// are not), or nil where something else stands there.
    mutating func parameters() -> [String: String]? {
        var parameters: [String: String] = [:]
        while true {
            skipSpace()
            guard next != nil else { return parameters }
            guard takes(UInt8(ascii: ";")) else { return nil }
            skipSpace()
            guard let byte = next, byte != UInt8(ascii: ";") else { continue }
            guard let name = token(), takes(UInt8(ascii: "=")) else { return nil }
            guard let value = next == UInt8(ascii: "\"") ? quotedString() : rawToken() else { return nil }
            if parameters[name] == nil { parameters[name] = value }
        }
    }

    private mutating func quotedString() -> String? {
        position += 1
        var value: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next, Self.isTextByte(escaped) else { return nil }
                position += 1
                value.append(escaped)
            default:
                guard Self.isTextByte(byte) else { return nil }
                value.append(byte)
            }
        }
        return nil
    }

    private static func isTextByte(_ byte: UInt8) -> Bool {
        byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
    }

    /// Whether a byte may stand in a token.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
