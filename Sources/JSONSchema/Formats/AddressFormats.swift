/// Addresses of the internet protocol.
enum AddressFormats {
    /// Whether the bytes are four numbers up to 255, without leading zeros (RFC 2673, dotted-quad).
    static func isIPv4(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var parts = 0
        var position = range.lowerBound
        while true {
            let start = position
            var value = 0
            while position < range.upperBound, text[position].isDigit, position - start < 4 {
                value = value * 10 + Int(text[position] - 0x30)
                position += 1
            }
            let length = position - start
            guard (1...3).contains(length), value <= 255, length == 1 || text[start] != UInt8(ascii: "0") else {
                return false
            }
            parts += 1
            if position == range.upperBound { return parts == 4 }
            guard text[position] == UInt8(ascii: "."), parts < 4 else { return false }
            position += 1
        }
    }

    /// Whether the bytes are an address as RFC 4291 writes it, without a zone.
    static func isIPv6(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var groups = 0
        var hasGap = false
        var position = range.lowerBound
        let end = range.upperBound
        if position + 1 < end, text[position] == UInt8(ascii: ":"), text[position + 1] == UInt8(ascii: ":") {
            hasGap = true
            position += 2
        }
        while position < end {
            let start = position
            while position < end, text[position].isHexadecimalDigit, position - start < 5 { position += 1 }
            if position < end, text[position] == UInt8(ascii: ".") {
                groups += 2
                guard isIPv4(text, start..<end) else { return false }
                break
            }
            guard (1...4).contains(position - start) else { return false }
            groups += 1
            guard position < end else { break }
            guard text[position] == UInt8(ascii: ":") else { return false }
            position += 1
            if position < end, text[position] == UInt8(ascii: ":") {
                guard !hasGap else { return false }
                hasGap = true
                position += 1
            } else if position == end {
                return false
            }
        }
        return hasGap ? groups <= 7 : groups == 8
    }
}
