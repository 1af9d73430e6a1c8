/// Templates of RFC 6570.
enum URITemplateFormat {
    /// Whether the bytes are a template.
    static func accepts(_ text: Span<UInt8>) -> Bool {
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "{") {
                guard let end = expressionEnd(text, from: position + 1) else { return false }
                position = end
            } else if byte == UInt8(ascii: "%") {
                guard isEscape(text, at: position) else { return false }
                position += 3
            } else if byte < 0x80 {
                // Erratum 6937 lets the apostrophe in.
                guard (0x21...0x7E).contains(byte), !"\"<>\\^`|}".utf8.contains(byte) else { return false }
                position += 1
            } else {
                guard let length = URIReader.length(text, at: position, isQuery: true) else { return false }
                position += length
            }
        }
        return true
    }

    private static func isEscape(_ text: Span<UInt8>, at position: Int) -> Bool {
        position + 2 < text.count && text[position + 1].isHexadecimalDigit && text[position + 2].isHexadecimalDigit
    }

    /// Behind the brace that ends an expression; nil where it is none.
    private static func expressionEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        if position < text.count, "+#./;?&=,!@|".utf8.contains(text[position]) { position += 1 }
        while true {
            guard let end = variableEnd(text, from: position), end < text.count else { return nil }
            position = end + 1
            if text[end] == UInt8(ascii: "}") { return position }
            guard text[end] == UInt8(ascii: ",") else { return nil }
        }
    }

    /// Behind a name and its modifier.
    private static func variableEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        var isAfterDot = true
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "."), !isAfterDot {
                isAfterDot = true
                position += 1
            } else if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
                isAfterDot = false
                position += 1
            } else if byte == UInt8(ascii: "%"), isEscape(text, at: position) {
                isAfterDot = false
                position += 3
            } else {
                break
            }
        }
        guard !isAfterDot, position < text.count else { return nil }
        if text[position] == UInt8(ascii: "*") { return position + 1 }
        guard text[position] == UInt8(ascii: ":") else { return position }
        let digits = position + 1
        position = digits
        while position < text.count, text[position].isDigit { position += 1 }
        guard (1...4).contains(position - digits), text[digits] != UInt8(ascii: "0") else { return nil }
        return position
    }
}
