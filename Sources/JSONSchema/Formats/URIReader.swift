/// Reads the parts of a URI or IRI.
struct URIReader {
    /// A part with its own set of characters.
    enum Part {
        case userInformation
        case name
        case path
        case query
        case fragment
    }

    /// Whether other than ASCII is allowed.
    let isInternational: Bool

    /// The first place at which a part cannot go on.
    func end(of part: Part, _ text: Span<UInt8>, from start: Int) -> Int {
        var position = start
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "%") {
                guard position + 2 < text.count, text[position + 1].isHexadecimalDigit,
                    text[position + 2].isHexadecimalDigit
                else { return position }
                position += 3
            } else if byte < 0x80 {
                guard Self.allows(byte, in: part) else { return position }
                position += 1
            } else {
                guard isInternational, let length = Self.length(text, at: position, isQuery: part == .query) else {
                    return position
                }
                position += length
            }
        }
        return position
    }

    private static func allows(_ byte: UInt8, in part: Part) -> Bool {
        if byte.isLetter || byte.isDigit { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): return true
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="):
            return true
        case UInt8(ascii: ":"): return part != .name
        case UInt8(ascii: "@"): return part != .name && part != .userInformation
        case UInt8(ascii: "/"): return part != .name && part != .userInformation
        case UInt8(ascii: "?"): return part == .query || part == .fragment
        default: return false
        }
    }

    /// The bytes of a code point of `ucschar` or, in a query, `iprivate`; nil for another.
    static func length(_ text: Span<UInt8>, at position: Int, isQuery: Bool) -> Int? {
        let lead = text[position]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard position + length <= text.count else { return nil }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for index in position + 1..<position + length {
            scalar = scalar << 6 | UInt32(text[index] & 0x3F)
        }
        switch scalar {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return length
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: return isQuery ? length : nil
        case 0x10000..<0xE0000: return scalar & 0xFFFF <= 0xFFFD ? length : nil
        case 0xE1000...0xEFFFD: return length
        default: return nil
        }
    }

    /// Whether a range is an authority: user information, host and port.
    func isAuthority(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        if let at = range.first(where: { text[$0] == UInt8(ascii: "@") }) {
            guard end(of: .userInformation, text, from: start) == at else { return false }
            start = at + 1
        }
        var position: Int
        if start < range.upperBound, text[start] == UInt8(ascii: "[") {
            let close = (start..<range.upperBound).first { text[$0] == UInt8(ascii: "]") }
            guard let close, isLiteral(text, start + 1..<close) else { return false }
            position = close + 1
        } else {
            position = end(of: .name, text, from: start)
        }
        if position < range.upperBound, text[position] == UInt8(ascii: ":") {
            position += 1
            while position < range.upperBound, text[position].isDigit { position += 1 }
        }
        return position == range.upperBound
    }

    /// Whether a range is what may stand in brackets: an IPv6 address, or one of the future.
    private func isLiteral(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first, text[first] | 0x20 == UInt8(ascii: "v") else {
            return AddressFormats.isIPv6(text, range)
        }
        guard let dot = range.first(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
        let version = first + 1..<dot
        let address = dot + 1..<range.upperBound
        guard !version.isEmpty, version.allSatisfy({ text[$0].isHexadecimalDigit }), !address.isEmpty else {
            return false
        }
        return address.allSatisfy { text[$0] < 0x80 && Self.allows(text[$0], in: .userInformation) }
    }
}
