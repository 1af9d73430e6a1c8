/// A finite double in decimal: a sign, digits, and where the point stands among them.
///
/// The value is 0.d₁d₂d₃… × 10^point. Zero has no digits.
struct DecimalDigits {
    /// Whether the number is below zero, or is −0.
    private(set) var isNegative: Bool
    /// The digits as numbers 0 to 9, the first of them not 0.
    private(set) var digits: [UInt8]
    /// How many digits stand before the point.
    private(set) var point: Int

    /// The fewest digits that are read back as the same double.
    init(shortest value: Double) {
        isNegative = value.sign == .minus
        digits = []
        point = 0
        var exponent = 0
        var isAfterPoint = false
        // The standard library prints the shortest digits, plainly or with an exponent: `-12.5`, `1e-07`, `5e+16`.
        var text = value.magnitude.description.utf8[...]
        if let marker = text.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(Substring(text[text.index(after: marker)...])) ?? 0
            text = text[..<marker]
        }
        for byte in text {
            guard byte != UInt8(ascii: ".") else {
                isAfterPoint = true
                continue
            }
            if !isAfterPoint { point += 1 }
            digits.append(byte & 0x0F)
        }
        point += exponent
        normalize()
    }

    /// All digits of the double: its value exactly, at most 767 significant digits.
    init(exactly value: Double) {
        isNegative = value.sign == .minus
        let isSubnormal = value.exponentBitPattern == 0
        var significand = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        var exponent = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
        while exponent < 0, significand != 0, significand & 1 == 0 {
            significand >>= 1
            exponent += 1
        }
        var integer = DecimalInteger(significand)
        // m × 2^−k is m × 5^k with the point k digits from the right.
        integer.multiply(by: exponent < 0 ? 5 : 2, times: abs(exponent))
        digits = integer.digits
        point = digits.count + min(exponent, 0)
        normalize()
    }

    /// Strips zeros at both ends.
    private mutating func normalize() {
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        point -= leading
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// Keeps so many digits, rounding half to even.
    mutating func round(to kept: Int) {
        guard kept < digits.count else { return }
        guard kept >= 0 else {
            digits = []
            point = 0
            return
        }
        let isHalf = digits[kept] == 5 && kept + 1 == digits.count
        let isUp = isHalf ? kept > 0 && digits[kept - 1] & 1 == 1 : digits[kept] >= 5
        digits.removeSubrange(kept...)
        if isUp {
            while digits.last == 9 { digits.removeLast() }
            if let last = digits.popLast() {
                digits.append(last + 1)
            } else {
                digits = [1]
                point += 1
            }
        }
        normalize()
    }
}

extension DecimalDigits {
    /// The number without an exponent, and without a point where it is whole: `-12.5`, `1000000000000000000000`.
    var plainText: String {
        fixedText(fractionDigits: max(digits.count - point, 0))
    }

    /// The number rounded to so many digits after the point.
    func rounded(fractionDigits: Int) -> DecimalDigits {
        var rounded = self
        rounded.round(to: point + fractionDigits)
        return rounded
    }

    /// The number rounded to so many digits after its first.
    func rounded(significantDigitsAfterFirst digits: Int) -> DecimalDigits {
        var rounded = self
        rounded.round(to: digits + 1)
        return rounded
    }

    /// The number, already rounded so far, with so many digits after the point.
    func fixedText(fractionDigits: Int) -> String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if point <= 0 { text.append(UInt8(ascii: "0")) }
        for position in 0..<max(point, 0) { text.append(digit(at: position)) }
        if fractionDigits > 0 {
            text.append(UInt8(ascii: "."))
            for position in point..<(point + fractionDigits) { text.append(digit(at: position)) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The number, already rounded so far, with one digit before the point and an exponent of at least two digits.
    func scientificText(fractionDigits: Int) -> String {
        var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        text.append(digit(at: 0))
        if fractionDigits > 0 {
            text.append(UInt8(ascii: "."))
            for position in 1...fractionDigits { text.append(digit(at: position)) }
        }
        let exponent = digits.isEmpty ? 0 : point - 1
        text.append(UInt8(ascii: "e"))
        text.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        if abs(exponent) < 10 { text.append(UInt8(ascii: "0")) }
        text.append(contentsOf: String(abs(exponent)).utf8)
        return String(decoding: text, as: UTF8.self)
    }

    /// The digit at a position as a character; 0 on both sides of what is stored.
    private func digit(at position: Int) -> UInt8 {
        UInt8(ascii: "0") + (digits.indices.contains(position) ? digits[position] : 0)
    }
}
