import JSON

/// A number by its exact decimal value, for comparisons and divisions that a `Double` would get wrong.
///
/// Its magnitude is a run of digits times a power of ten. Up to 19 digits fit a machine word, which is what nearly all
/// numbers of documents have; longer ones keep their digits one by one.
struct JSONDecimal: Sendable {
    /// Exponents beyond this are not handled, so that sums of them stay far from any overflow.
    static let largestExponent = 1_000_000_000_000_000

    /// The digits as one number.
    private(set) var word: UInt64 = 0
    /// The digits without leading zeros where they do not fit the word; otherwise empty.
    private(set) var digits: [UInt8] = []
    /// The power of ten that the digits are multiplied with.
    private(set) var exponent = 0
    /// Whether the value is below zero.
    private(set) var isNegative = false

    /// Reads a number; nil where its exponent is beyond what is handled.
    init?(_ number: JSONNumber) {
        var isInExponent = false
        var hasPoint = false
        var isExponentNegative = false
        var fraction = 0
        var written = 0
        for byte in number.text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if isInExponent {
                    written = min(written * 10 + Int(digit), Self.largestExponent + 1)
                } else {
                    if hasPoint { fraction += 1 }
                    append(digit)
                }
            case UInt8(ascii: "-"):
                if isInExponent { isExponentNegative = true } else { isNegative = true }
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isInExponent = true
            default: continue
            }
        }
        if isZero {
            isNegative = false
            return
        }
        guard written <= Self.largestExponent else { return nil }
        exponent = (isExponentNegative ? -written : written) - fraction
        dropTrailingZeros()
    }

    /// Whether the value is zero.
    var isZero: Bool { word == 0 && digits.isEmpty }

    private mutating func append(_ digit: UInt8) {
        guard digits.isEmpty else {
            digits.append(digit)
            return
        }
        let (tenfold, isTooLarge) = word.multipliedReportingOverflow(by: 10)
        let (sum, isTooLargeToo) = tenfold.addingReportingOverflow(UInt64(digit))
        if isTooLarge || isTooLargeToo {
            digits = Self.digits(of: word)
            digits.append(digit)
            word = 0
        } else {
            word = sum
        }
    }

    /// Brings a long run of digits back to the word where all but its front is zeros.
    private mutating func dropTrailingZeros() {
        guard !digits.isEmpty else { return }
        var count = digits.count
        while count > 0, digits[count - 1] == 0 {
            count -= 1
        }
        exponent += digits.count - count
        let significant = digits[..<count]
        digits = []
        for digit in significant {
            append(digit)
        }
    }

    /// The digits of a word, the highest first; none for zero.
    static func digits(of word: UInt64) -> [UInt8] {
        word == 0 ? [] : String(word).utf8.map { $0 - UInt8(ascii: "0") }
    }

    /// The digits, whichever way they are kept, without leading zeros.
    var allDigits: [UInt8] {
        digits.isEmpty ? Self.digits(of: word) : digits
    }
}
