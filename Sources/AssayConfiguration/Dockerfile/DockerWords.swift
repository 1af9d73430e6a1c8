import YAML

/// The two ways in which arguments are written: shell words and the JSON form.
enum DockerWords {
    /// Splits at blanks outside quotes; removes the quotes, and the escapes outside single quotes.
    static func split(_ text: String, escape: UInt8) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isOpen = false
        var quote: UInt8?
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped {
                // In double quotes an escape protects only what is special there.
                if quote != nil, !byte.isQuote, byte != UInt8(ascii: "$"), byte != escape { word.append(escape) }
                word.append(byte)
                isEscaped = false
            } else if byte == escape, quote != UInt8(ascii: "'") {
                (isEscaped, isOpen) = (true, true)
            } else if let open = quote {
                if byte == open { quote = nil } else { word.append(byte) }
            } else if byte.isQuote {
                (quote, isOpen) = (byte, true)
            } else if byte.isWhitespace {
                if isOpen { words.append(String(decoding: word, as: UTF8.self)) }
                (word, isOpen) = ([], false)
            } else {
                word.append(byte)
                isOpen = true
            }
        }
        if isOpen { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// Reads a JSON array of strings; nil where the text is anything else.
    static func execForm(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        var at = bytes.firstOffset(from: 0, to: bytes.count) { !$0.isWhitespace }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "[") else { return nil }
        var strings: [String] = []
        var needsValue = false
        at += 1
        while true {
            at = bytes.firstOffset(from: at, to: bytes.count) { !$0.isWhitespace }
            guard at < bytes.count else { return nil }
            if bytes[at] == UInt8(ascii: "]"), !needsValue { break }
            guard bytes[at] == UInt8(ascii: "\""), let string = string(bytes, &at) else { return nil }
            strings.append(string)
            at = bytes.firstOffset(from: at, to: bytes.count) { !$0.isWhitespace }
            guard at < bytes.count else { return nil }
            needsValue = bytes[at] == UInt8(ascii: ",")
            if needsValue { at += 1 } else if bytes[at] != UInt8(ascii: "]") { return nil }
        }
        let rest = bytes.firstOffset(from: at + 1, to: bytes.count) { !$0.isWhitespace }
        return rest == bytes.count ? strings : nil
    }

    private static func string(_ bytes: [UInt8], _ at: inout Int) -> String? {
        let start = at + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < bytes.count else { return nil }
        at = end + 1
        return String(decoding: EscapedText.decoded(bytes[start..<end]), as: UTF8.self)
    }
}
