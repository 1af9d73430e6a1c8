extension JSONDecimal: Comparable {
    /// Whether both are the same value, whatever their digits and exponents.
    static func == (left: JSONDecimal, right: JSONDecimal) -> Bool {
        left.isNegative == right.isNegative && left.compareMagnitude(with: right) == 0
    }

    /// Whether the left number is less.
    static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        let order = left.compareMagnitude(with: right)
        return left.isNegative ? order > 0 : order < 0
    }

    /// Below, at or above zero as the magnitude is less than, equal to or greater than the other one.
    private func compareMagnitude(with other: JSONDecimal) -> Int {
        if exponent == other.exponent, digits.isEmpty, other.digits.isEmpty {
            return word < other.word ? -1 : word == other.word ? 0 : 1
        }
        if isZero || other.isZero {
            return isZero ? (other.isZero ? 0 : -1) : 1
        }
        let mine = allDigits
        let theirs = other.allDigits
        // Where the first digit stands decides before any digit does, so no exponent is ever spelt out.
        let (high, otherHigh) = (mine.count + exponent, theirs.count + other.exponent)
        guard high == otherHigh else { return high < otherHigh ? -1 : 1 }
        for index in 0..<max(mine.count, theirs.count) {
            let digit = index < mine.count ? mine[index] : 0
            let otherDigit = index < theirs.count ? theirs[index] : 0
            if digit != otherDigit { return digit < otherDigit ? -1 : 1 }
        }
        return 0
    }
}
