/// What may travel in a header field (RFC 9110, section 5) and in a cookie (RFC 6265, section 4.1.1).
///
/// Nothing is escaped there, so text outside these rules is refused: a line feed would begin a field of its own.
enum FieldText {
    /// Whether a text is a token, as names of fields and cookies are.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(MediaTypeReader.isTokenByte)
    }

    /// Whether a text is a field's value that every receiver reads alike: visible ASCII, spaces and tabs within.
    static func isFieldValue(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) else { return false }
        return !isBlank(text.utf8.first) && !isBlank(text.utf8.last)
    }

    /// Whether a text is a cookie's value.
    static func isCookieValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ",")
                && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\\")
        }
    }

    private static func isBlank(_ byte: UInt8?) -> Bool {
        byte == 0x20 || byte == 0x09
    }
}
