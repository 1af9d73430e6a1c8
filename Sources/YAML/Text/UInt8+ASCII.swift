/// ASCII classes of a byte. The parsers work on bytes, because comparing `Character`s costs a grapheme break each.
///
/// Inlinable, since the parsers of other modules ask once per byte.
extension UInt8 {
    /// The horizontal tab.
    @inlinable package static var tab: UInt8 { 0x09 }
    /// The line feed.
    @inlinable package static var lineFeed: UInt8 { 0x0A }
    /// The carriage return.
    @inlinable package static var carriageReturn: UInt8 { 0x0D }
    /// The space.
    @inlinable package static var space: UInt8 { 0x20 }

    /// A digit from 0 to 9.
    @inlinable package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// A small letter.
    @inlinable package var isLower: Bool { self >= 0x61 && self <= 0x7A }
    /// A capital letter.
    @inlinable package var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    /// A letter.
    @inlinable package var isLetter: Bool { isLower || isUpper }
    /// A letter or digit.
    @inlinable package var isAlphanumeric: Bool { isLetter || isDigit }
    /// A letter, digit or underscore.
    @inlinable package var isWord: Bool { isAlphanumeric || self == UInt8(ascii: "_") }
    /// A space or tab.
    @inlinable package var isBlank: Bool { self == .space || self == .tab }
    /// A line feed or carriage return.
    @inlinable package var isNewline: Bool { self == .lineFeed || self == .carriageReturn }
    /// A space, tab, line end, vertical tab or form feed.
    @inlinable package var isWhitespace: Bool { isBlank || isNewline || self == 0x0B || self == 0x0C }
    /// A single or double quote.
    @inlinable package var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
    /// A byte that continues a sequence of UTF-8.
    @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
    /// The small letter of a capital one; any other byte as it is.
    @inlinable package var lowercased: UInt8 { isUpper ? self | 0x20 : self }

    /// What the byte is worth as a hexadecimal digit, or nil.
    @inlinable package var hexValue: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self - 0x30)
        case 0x41...0x46: UInt32(self - 0x41 + 10)
        case 0x61...0x66: UInt32(self - 0x61 + 10)
        default: nil
        }
    }
}
