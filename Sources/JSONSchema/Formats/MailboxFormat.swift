/// Mailboxes of RFC 5321, and with other than ASCII of RFC 6531.
enum MailboxFormat {
    /// Whether the bytes are a mailbox.
    static func accepts(_ text: Span<UInt8>, isInternational: Bool) -> Bool {
        guard let at = localPart(text, isInternational: isInternational), (1...64).contains(at) else { return false }
        let domain = at + 1..<text.count
        guard (1...255).contains(domain.count) else { return false }
        if text[domain.lowerBound] == UInt8(ascii: "[") { return isLiteral(text, domain) }
        var length = 0
        for index in domain {
            let byte = text[index]
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
                let isAtEnd = index + 1 == domain.upperBound || text[index + 1] == UInt8(ascii: ".")
                guard length > 0, !isAtEnd else { return false }
                length = byte == UInt8(ascii: "-") ? length + 1 : 0
            } else {
                guard byte.isDigit || byte.isLetter || (isInternational && byte >= 0x80) else { return false }
                length += 1
            }
            guard length <= 63 || isInternational else { return false }
        }
        return true
    }

    /// Where the sign behind the local part stands: a quoted string, or atoms with dots between them.
    private static func localPart(_ text: Span<UInt8>, isInternational: Bool) -> Int? {
        guard text.count > 0 else { return nil }
        if text[0] == UInt8(ascii: "\"") { return quotedPart(text, isInternational: isInternational) }
        var isAtomEmpty = true
        for index in 0..<text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "@") { return isAtomEmpty ? nil : index }
            if byte == UInt8(ascii: ".") {
                guard !isAtomEmpty else { return nil }
                isAtomEmpty = true
            } else {
                guard isAtom(byte) || (isInternational && byte >= 0x80) else { return nil }
                isAtomEmpty = false
            }
        }
        return nil
    }

    private static func quotedPart(_ text: Span<UInt8>, isInternational: Bool) -> Int? {
        var index = 1
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\"") {
                return index + 1 < text.count && text[index + 1] == UInt8(ascii: "@") ? index + 1 : nil
            }
            if byte == UInt8(ascii: "\\") {
                index += 1
                guard index < text.count, (0x20...0x7E).contains(text[index]) else { return nil }
            } else {
                guard (0x20...0x7E).contains(byte) || (isInternational && byte >= 0x80) else { return nil }
            }
            index += 1
        }
        return nil
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isLetter || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    /// Whether the bytes are an address in brackets.
    private static func isLiteral(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 2, text[range.upperBound - 1] == UInt8(ascii: "]") else { return false }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        if AddressFormats.isIPv4(text, inner) { return true }
        guard let colon = inner.first(where: { text[$0] == UInt8(ascii: ":") }) else { return false }
        let tag = inner.lowerBound..<colon
        let content = colon + 1..<inner.upperBound
        let isIPv6 = tag.count == 4 && zip(tag, "ipv6".utf8).allSatisfy { text[$0.0] | 0x20 == $0.1 | 0x20 }
        if isIPv6 { return AddressFormats.isIPv6(text, content) }
        // A standardised tag and what it says (General-address-literal).
        let isTag = tag.allSatisfy { text[$0].isDigit || text[$0].isLetter || text[$0] == UInt8(ascii: "-") }
        guard isTag, let last = tag.last, text[last] != UInt8(ascii: "-"), !content.isEmpty else { return false }
        return content.allSatisfy { (0x21...0x7E).contains(text[$0]) && !(0x5B...0x5D).contains(text[$0]) }
    }
}
