/// The name of a header field, equal to another one whatever the case of ASCII letters.
struct FieldName: Equatable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: FieldName, right: FieldName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8) { folded($0) == folded($1) }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

extension String {
    /// The text without blanks and tabs at both ends, as the value of a field is meant (RFC 9110, section 5.5).
    var trimmed: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = utf8.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[start.startIndex...last])
    }
}
