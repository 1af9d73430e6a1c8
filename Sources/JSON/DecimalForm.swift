/// The one form shared by all spellings of a decimal number: equal forms denote equal values.
enum DecimalForm: Hashable {
    /// ± digits × 10^exponent; the digits neither start nor end with a zero, and zero is no digits at all.
    case exact(isNegative: Bool, digits: String, exponent: Int)
    /// A number whose exponent is out of all proportion stands for itself by its spelling.
    case spelled(String)

    /// Exponents up to here are added and compared as integers, far from any overflow.
    private static let largestExponent = 1_000_000_000_000_000

    /// Reads text that the grammar of JSON has admitted, or the description of a finite `Double` or `Float`.
    init(_ text: String) {
        var digits: [UInt8] = []
        var isNegative = false
        var hasPoint = false
        var fractionDigits = 0
        var written = 0
        var exponentIsNegative = false
        var isInExponent = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"):
                if isInExponent { exponentIsNegative = true } else { isNegative = true }
            case UInt8(ascii: "."):
                hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                isInExponent = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isInExponent:
                written = min(written * 10 + Int(byte - UInt8(ascii: "0")), Self.largestExponent + 1)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if hasPoint { fractionDigits += 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
            default:
                continue
            }
        }
        guard !digits.isEmpty else {
            self = .exact(isNegative: false, digits: "", exponent: 0)
            return
        }
        guard written <= Self.largestExponent else {
            self = .spelled(text)
            return
        }
        let significant = (digits.lastIndex { $0 != UInt8(ascii: "0") } ?? 0) + 1
        let trailingZeros = digits.count - significant
        let exponent = (exponentIsNegative ? -written : written) - fractionDigits + trailingZeros
        self = .exact(
            isNegative: isNegative,
            digits: String(decoding: digits[..<significant], as: UTF8.self),
            exponent: exponent
        )
    }

    /// Tells whether the value is a whole number.
    var isInteger: Bool {
        switch self {
        case .exact(_, _, let exponent): exponent >= 0
        case .spelled: false
        }
    }

    /// The exact value as an integer, or nil where it has a fraction or does not fit.
    func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
        guard case .exact(let isNegative, let digits, let exponent) = self, exponent >= 0 else { return nil }
        // One bit holds less than one decimal digit, so anything longer cannot fit and is not worth spelling out.
        guard digits.utf8.count + exponent <= Integer.bitWidth else { return nil }
        let plain = (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits) + String(repeating: "0", count: exponent)
        return Integer(plain)
    }

    /// The notation of ECMAScript's `Number::toString` (ECMA-262, 6.1.6.1.20), applied to these digits.
    var ecmaScriptText: String {
        let isNegative: Bool
        let digits: String
        let exponent: Int
        switch self {
        case .spelled(let text): return text
        case .exact(_, "", _): return "0"
        case .exact(let sign, let significant, let power): (isNegative, digits, exponent) = (sign, significant, power)
        }
        let count = digits.utf8.count
        let point = count + exponent
        var text = isNegative ? "-" : ""
        if count <= point, point <= 21 {
            text += digits + String(repeating: "0", count: exponent)
        } else if point >= 1, point <= 21 {
            text += digits.prefix(point) + "." + digits.dropFirst(point)
        } else if point >= -5, point <= 0 {
            text += "0." + String(repeating: "0", count: -point) + digits
        } else {
            text += digits.prefix(1)
            if count > 1 { text += "." + digits.dropFirst() }
            text += (point > 0 ? "e+" : "e") + String(point - 1)
        }
        return text
    }
}
