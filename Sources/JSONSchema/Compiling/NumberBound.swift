import JSON

/// A number that a schema names.
struct NumberBound: Sendable {
    let number: JSONNumber
    /// The number, where it is of common size.
    let canonical: CanonicalNumber?
    /// The number where it is not of common size or meets another one that is not; nil where it is beyond bounds.
    let decimal: JSONDecimal?

    init(_ number: JSONNumber) {
        self.number = number
        canonical = CanonicalNumber(number.text)
        decimal = JSONDecimal(number)
    }
}
