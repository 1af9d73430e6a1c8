/// What a backslash begins.
extension PatternParser {
    /// Reads an escape outside of brackets.
    mutating func readEscape() throws(ECMAPatternError) {
        guard let letter = peek(1) else { throw invalid("nothing behind \\") }
        switch Character(ascii: letter) {
        case "b": pushSymbol(.boundary(isNegated: false), length: 2)
        case "B": pushSymbol(.boundary(isNegated: true), length: 2)
        case "1"..."9":
            position += 1
            let index = readInteger() ?? 0
            largestReference = max(largestReference, index)
            push(.backreference([index]))
        case "k":
            guard isNext("<", 2) else { throw invalid("missing < behind \\k") }
            position += 3
            pendingNames.append(try readGroupName())
            push(.backreference([-pendingNames.count]))
        default:
            if let set = try readClassEscape() {
                push(.set(set))
            } else {
                push(.set(PatternSet(try readEscapedScalar(inClass: false))))
            }
        }
    }

    /// Reads `\d` and its like or `\p{…}`; returns nil and reads nothing where there is something else.
    mutating func readClassEscape() throws(ECMAPatternError) -> PatternSet? {
        guard let letter = peek(1) else { return nil }
        if let set = PatternSet.named(letter) {
            position += 2
            return set
        }
        guard letter == 0x70 || letter == 0x50 else { return nil }
        guard isNext("{", 2), let end = scalars[position...].firstIndex(of: 0x7D) else {
            throw invalid("missing {…} behind \\p")
        }
        let name = scalars[position + 3..<end].reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? " ") }
        let set: PatternSet
        switch UnicodeProperty(name) {
        case .set(let found): set = found
        case .unsupported: throw unsupported("the property '\(name)' is not supported")
        case .unknown: throw invalid("unknown property '\(name)'")
        }
        position = end + 1
        return letter == 0x50 ? set.complement : set
    }

    /// Reads an escape that stands for one code point.
    mutating func readEscapedScalar(inClass isInClass: Bool) throws(ECMAPatternError) -> UInt32 {
        guard let letter = peek(1) else { throw invalid("nothing behind \\") }
        position += 2
        switch Character(ascii: letter) {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "b" where isInClass: return 0x08
        case "0":
            if let next = peek(), (0x30...0x39).contains(next) { throw invalid("octal escape") }
            return 0
        case "c":
            guard let next = peek(), (0x41...0x5A).contains(next & ~0x20) else { throw invalid("no letter behind \\c") }
            position += 1
            return next & 0x1F
        case "x": return try readHexadecimal(digits: 2)
        case "u": return try readUnicodeEscape()
        case "a"..."z", "A"..."Z", "0"..."9": throw invalid("unknown escape")
        default: return letter
        }
    }

    private mutating func readHexadecimal(digits: Int) throws(ECMAPatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek().flatMap(Self.hexadecimalValue) else { throw invalid("missing hexadecimal digit") }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    /// Reads what stands behind `\u`; two escapes of a surrogate pair are one code point.
    private mutating func readUnicodeEscape() throws(ECMAPatternError) -> UInt32 {
        if isNext("{") {
            position += 1
            var value: UInt32 = 0
            var count = 0
            while let digit = peek().flatMap(Self.hexadecimalValue) {
                value = value << 4 | digit
                guard value <= PatternSet.maximum else { throw invalid("no such code point") }
                count += 1
                position += 1
            }
            guard count > 0, isNext("}") else { throw invalid("missing } behind \\u{") }
            position += 1
            return value
        }
        let first = try readHexadecimal(digits: 4)
        guard (0xD800...0xDBFF).contains(first), isNext("\\"), isNext("u", 1), !isNext("{", 2) else { return first }
        let start = position
        position += 2
        let second = try readHexadecimal(digits: 4)
        guard (0xDC00...0xDFFF).contains(second) else {
            position = start
            return first
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private static func hexadecimalValue(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x41...0x46: scalar - 0x41 + 10
        case 0x61...0x66: scalar - 0x61 + 10
        default: nil
        }
    }
}
