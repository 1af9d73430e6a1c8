extension Character {
    /// The character of a code point of ASCII; one that means nothing in a pattern for any other.
    init(ascii scalar: UInt32) {
        self = scalar < 128 ? Character(Unicode.Scalar(UInt8(scalar))) : "\u{80}"
    }
}
