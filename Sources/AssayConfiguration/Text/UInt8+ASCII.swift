/// ASCII classes of a byte. The parsers work on bytes, because comparing `Character`s costs a grapheme break each.
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLetter: Bool { isLower || isUpper }
    var isAlphanumeric: Bool { isLetter || isDigit }
    /// A letter, digit or underscore.
    var isWord: Bool { isAlphanumeric || self == UInt8(ascii: "_") }
    /// A space or tab.
    var isBlank: Bool { self == .space || self == .tab }
    var isNewline: Bool { self == .lineFeed || self == .carriageReturn }
    var isWhitespace: Bool { isBlank || isNewline || self == 0x0B || self == 0x0C }
    var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
    var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }

    var hexValue: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self - 0x30)
        case 0x41...0x46: UInt32(self - 0x41 + 10)
        case 0x61...0x66: UInt32(self - 0x61 + 10)
        default: nil
        }
    }
}
