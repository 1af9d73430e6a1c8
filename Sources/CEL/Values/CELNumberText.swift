/// Numbers as texts, read and written as Go's `strconv` does, which the reference implementation uses.
enum CELNumberText {
    /// Reads a decimal int: digits, perhaps behind a sign.
    static func int(_ text: String) -> Int64? {
        isInteger(text, signs: true) ? Int64(text) : nil
    }

    /// Reads a decimal uint: digits only.
    static func uint(_ text: String) -> UInt64? {
        isInteger(text, signs: false) ? UInt64(text) : nil
    }

    private static func isInteger(_ text: String, signs: Bool) -> Bool {
        let bytes = text.utf8.span
        var index = 0
        if signs, bytes.count > 0, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") { index = 1 }
        guard index < bytes.count else { return false }
        while index < bytes.count {
            guard isDigit(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// Reads a double: a Go floating-point literal without underscores, perhaps behind a sign, `inf`, `infinity` or `nan`
    /// in any case; nil also when it is beyond the largest double.
    static func double(_ text: String) -> Double? {
        let name = text.utf8.count <= 9 ? lowercased(text) : ""
        switch name {
        case "nan": return .nan
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        default: break
        }
        guard isFloatLiteral(text), let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// Whether a text is a decimal or hexadecimal floating-point literal; the latter has an exponent.
    private static func isFloatLiteral(_ text: String) -> Bool {
        let bytes = text.utf8.span
        var index = 0

        func digits(isHexadecimal: Bool = false) -> Int {
            let start = index
            while index < bytes.count,
                isDigit(bytes[index]) || (isHexadecimal && (0x61...0x66).contains(bytes[index] | 0x20))
            {
                index += 1
            }
            return index - start
        }

        func skip(_ characters: UInt8...) -> Bool {
            guard index < bytes.count, characters.contains(bytes[index]) else { return false }
            index += 1
            return true
        }

        _ = skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
        let isHexadecimal =
            index + 1 < bytes.count && bytes[index] == UInt8(ascii: "0") && bytes[index + 1] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { index += 2 }
        var count = digits(isHexadecimal: isHexadecimal)
        if skip(UInt8(ascii: ".")) { count += digits(isHexadecimal: isHexadecimal) }
        guard count > 0 else { return false }
        let hasExponent =
            isHexadecimal ? skip(UInt8(ascii: "p"), UInt8(ascii: "P")) : skip(UInt8(ascii: "e"), UInt8(ascii: "E"))
        if hasExponent {
            _ = skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
            guard digits() > 0 else { return false }
        }
        return index == bytes.count && (hasExponent || !isHexadecimal)
    }

    /// Writes a double with as few digits as tell it from every other, as Go's `%g`: with an exponent below 1e-4, and from
    /// 1e6 on or where the caller says.
    static func text(_ value: Double, exponentFrom limit: Int = 6) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else { return sign + "0" }
        let (digits, exponent) = shortestDigits(value.magnitude)
        guard exponent >= -4, exponent < limit else {
            let head = String(decoding: digits.prefix(1), as: UTF8.self)
            let tail = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
            let size = exponent.magnitude
            return "\(sign)\(head)\(tail)e\(exponent < 0 ? "-" : "+")\(size < 10 ? "0" : "")\(size)"
        }
        let places = exponent + 1
        if places <= 0 {
            return sign + "0." + String(repeating: "0", count: -places) + String(decoding: digits, as: UTF8.self)
        }
        if places >= digits.count {
            return sign + String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: places - digits.count)
        }
        return sign + String(decoding: digits.prefix(places), as: UTF8.self) + "."
            + String(decoding: digits.dropFirst(places), as: UTF8.self)
    }

    /// The fewest digits that tell a positive number from every other, and the power of ten of the first.
    private static func shortestDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = value.description
        scan: for index in text.utf8.indices {
            switch text.utf8[index] {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(text[text.utf8.index(after: index)...]) ?? 0
                break scan
            case let digit: digits.append(digit)
            }
        }
        exponent += (point ?? digits.count) - 1
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent)
    }

    private static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
