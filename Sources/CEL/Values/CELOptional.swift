/// A value that may be absent, boxed so that a ``CELValue`` stays two words.
public final class CELOptional: Sendable {
    /// The value, where there is one.
    public let value: CELValue?

    /// The absent value.
    public static let none = CELOptional(nil)

    /// Makes an optional.
    public init(_ value: CELValue?) {
        self.value = value
    }
}
