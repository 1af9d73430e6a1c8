/// Finds the marks of a template language in a text that is not YAML.
enum TemplateMarker {
    /// The offset of the first `{{` or `{%` outside quotes and comments before `end`; `${{` does not count, since
    /// workflows use it inside plain YAML.
    static func first(in text: SourceText, to end: Int) -> Int? {
        let bytes = text.bytes
        var offset = text.contentStart
        while offset < min(end, bytes.count) {
            let lineEnd = min(bytes.endOfLine(from: offset), end)
            if let marker = marker(in: bytes, offset..<lineEnd) { return marker }
            offset = lineEnd + 1
        }
        return nil
    }

    private static func marker(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var quote: UInt8?
        var previous: UInt8 = .space
        var offset = line.lowerBound
        while offset < line.upperBound {
            let byte = bytes[offset]
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    offset += 1
                } else if byte == open {
                    quote = nil
                }
            } else if byte == UInt8(ascii: "#"), previous.isBlank {
                return nil
            } else if byte.isQuote, opensToken(after: previous), closes(byte, in: bytes, offset + 1..<line.upperBound) {
                quote = byte
            } else if bytes.has("{{", at: offset) || bytes.has("{%", at: offset), previous != UInt8(ascii: "$") {
                return offset
            }
            previous = byte
            offset += 1
        }
        return nil
    }

    private static func opensToken(after byte: UInt8) -> Bool {
        byte.isBlank || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":")].contains(byte)
    }

    /// Whether the quotation ends on its line; one that does not is text to us, since the file is broken anyway.
    private static func closes(_ quote: UInt8, in bytes: [UInt8], _ rest: Range<Int>) -> Bool {
        bytes.firstOffset(from: rest.lowerBound, to: rest.upperBound) { $0 == quote } < rest.upperBound
    }
}
