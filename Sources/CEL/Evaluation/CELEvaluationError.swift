/// A failure of an evaluation, with the place in the source where it arose.
public struct CELEvaluationError: Error, Hashable, Sendable {
    /// Why there is no value.
    ///
    /// Where it could name a secret, its texts read `***`.
    public let failure: CELFailure
    /// The sub-expression that failed, as UTF-8 offsets in the source.
    public let span: Range<Int>

    /// Makes an error.
    public init(_ failure: CELFailure, at span: Range<Int>) {
        self.failure = failure
        self.span = span
    }
}

extension CELEvaluationError: CustomStringConvertible {
    /// The failure in words, as a fragment.
    public var description: String { failure.description }
}
