/// `*`, `+`, `?`, `{n,m}` and their lazy forms.
extension RegexParser {
    private struct Counts {
        let minimum: Int
        let maximum: Int?
    }

    /// Reads an operator, or `{` as itself where no counts stand behind it.
    ///
    /// Returns whether there was an operator.
    mutating func readRepetition(after operatorBefore: Range<Int>?) throws(LinearRegexError) -> Bool {
        let start = position
        let counts: Counts
        switch bytes[position] {
        case UInt8(ascii: "*"): counts = Counts(minimum: 0, maximum: nil)
        case UInt8(ascii: "+"): counts = Counts(minimum: 1, maximum: nil)
        case UInt8(ascii: "?"): counts = Counts(minimum: 0, maximum: 1)
        default:
            guard let read = readCounts() else {
                try pushLiteral(readScalar())
                return false
            }
            counts = read
        }
        // The operator, or the brace at which the counts end.
        position += 1
        let isLazy = byte() == UInt8(ascii: "?")
        if isLazy {
            position += 1
        }
        if let before = operatorBefore {
            throw LinearRegexError("repetition of a repetition", at: before.lowerBound..<position)
        }
        let limit = RegexParser.maximumRepetition
        if counts.minimum > limit || (counts.maximum ?? 0) > limit {
            throw LinearRegexError("more than \(limit) repetitions", at: start..<position)
        }
        if let maximum = counts.maximum, maximum < counts.minimum {
            throw LinearRegexError("invalid number of repetitions", at: start..<position)
        }
        guard let last = frame.sequence.popLast() else {
            throw LinearRegexError("nothing to repeat", at: start..<position)
        }
        let isGreedy = isLazy == options.contains(.swapGreed)
        let piece = last.repeated(minimum: counts.minimum, maximum: counts.maximum, isGreedy: isGreedy)
        guard piece.copies <= limit else {
            throw LinearRegexError("more than \(limit) repetitions, with those within", at: start..<position)
        }
        try checkHeight(of: piece, at: start..<position)
        frame.sequence.append(piece)
        return true
    }

    /// Reads `{n`, `{n,` or `{n,m`, which `}` must follow; otherwise returns nil and reads nothing.
    private mutating func readCounts() -> Counts? {
        let start = position
        position += 1
        if let minimum = readInteger() {
            if byte() == UInt8(ascii: "}") {
                return Counts(minimum: minimum, maximum: minimum)
            }
            if byte() == UInt8(ascii: ",") {
                position += 1
                if byte() == UInt8(ascii: "}") {
                    return Counts(minimum: minimum, maximum: nil)
                }
                if let maximum = readInteger(), byte() == UInt8(ascii: "}") {
                    return Counts(minimum: minimum, maximum: maximum)
                }
            }
        }
        position = start
        return nil
    }

    /// Reads a number without leading zeros that is not absurdly large.
    private mutating func readInteger() -> Int? {
        guard let first = byte(), RegexParser.isDigit(first) else { return nil }
        if first == UInt8(ascii: "0"), let next = byte(at: 1), RegexParser.isDigit(next) { return nil }
        var value = 0
        while let digit = byte(), RegexParser.isDigit(digit) {
            guard value < 100_000_000 else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            position += 1
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
