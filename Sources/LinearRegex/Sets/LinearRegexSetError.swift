/// Why a set of patterns is refused: one of them is.
public struct LinearRegexSetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The index of the pattern.
    public let pattern: Int
    /// What is wrong with it.
    public let reason: LinearRegexError

    /// Makes an error.
    public init(pattern: Int, reason: LinearRegexError) {
        self.pattern = pattern
        self.reason = reason
    }

    /// Names the pattern by its index, and says what is wrong.
    public var description: String {
        "pattern \(pattern): \(reason.message)"
    }
}
