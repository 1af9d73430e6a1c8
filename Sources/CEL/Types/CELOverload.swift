/// One signature of a function, and what it does.
public struct CELOverload: Sendable {
    /// A name unique in its environment, as the reference implementation's where it has one: `string_starts_with_string`.
    public let id: String
    /// Whether it is called as `target.f(…)`; the target is then the first parameter.
    public let isMember: Bool
    /// Whether the last parameter may be given any number of times, at least once.
    public let isVariadic: Bool
    /// The types of the parameters, the target's first.
    public let parameters: [CELType]
    /// The result's type.
    public let result: CELType
    /// What it does; nil for a declaration that only the type checker uses.
    public let implementation: CELImplementation?

    /// Makes an overload.
    public init(
        _ id: String,
        isMember: Bool = false,
        isVariadic: Bool = false,
        _ parameters: [CELType],
        _ result: CELType,
        _ implementation: CELImplementation? = nil
    ) {
        self.id = id
        self.isMember = isMember
        self.isVariadic = isVariadic
        self.parameters = parameters
        self.result = result
        self.implementation = implementation
    }
}
