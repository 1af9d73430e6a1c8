/// The grammars of RFC 3986 and, with other than ASCII, RFC 3987.
enum URIFormat {
    /// Whether the bytes are a URI or IRI, or a reference to one.
    static func accepts(_ text: Span<UInt8>, isInternational: Bool, isReference: Bool) -> Bool {
        let reader = URIReader(isInternational: isInternational)
        var position = schemeEnd(text) ?? 0
        guard position > 0 || isReference else { return false }
        let isRelative = position == 0
        if position + 1 < text.count, text[position] == UInt8(ascii: "/"), text[position + 1] == UInt8(ascii: "/") {
            let start = position + 2
            let end = (start..<text.count).first { "/?#".utf8.contains(text[$0]) } ?? text.count
            guard reader.isAuthority(text, start..<end) else { return false }
            position = end
        } else if isRelative {
            // A colon in the first segment would make a scheme of what is before it.
            for index in 0..<text.count {
                if "/?#".utf8.contains(text[index]) { break }
                if text[index] == UInt8(ascii: ":") { return false }
            }
        }
        let path = reader.end(of: .path, text, from: position)
        position = path
        if position < text.count, text[position] == UInt8(ascii: "?") {
            position = reader.end(of: .query, text, from: position + 1)
        }
        if position < text.count, text[position] == UInt8(ascii: "#") {
            position = reader.end(of: .fragment, text, from: position + 1)
        }
        return position == text.count
    }

    /// Behind the colon of a scheme; nil where there is none.
    private static func schemeEnd(_ text: Span<UInt8>) -> Int? {
        for index in 0..<text.count {
            let byte = text[index]
            if byte == UInt8(ascii: ":") { return index > 0 ? index + 1 : nil }
            guard byte.isLetter || (index > 0 && (byte.isDigit || "+-.".utf8.contains(byte))) else { return nil }
        }
        return nil
    }
}
