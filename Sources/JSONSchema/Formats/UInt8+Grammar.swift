/// The kinds of bytes that the grammars of the RFCs are made of.
extension UInt8 {
    /// A digit.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// A letter of ASCII.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// A hexadecimal digit.
    var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}
