/// The grammar of media types (RFC 9110, section 8.3.1), as far as keys of `content` follow it.
enum MediaTypeSyntax {
    /// Whether a text is a media type or range, parameters included.
    static func isMediaRange(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard let first = parts.first else { return false }
        let names = trimmed(first).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isTokenByte) }) else { return false }
        // A semicolon within a quoted value is rare enough to let everything after an opening quote pass.
        for part in parts.dropFirst() {
            let part = trimmed(part)
            guard !part.isEmpty else { continue }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals != part.startIndex,
                part[..<equals].allSatisfy(isTokenByte)
            else { return false }
            if part[part.index(after: equals)...].first == UInt8(ascii: "\"") { return true }
        }
        return true
    }

    /// Whether a byte may stand in a token (RFC 9110, section 5.6.2).
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
        return bytes
    }
}
