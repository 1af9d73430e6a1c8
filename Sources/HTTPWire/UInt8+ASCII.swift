/// The character classes of RFC 9110 and RFC 9112, on bytes.
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let comma: UInt8 = 0x2C
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B

    @inline(__always)
    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    @inline(__always)
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    @inline(__always)
    var isBlank: Bool { self == .space || self == .tab }

    /// A control character, the tab aside.
    @inline(__always)
    var isControl: Bool { (self < 0x20 && self != .tab) || self == 0x7F }

    /// The value of a hexadecimal digit.
    @inline(__always)
    var hexValue: UInt64? {
        switch self {
        case 0x30...0x39: UInt64(self &- 0x30)
        case 0x41...0x46: UInt64(self &- 0x37)
        case 0x61...0x66: UInt64(self &- 0x57)
        default: nil
        }
    }

    /// A `tchar` (RFC 9110 §5.6.2).
    @inline(__always)
    var isToken: Bool {
        switch self {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2E, 0x5E, 0x60, 0x7C, 0x7E: true
        default: false
        }
    }
}
