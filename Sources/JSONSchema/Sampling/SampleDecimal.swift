import JSON

/// A decimal number of up to 30 digits, exact under addition and rounding to multiples.
struct SampleDecimal: Sendable {
    /// The digits with their sign.
    private(set) var mantissa: Int128
    /// The power of ten that the mantissa counts.
    private(set) var exponent: Int

    private static let mostDigits = 30

    /// Makes a number from an integer.
    init(_ value: Int) {
        self.init(mantissa: Int128(value), exponent: 0)
    }

    private init(mantissa: Int128, exponent: Int) {
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// Reads a number; nil where it has more digits than are handled.
    init?(_ number: JSONNumber) {
        var mantissa: Int128 = 0
        var fraction = 0
        var written = 0
        var digits = 0
        var (isNegative, exponentIsNegative, hasPoint, isInExponent) = (false, false, false, false)
        for byte in number.text.utf8 {
            switch byte {
            case UInt8(ascii: "-"):
                if isInExponent { exponentIsNegative = true } else { isNegative = true }
            case UInt8(ascii: "."):
                hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                isInExponent = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                if isInExponent {
                    written = min(written * 10 + digit, 100_000)
                } else {
                    if digits > 0 || digit > 0 { digits += 1 }
                    guard digits <= Self.mostDigits else { return nil }
                    mantissa = mantissa * 10 + Int128(digit)
                    if hasPoint { fraction += 1 }
                }
            default:
                continue
            }
        }
        var exponent = (exponentIsNegative ? -written : written) - fraction
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        self.init(mantissa: isNegative ? -mantissa : mantissa, exponent: mantissa == 0 ? 0 : exponent)
    }

    /// The number as JSON writes it; nil where that would be out of all proportion.
    var number: JSONNumber? {
        if exponent >= 0 {
            guard exponent <= 400 else { return nil }
            return JSONNumber(text: String(mantissa) + (mantissa == 0 ? "" : String(repeating: "0", count: exponent)))
        }
        guard exponent >= -400 else { return nil }
        var digits = String(mantissa.magnitude)
        let missing = 1 - exponent - digits.utf8.count
        if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
        let whole = digits.dropLast(-exponent)
        var fraction = digits.suffix(-exponent)
        while fraction.utf8.last == UInt8(ascii: "0") { fraction = fraction.dropLast() }
        return JSONNumber(text: (mantissa < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction))
    }

    /// The mantissas of two numbers on the finer one's scale; nil where they lie too far apart.
    private static func aligned(_ left: SampleDecimal, _ right: SampleDecimal) -> (Int128, Int128, Int)? {
        let exponent = min(left.exponent, right.exponent)
        guard let first = left.scaled(to: exponent), let second = right.scaled(to: exponent) else { return nil }
        return (first, second, exponent)
    }

    private func scaled(to wanted: Int) -> Int128? {
        if mantissa == 0 { return 0 }
        var result = mantissa
        guard exponent - wanted <= 2 * Self.mostDigits else { return nil }
        for _ in 0..<max(0, exponent - wanted) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }

    /// Whether this number is less than another; nil where they lie too far apart.
    func isLess(than other: SampleDecimal) -> Bool? {
        Self.aligned(self, other).map { $0.0 < $0.1 }
    }

    /// The sum; nil where it has too many digits.
    func adding(_ other: SampleDecimal) -> SampleDecimal? {
        guard let (left, right, exponent) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : SampleDecimal(mantissa: sum, exponent: exponent)
    }

    /// The product with a whole number; nil where it has too many digits.
    func multiplied(by factor: Int) -> SampleDecimal? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: Int128(factor))
        return overflow ? nil : SampleDecimal(mantissa: product, exponent: exponent)
    }

    /// The number in the middle between this one and another; nil where it has too many digits.
    func middle(to other: SampleDecimal) -> SampleDecimal? {
        guard let sum = adding(other) else { return nil }
        let (product, overflow) = sum.mantissa.multipliedReportingOverflow(by: 5)
        return overflow ? nil : SampleDecimal(mantissa: product, exponent: sum.exponent - 1)
    }

    /// The least multiple of a positive step that is not less, or the greatest that is not more; nil where it has too
    /// many digits.
    func rounded(up: Bool, to step: SampleDecimal) -> SampleDecimal? {
        guard step.mantissa > 0, let (value, divisor, exponent) = Self.aligned(self, step) else { return nil }
        var (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        if up, remainder > 0 { quotient += 1 }
        if !up, remainder < 0 { quotient -= 1 }
        remainder = 0
        let (product, overflow) = quotient.multipliedReportingOverflow(by: divisor)
        return overflow ? nil : SampleDecimal(mantissa: product, exponent: exponent)
    }

    /// The least number that both are whole divisors of; nil where one is not positive or it has too many digits.
    func leastCommonMultiple(with other: SampleDecimal) -> SampleDecimal? {
        guard mantissa > 0, other.mantissa > 0, let (left, right, exponent) = Self.aligned(self, other) else {
            return nil
        }
        var (divisor, rest) = (left, right)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        let (product, overflow) = (left / divisor).multipliedReportingOverflow(by: right)
        return overflow ? nil : SampleDecimal(mantissa: product, exponent: exponent)
    }
}
