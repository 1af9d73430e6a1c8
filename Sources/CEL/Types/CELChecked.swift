/// An expression with the meaning of its names and the types of its nodes.
public struct CELChecked: Sendable {
    /// The expression.
    public let expression: CELExpression
    /// What is wrong, in the order of the source; none for an expression that can be evaluated.
    public let diagnostics: [CELDiagnostic]
    /// What is worth knowing without being wrong.
    public let notes: [CELDiagnostic]
    /// The type of the expression's value; `dyn` where the expression was not checked.
    public let resultType: CELType
    private let types: [CELType]
    private let references: [CELReference?]

    init(
        expression: CELExpression,
        diagnostics: [CELDiagnostic],
        notes: [CELDiagnostic],
        resultType: CELType,
        types: [CELType],
        references: [CELReference?]
    ) {
        self.expression = expression
        self.diagnostics = diagnostics
        self.notes = notes
        self.resultType = resultType
        self.types = types
        self.references = references
    }

    /// Whether nothing is wrong.
    public var isValid: Bool { diagnostics.isEmpty }

    /// The type of a node; `dyn` for a node that has none, such as one that is part of a qualified name.
    public func type(of node: CELExpression) -> CELType {
        types.indices.contains(node.id) ? types[node.id] : .dyn
    }

    /// What a node's name stands for; nil for a node without one.
    ///
    /// Operators have none: they are the language's own.
    public func reference(of node: CELExpression) -> CELReference? {
        references.indices.contains(node.id) ? references[node.id] : nil
    }
}
