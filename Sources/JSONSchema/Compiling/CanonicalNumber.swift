/// A number as mantissa × 10^exponent, where the mantissa has at most 18 digits and does not end with a zero.
///
/// Numbers of that size have one such form each, so they are compared and divided exactly and fast.
struct CanonicalNumber: Equatable, Sendable {
    let isNegative: Bool
    let mantissa: UInt64
    let exponent: Int

    private static let most: UInt64 = 1_000_000_000_000_000_000

    static let powers: [UInt64] = (0..<19).map { power in (0..<power).reduce(1) { result, _ in result * 10 } }

    /// Reads the text of a JSON number; nil where it has more digits or an exponent beyond a billion.
    @inline(__always)
    init?(_ text: String) {
        let result: CanonicalNumber?? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe Self.read(bytes)
        }
        guard let number = result ?? nil else { return nil }
        self = number
    }

    private init(isNegative: Bool, mantissa: UInt64, exponent: Int) {
        self.isNegative = isNegative
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// The count of items, properties or scalars.
    init(count: Int) {
        self.init(isNegative: false, stripping: UInt64(max(count, 0)), exponent: 0)
    }

    private init(isNegative: Bool, stripping mantissa: UInt64, exponent: Int) {
        var (mantissa, exponent) = (mantissa, exponent)
        if mantissa == 0 {
            self.init(isNegative: false, mantissa: 0, exponent: 0)
            return
        }
        while mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        self.init(isNegative: isNegative, mantissa: mantissa, exponent: exponent)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CanonicalNumber? {
        var mantissa: UInt64 = 0
        // Zeros count only once a digit follows them.
        var zeros = 0
        var fraction = 0
        var hasPoint = false
        var position = 0
        let count = bytes.count
        let isNegative = count > 0 && (unsafe bytes[0]) == UInt8(ascii: "-")
        if isNegative { position = 1 }
        while position < count {
            let byte = unsafe bytes[position]
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                if hasPoint { fraction += 1 }
                if digit == 0 {
                    zeros += 1
                } else {
                    if mantissa == 0 { zeros = 0 }
                    while zeros > 0 {
                        guard mantissa < Self.most / 10 else { return nil }
                        mantissa *= 10
                        zeros -= 1
                    }
                    guard mantissa < Self.most / 10 else { return nil }
                    mantissa = mantissa * 10 + UInt64(digit)
                }
            } else if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                break
            }
            position += 1
        }
        guard mantissa != 0 else { return CanonicalNumber(isNegative: false, mantissa: 0, exponent: 0) }
        var written = 0
        if position < count {
            position += 1
            let hasSign = position < count && (unsafe bytes[position]) < UInt8(ascii: "0")
            let isBelow = hasSign && (unsafe bytes[position]) == UInt8(ascii: "-")
            if hasSign { position += 1 }
            while position < count {
                written = written * 10 + Int(unsafe bytes[position] &- UInt8(ascii: "0"))
                guard written <= 1_000_000_000 else { return nil }
                position += 1
            }
            if isBelow { written = -written }
        }
        return CanonicalNumber(isNegative: isNegative, mantissa: mantissa, exponent: written - fraction + zeros)
    }

    /// Whether the number is whole.
    @inline(__always)
    var isInteger: Bool {
        exponent >= 0
    }

    /// Whether the left number is less.
    @inline(__always)
    static func < (left: CanonicalNumber, right: CanonicalNumber) -> Bool {
        if left.exponent == right.exponent, !left.isNegative, !right.isNegative {
            return left.mantissa < right.mantissa
        }
        return left.isLess(than: right)
    }

    private func isLess(than other: CanonicalNumber) -> Bool {
        if self == other { return false }
        if mantissa == 0 { return !other.isNegative }
        if other.mantissa == 0 { return isNegative }
        if isNegative != other.isNegative { return isNegative }
        return isNegative ? other.isSmaller(than: self) : isSmaller(than: other)
    }

    /// Whether the absolute value is less; neither number is zero.
    private func isSmaller(than other: CanonicalNumber) -> Bool {
        let (mine, others) = (digits, other.digits)
        if mine + exponent != others + other.exponent { return mine + exponent < others + other.exponent }
        if mine < others { return mantissa * Self.powers[others - mine] < other.mantissa }
        return mantissa < other.mantissa * Self.powers[mine - others]
    }

    private var digits: Int {
        var digits = 1
        while digits < 19, mantissa >= Self.powers[digits] { digits += 1 }
        return digits
    }

    /// Whether the number is a whole multiple of another that is not zero.
    func isMultiple(of divisor: CanonicalNumber) -> Bool {
        if mantissa == 0 { return true }
        guard divisor.mantissa != 0 else { return false }
        var shift = exponent - divisor.exponent
        // The mantissa does not end with a zero, so no multiple of ten divides it.
        if shift < 0 { return false }
        let modulus = divisor.mantissa
        var remainder = mantissa % modulus
        var power = 10 % modulus
        while shift > 0 {
            if shift & 1 == 1 { remainder = Self.product(remainder, power, modulo: modulus) }
            power = Self.product(power, power, modulo: modulus)
            shift >>= 1
        }
        return remainder == 0
    }

    private static func product(_ left: UInt64, _ right: UInt64, modulo modulus: UInt64) -> UInt64 {
        // Both factors are less than the modulus, so the quotient fits.
        modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }
}
