/// What a backslash begins.
extension RegexParser {
    /// Reads an escape outside of brackets.
    mutating func readEscape() throws(LinearRegexError) {
        switch byte(at: 1) {
        case UInt8(ascii: "b"): try pushEscaped(.assertion(.wordBoundary))
        case UInt8(ascii: "B"): try pushEscaped(.assertion(.notWordBoundary))
        case UInt8(ascii: "A"): try pushEscaped(.assertion(.textStart))
        case UInt8(ascii: "z"): try pushEscaped(.assertion(.textEnd))
        case UInt8(ascii: "Q"): try readQuotation()
        default:
            if let set = try readClassEscape() {
                try push(set.isEmpty ? .never : .scalars(set))
            } else {
                try pushLiteral(readEscapedScalar())
            }
        }
    }

    private mutating func pushEscaped(_ node: RegexNode) throws(LinearRegexError) {
        try push(node)
        position += 2
    }

    /// Reads `\Q` and the text to `\E` or to the end.
    private mutating func readQuotation() throws(LinearRegexError) {
        position += 2
        while position < bytes.count {
            if byte() == UInt8(ascii: "\\"), byte(at: 1) == UInt8(ascii: "E") {
                position += 2
                return
            }
            try pushLiteral(readScalar())
        }
    }

    // MARK: - Classes

    /// Reads `\d` and its like or `\p…`; returns nil and reads nothing where there is something else.
    mutating func readClassEscape() throws(LinearRegexError) -> ScalarSet? {
        guard let letter = byte(at: 1) else { return nil }
        if letter == UInt8(ascii: "p") || letter == UInt8(ascii: "P") {
            return try readUnicodeClass()
        }
        guard let set = ScalarSet.perl(letter) else { return nil }
        position += 2
        guard options.contains(.caseInsensitive) else { return set }
        // What is not in a class is what no case of is in it.
        let isNegated = letter < UInt8(ascii: "a")
        return namedClass("\\" + String(UnicodeScalar(letter)), isNegated: isNegated) {
            isNegated ? set.complement : set
        }
    }

    /// Reads `\pL`, `\p{Greek}`, `\p{^Greek}` or one of them with a capital P.
    private mutating func readUnicodeClass() throws(LinearRegexError) -> ScalarSet? {
        let start = position
        var isNegated = byte(at: 1) == UInt8(ascii: "P")
        position += 2
        var name = position..<position
        if byte() == UInt8(ascii: "{") {
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
                throw LinearRegexError("missing } behind the name of the class", at: start..<bytes.count)
            }
            name = (position + 1)..<end
            position = end + 1
        } else if byte() != nil {
            _ = readScalar()
            name = name.lowerBound..<position
        }
        if let first = bytes[name].first, first == UInt8(ascii: "^") {
            isNegated.toggle()
            name = (name.lowerBound + 1)..<name.upperBound
        }
        let set = namedClass("p" + text(name), isNegated: isNegated) { [text = text(name)] in
            UnicodeClasses.named(text)
        }
        guard let set else {
            throw LinearRegexError("unknown Unicode class", at: start..<position)
        }
        return set
    }

    /// The set of a name, or what is not in it, with other cases where case does not count; looked up once.
    mutating func namedClass(_ name: String, isNegated: Bool, find: () -> ScalarSet?) -> ScalarSet? {
        let ignoresCase = options.contains(.caseInsensitive)
        let key = "\(isNegated ? "-" : "+")\(ignoresCase ? "i" : "")\(name)"
        if let known = namedClasses[key] { return known }
        guard var set = find() else { return nil }
        if ignoresCase {
            set = set.caseFolded
        }
        if isNegated {
            set = set.complement
        }
        namedClasses[key] = set
        return set
    }

    // MARK: - Scalars

    /// Reads an escape that stands for one code point.
    mutating func readEscapedScalar() throws(LinearRegexError) -> UInt32 {
        let start = position
        position += 1
        guard let letter = byte() else {
            throw LinearRegexError("nothing behind \\", at: start..<position)
        }
        let next = readScalar()
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            if let value = readOctal(first: letter) { return value }
            throw LinearRegexError("backreferences are not supported", at: start..<position)
        case UInt8(ascii: "x"):
            if let value = readHexadecimal() { return value }
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        default:
            // Every sign of ASCII may be escaped; letters and digits may not, so that they can mean something one day.
            if next < 0x80, !ScalarSet.wordCharacters.contains(next) || letter == UInt8(ascii: "_") { return next }
        }
        throw LinearRegexError("invalid escape", at: start..<position)
    }

    /// Reads up to two more octal digits; one digit alone is octal only if it is zero.
    private mutating func readOctal(first: UInt8) -> UInt32? {
        var value = UInt32(first - UInt8(ascii: "0"))
        var digits = 1
        while digits < 3, let digit = byte(), (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) {
            value = value * 8 + UInt32(digit - UInt8(ascii: "0"))
            digits += 1
            position += 1
        }
        return digits == 1 && value != 0 ? nil : value
    }

    /// Reads the two digits behind `\x`, or any number of them in braces.
    private mutating func readHexadecimal() -> UInt32? {
        var value: UInt32 = 0
        var digits = 0
        let isBraced = byte() == UInt8(ascii: "{")
        if isBraced {
            position += 1
        }
        while isBraced || digits < 2, let next = byte(), let digit = RegexParser.hexadecimalValue(next) {
            value = value << 4 | digit
            digits += 1
            position += 1
            guard value <= ScalarSet.maximum else { return nil }
        }
        guard isBraced else { return digits == 2 ? value : nil }
        guard digits > 0, byte() == UInt8(ascii: "}") else { return nil }
        position += 1
        return value
    }

    private static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
