/// The exact value of a number without a fraction, whatever its kind.
struct CELWholeNumber: Hashable {
    let isNegative: Bool
    /// The value modulo 2⁶⁴.
    let bits: UInt64

    /// The number that a value is; nil for other kinds, fractions, and doubles outside the integers of 64 bits.
    init?(_ value: CELValue) {
        switch value {
        case .int(let number):
            isNegative = number < 0
            bits = UInt64(bitPattern: number)
        case .uint(let number):
            isNegative = false
            bits = number
        case .double(let number):
            if let whole = Int64(exactly: number) {
                isNegative = whole < 0
                bits = UInt64(bitPattern: whole)
            } else if let whole = UInt64(exactly: number) {
                isNegative = false
                bits = whole
            } else {
                return nil
            }
        default:
            return nil
        }
    }

    /// The number as an index of a list.
    var index: Int64? {
        isNegative || bits <= UInt64(Int64.max) ? Int64(bitPattern: bits) : nil
    }
}
