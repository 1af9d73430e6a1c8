/// The classes of ASCII that have a short name.
extension ScalarSet {
    /// `\d` and `[:digit:]`.
    static let digits = ascii("09")
    /// `\s`: the blanks of Perl before it knew the vertical tab.
    static let perlSpace = ascii("\t\n\u{C}\r  ")
    /// `\w` and `[:word:]`.
    static let wordCharacters = ascii("09AZ__az")
    /// Everything that `.` matches unless a newline counts too.
    static let allButNewline = ScalarSet("\n").complement

    /// The class of Perl behind a backslash, such as `d` or `D`; nil if there is none.
    static func perl(_ letter: UInt8) -> ScalarSet? {
        switch letter {
        case UInt8(ascii: "d"): digits
        case UInt8(ascii: "s"): perlSpace
        case UInt8(ascii: "w"): wordCharacters
        case UInt8(ascii: "D"): digits.complement
        case UInt8(ascii: "S"): perlSpace.complement
        case UInt8(ascii: "W"): wordCharacters.complement
        default: nil
        }
    }

    /// The class of POSIX between `[:` and `:]`; nil if there is none.
    static func posix(_ name: String) -> ScalarSet? {
        switch name {
        case "alnum": ascii("09AZaz")
        case "alpha": ascii("AZaz")
        case "ascii": ScalarSet(0...0x7F)
        case "blank": ascii("\t\t  ")
        case "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F])
        case "digit": digits
        case "graph": ascii("!~")
        case "lower": ascii("az")
        case "print": ascii(" ~")
        case "punct": ascii("!/:@[`{~")
        case "space": ascii("\t\r  ")
        case "upper": ascii("AZ")
        case "word": wordCharacters
        case "xdigit": ascii("09AFaf")
        default: nil
        }
    }

    /// Ranges written as pairs of their ends.
    private static func ascii(_ pairs: StaticString) -> ScalarSet {
        let ends = pairs.description.unicodeScalars.map(\.value)
        return ScalarSet(stride(from: 0, to: ends.count - 1, by: 2).map { ends[$0]...ends[$0 + 1] })
    }
}
