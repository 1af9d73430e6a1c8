extension IPAddress {
    /// Why a text is no address.
    enum ParseError: Error, Equatable {
        /// The text has not the form of an address.
        case malformed
        /// The text has a zone, as `fe80::1%eth0`.
        case zone
        /// The text is an IPv6 address that holds an IPv4 one in dotted form, as `::ffff:192.0.2.1`.
        case mapped
    }

    /// Reads an address in the forms of RFC 4291, section 2.2, and dotted decimal without leading zeros.
    ///
    /// An address in ::ffff:0:0/96 is refused where its last part is dotted, and is the IPv4 address that it stands for
    /// where it is hexadecimal: that is what the conformance tests of cel-spec ask for.
    init(parsing text: String) throws(ParseError) {
        var bytes = Array(text.utf8)
        if let percent = bytes.firstIndex(of: UInt8(ascii: "%")) {
            // A zone belongs to a well-formed IPv6 address, else there is a worse fault.
            bytes.removeSubrange(percent...)
            _ = try Self.ipv6(bytes[...])
            throw .zone
        }
        if bytes.contains(UInt8(ascii: ":")) {
            self = try Self.ipv6(bytes[...])
        } else {
            self.init(ipv4: try Self.ipv4(bytes[...]))
        }
    }

    /// The bits of four decimal numbers below 256 with dots between them.
    private static func ipv4(_ bytes: ArraySlice<UInt8>) throws(ParseError) -> UInt32 {
        let fields = bytes.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 4 else { throw .malformed }
        var bits: UInt32 = 0
        for field in fields {
            guard let value = decimal(field, maximum: 255) else { throw .malformed }
            bits = bits << 8 | UInt32(value)
        }
        return bits
    }

    /// A decimal number without sign and leading zeros.
    static func decimal(_ digits: ArraySlice<UInt8>, maximum: Int) -> Int? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value <= maximum ? value : nil
    }

    /// An address of eight groups, some zeros of which may be written as `::`.
    private static func ipv6(_ bytes: ArraySlice<UInt8>) throws(ParseError) -> IPAddress {
        let colon = UInt8(ascii: ":")
        var groups: [UInt16] = []
        var gap: Int?
        var isDotted = false
        var rest = bytes
        if rest.starts(with: [colon, colon]) {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            guard groups.count < 8 else { throw .malformed }
            let group = rest.prefix { $0 != colon }
            if group.contains(UInt8(ascii: ".")) {
                guard group.count == rest.count, groups.count <= 6 else { throw .malformed }
                let bits = try ipv4(group)
                groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
                isDotted = true
                break
            }
            groups.append(try hexadecimal(group))
            rest = rest.dropFirst(group.count)
            if rest.isEmpty { break }
            // Behind a group stands `:` and another group, or `::` once.
            rest = rest.dropFirst()
            guard let next = rest.first else { throw .malformed }
            if next == colon {
                guard gap == nil else { throw .malformed }
                gap = groups.count
                rest = rest.dropFirst()
            }
        }
        if let gap {
            guard groups.count < 8 else { throw .malformed }
            groups.insert(contentsOf: Array(repeating: 0, count: 8 - groups.count), at: gap)
        }
        guard groups.count == 8 else { throw .malformed }
        let high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
        let low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
        guard high == 0, low >> 32 == 0xFFFF else { return IPAddress(high: high, low: low) }
        if isDotted { throw .mapped }
        return IPAddress(ipv4: UInt32(truncatingIfNeeded: low))
    }

    /// One to four hexadecimal digits.
    private static func hexadecimal(_ digits: ArraySlice<UInt8>) throws(ParseError) -> UInt16 {
        guard (1...4).contains(digits.count) else { throw .malformed }
        var value: UInt16 = 0
        for digit in digits {
            let nibble: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): nibble = digit - UInt8(ascii: "A") + 10
            default: throw .malformed
            }
            value = value << 4 | UInt16(nibble)
        }
        return value
    }
}

extension IPAddress: CustomStringConvertible {
    /// The address in its canonical form: dotted decimal, or RFC 5952.
    var description: String {
        guard family == .ipv6 else {
            return (0..<4).map { String(low >> UInt64(24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        }
        let groups = [high, low].flatMap { half in (0..<4).map { half >> UInt64(48 - 16 * $0) & 0xFFFF } }
        let texts = groups.map { String($0, radix: 16) }
        guard let zeros = Self.longestZeros(groups) else { return texts.joined(separator: ":") }
        return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
            + texts[zeros.upperBound...].joined(separator: ":")
    }

    /// The longest run of at least two zeros, of equally long ones the first.
    private static func longestZeros(_ groups: [UInt64]) -> Range<Int>? {
        var longest = 0..<1
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start > longest.count { longest = start..<end }
            start = end + 1
        }
        return longest.count >= 2 ? longest : nil
    }
}
