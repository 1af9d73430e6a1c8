/// The number of a variant, read as one digit for each choice that comes up; the first choice changes fastest.
struct ChoiceDigits: Sendable {
    private var rest: Int

    /// Begins with a number from zero.
    init(_ number: Int) {
        rest = number
    }

    /// Picks one of some options.
    mutating func pick(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: count)
        rest = quotient
        return remainder
    }

    /// Whether the number stands for choices that came up; otherwise the variant is one that a smaller number has.
    var isSpent: Bool { rest == 0 }
}
