extension JSONDecimal {
    /// The most steps of a long division, each about one limb of nine digits.
    private static let mostSteps = 200_000

    /// Whether the number is a whole multiple of another; nil where the divisor is zero or the work would be too much.
    func isMultiple(of divisor: JSONDecimal) -> Bool? {
        guard !divisor.isZero else { return nil }
        guard !isZero else { return true }
        let shift = exponent - divisor.exponent
        if digits.isEmpty, divisor.digits.isEmpty {
            return Self.isMultiple(word, shiftedBy: shift, of: divisor.word)
        }
        var dividend = allDigits
        var digits = divisor.allDigits
        if shift < 0 {
            guard digits.count - shift <= dividend.count else { return false }
            digits += [UInt8](repeating: 0, count: -shift)
        } else {
            // Powers of ten bring only twos and fives, and a divisor has fewer than four of them for each of its digits.
            dividend += [UInt8](repeating: 0, count: min(shift, 4 * digits.count))
        }
        guard digits.count <= dividend.count else { return false }
        let limbs = (digits.count + 8) / 9
        let (steps, isTooMuch) = limbs.multipliedReportingOverflow(by: dividend.count)
        guard !isTooMuch, steps <= Self.mostSteps else { return nil }
        return Self.remainderIsZero(of: dividend, by: digits)
    }

    private static func isMultiple(_ dividend: UInt64, shiftedBy shift: Int, of divisor: UInt64) -> Bool {
        if shift < 0 {
            var larger = divisor
            for _ in 0..<min(-shift, 20) {
                let (product, isTooLarge) = larger.multipliedReportingOverflow(by: 10)
                // Then it exceeds any dividend of one word, and the dividend is not zero.
                if isTooLarge { return false }
                larger = product
            }
            return -shift <= 20 && dividend % larger == 0
        }
        var remainder = dividend % divisor
        // A word has at most 63 twos and 27 fives, so more powers of ten change nothing.
        for _ in 0..<min(shift, 64) where remainder != 0 {
            let product = remainder.multipliedFullWidth(by: 10)
            remainder = divisor.dividingFullWidth(product).remainder
        }
        return remainder == 0
    }

    /// Divides as on paper, digit by digit, the divisor in limbs of nine digits.
    private static func remainderIsZero(of dividend: [UInt8], by digits: [UInt8]) -> Bool {
        let base: UInt32 = 1_000_000_000
        // The lowest limb first, one more for the remainder's tenfold.
        var divisor: [UInt32] = []
        var end = digits.count
        while end > 0 {
            let start = max(0, end - 9)
            divisor.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1) })
            end = start
        }
        divisor.append(0)
        var remainder = [UInt32](repeating: 0, count: divisor.count)
        for digit in dividend {
            var carry = UInt64(digit)
            for index in remainder.indices {
                let value = UInt64(remainder[index]) * 10 + carry
                remainder[index] = UInt32(value % UInt64(base))
                carry = value / UInt64(base)
            }
            while isAtLeast(remainder, divisor) {
                var borrow: Int64 = 0
                for index in remainder.indices {
                    var difference = Int64(remainder[index]) - Int64(divisor[index]) - borrow
                    borrow = difference < 0 ? 1 : 0
                    if difference < 0 { difference += Int64(base) }
                    remainder[index] = UInt32(difference)
                }
            }
        }
        return remainder.allSatisfy { $0 == 0 }
    }

    private static func isAtLeast(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        for index in left.indices.reversed() where left[index] != right[index] {
            return left[index] > right[index]
        }
        return true
    }
}
