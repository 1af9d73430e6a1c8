/// A worked case of a check that serves as test and as documentation.
public struct Example<Input: Sendable>: Sendable {
    /// What the check must make of the case.
    public enum Expectation: Sendable, Hashable {
        /// Nothing is wrong.
        case passes
        /// Nothing is wrong, though at first sight it looks as if something were.
        case decoy
        /// These findings, each as ``Finding/description``, in order.
        case finds([String])
        /// No judgement, for this reason.
        case unjudged(Unjudged.Reason)
    }

    /// What the case shows.
    public var name: String
    /// The input handed to the check.
    public var input: Input
    /// What the check must make of it.
    public var expectation: Expectation

    /// Makes an example.
    public init(_ name: String, _ input: Input, _ expectation: Expectation) {
        self.name = name
        self.input = input
        self.expectation = expectation
    }
}

/// An example whose check does not do what the example promises.
public struct ExampleMismatch: Sendable, Hashable {
    /// The example's name.
    public var example: String
    /// What the check made of it: findings, or why it could not judge.
    public var actual: [String]
}
