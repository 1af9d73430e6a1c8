/// Classes in brackets.
extension RegexParser {
    /// Reads `[…]`.
    mutating func readBracketClass() throws(LinearRegexError) -> RegexNode {
        let start = position
        position += 1
        var isNegated = false
        if byte() == UInt8(ascii: "^") {
            isNegated = true
            position += 1
        }
        // Named classes come with their other cases; single ranges get theirs at the end.
        var named = ScalarSetBuilder()
        var plain = ScalarSetBuilder()
        var isFirst = true
        while let next = byte(), next != UInt8(ascii: "]") || isFirst {
            isFirst = false
            if next == UInt8(ascii: "["), byte(at: 1) == UInt8(ascii: ":"), let set = try readNamedClass() {
                named.insert(set)
            } else if next == UInt8(ascii: "\\"), let set = try readClassEscape() {
                named.insert(set)
            } else {
                plain.insert(try readRange(in: start))
            }
        }
        guard byte() != nil else {
            throw LinearRegexError("missing ] for this [", at: start..<bytes.count)
        }
        position += 1
        var set = plain.set
        if options.contains(.caseInsensitive) {
            set = set.caseFolded
        }
        set = set.union(named.set)
        if isNegated {
            set = set.complement
        }
        return set.isEmpty ? .never : .scalars(set)
    }

    /// Reads `[:name:]` or `[:^name:]`; returns nil and reads nothing where no `:]` follows anywhere.
    private mutating func readNamedClass() throws(LinearRegexError) -> ScalarSet? {
        guard !hasNoClassNameEnd else { return nil }
        let start = position
        var end = start + 2
        while end + 1 < bytes.count, bytes[end] != UInt8(ascii: ":") || bytes[end + 1] != UInt8(ascii: "]") {
            end += 1
        }
        guard end + 1 < bytes.count else {
            // Remembered, so that a pattern full of `[:` takes linear time.
            hasNoClassNameEnd = true
            return nil
        }
        position = end + 2
        var name = (start + 2)..<end
        let isNegated = bytes[name].first == UInt8(ascii: "^")
        if isNegated {
            name = (name.lowerBound + 1)..<end
        }
        let set = namedClass(":" + text(name), isNegated: isNegated) { [text = text(name)] in ScalarSet.posix(text) }
        guard let set else {
            throw LinearRegexError("unknown class name", at: start..<position)
        }
        return set
    }

    /// Reads one code point, or two with a hyphen between them.
    private mutating func readRange(in start: Int) throws(LinearRegexError) -> ClosedRange<UInt32> {
        let first = position
        let lower = try readClassScalar(in: start)
        guard byte() == UInt8(ascii: "-"), let next = byte(at: 1), next != UInt8(ascii: "]") else {
            return lower...lower
        }
        position += 1
        let upper = try readClassScalar(in: start)
        guard lower <= upper else {
            throw LinearRegexError("range out of order", at: first..<position)
        }
        return lower...upper
    }

    private mutating func readClassScalar(in start: Int) throws(LinearRegexError) -> UInt32 {
        guard let next = byte() else {
            throw LinearRegexError("missing ] for this [", at: start..<bytes.count)
        }
        return next == UInt8(ascii: "\\") ? try readEscapedScalar() : readScalar()
    }
}
