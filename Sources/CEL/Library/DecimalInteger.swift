/// A whole number of any size, in billions, as far as the exact digits of a double need it.
struct DecimalInteger {
    /// The number's digits in groups of nine, the lowest group first.
    private var groups: [UInt32]

    init(_ value: UInt64) {
        groups = []
        var rest = value
        repeat {
            groups.append(UInt32(rest % Self.base))
            rest /= Self.base
        } while rest > 0
    }

    /// Multiplies by a small factor again and again; the factor is 2 or 5, and the result has at most 1,100 digits.
    mutating func multiply(by factor: UInt64, times: Int) {
        // As many factors at once as keep a group's product within 64 bits.
        let step = 13
        var chunk: UInt64 = 1
        for _ in 0..<step { chunk *= factor }
        for _ in 0..<(times / step) { multiply(by: chunk) }
        for _ in 0..<(times % step) { multiply(by: factor) }
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in groups.indices {
            // Below 10⁹ × 5¹³ + 5¹³, so below 2⁶¹.
            let product = UInt64(groups[index]) * factor + carry
            groups[index] = UInt32(product % Self.base)
            carry = product / Self.base
        }
        while carry > 0 {
            groups.append(UInt32(carry % Self.base))
            carry /= Self.base
        }
    }

    /// The digits as numbers 0 to 9, the highest first, perhaps with zeros before them.
    var digits: [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(groups.count * 9)
        for group in groups.reversed() {
            var divisor: UInt32 = 100_000_000
            while divisor > 0 {
                digits.append(UInt8(group / divisor % 10))
                divisor /= 10
            }
        }
        return digits
    }

    private static let base: UInt64 = 1_000_000_000
}
