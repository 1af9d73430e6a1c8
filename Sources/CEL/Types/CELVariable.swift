/// A variable that expressions may use and that a value is bound to when they are evaluated.
public struct CELVariable: Hashable, Sendable {
    /// The name; may be qualified: `request.auth`.
    public let name: String
    /// The type of its values.
    public let type: CELType
    /// Whether its values, and what is computed from them, are kept out of explanations.
    public let isSecret: Bool
    /// What the variable is, in a sentence for editors and documentation.
    public let documentation: String?

    /// Makes a variable.
    public init(_ name: String, _ type: CELType, isSecret: Bool = false, documentation: String? = nil) {
        self.name = name
        self.type = type
        self.isSecret = isSecret
        self.documentation = documentation
    }
}
