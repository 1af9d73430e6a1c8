import LinearRegex

/// A call of a function of the regex library in a plan.
struct PlanRegexCall: Sendable {
    let function: RegexFunction
    let operandCount: Int
    /// The compiled pattern, where it is a constant that is right.
    var pattern: LinearRegex?
}
