extension RandomNumberGenerator {
    /// A number from zero up to a bound, zero where that is negative.
    mutating func number(upTo bound: Int) -> Int {
        Int(next(upperBound: UInt(max(0, bound)) + 1))
    }
}
