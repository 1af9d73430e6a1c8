/// Why a pattern is refused.
public struct LinearRegexError: Error, Hashable, Sendable {
    /// What is wrong, as a fragment.
    public let message: String
    /// The bytes of the pattern that are wrong, as UTF-8 offsets.
    public let span: Range<Int>

    /// Makes an error.
    public init(_ message: String, at span: Range<Int>) {
        self.message = message
        self.span = span
    }
}

extension LinearRegexError: CustomStringConvertible {
    /// What is wrong and where it begins, as a fragment: `missing ) for this ( at 3`.
    public var description: String { "\(message) at \(span.lowerBound)" }
}
