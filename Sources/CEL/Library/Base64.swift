/// The standard alphabet of RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The bytes as a text, padded.
    static func encoded(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let group = bytes[index..<min(index + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for position in 0..<4 {
                // A group of n bytes has n + 1 characters of content.
                let digit = Int(bits >> UInt32(18 - 6 * position) & 63)
                result.append(position <= group.count ? alphabet[digit] : padding)
            }
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes of a text, padded or not; nil where it is no such text.
    ///
    /// Line breaks within it are left out. As in the reference, the bits of the last character that belong to no byte are not looked at.
    static func decoded(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count / 4 * 3 + 3)
        var bits: UInt32 = 0
        var digits = 0
        var paddings = 0
        for byte in text.utf8 where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
            if byte == padding {
                paddings += 1
                continue
            }
            guard paddings == 0, let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            digits += 1
            if digits == 4 {
                for shift in [16, 8, 0] { result.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift))) }
                bits = 0
                digits = 0
            }
        }
        // What is left over: 2 characters are a byte, 3 are two; the padding fills up to 4 or is left out.
        guard digits != 1, paddings == 0 || digits > 0 && digits + paddings == 4 else { return nil }
        if digits >= 2 { result.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 * digits - 8))) }
        if digits == 3 { result.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        return result
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
