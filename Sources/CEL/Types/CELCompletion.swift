/// Something that may be written at a place in an expression.
public struct CELCompletion: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A variable of the environment or of a macro.
        case variable
        /// A field of a record, or the next part of a qualified name.
        case field
        /// A function.
        case function
        /// A macro, such as `all`.
        case macro
        /// A type as a value.
        case type
    }

    /// What is written.
    public let text: String
    /// What it is.
    public let kind: Kind
    /// Its type, or the signatures of a function, one a line.
    public let detail: String
    /// What its declaration says of it.
    public let documentation: String?
    /// The bytes of the source that it replaces: what is written of the name already.
    public let span: Range<Int>

    /// Makes a completion.
    public init(_ text: String, _ kind: Kind, detail: String, documentation: String? = nil, replacing span: Range<Int>)
    {
        self.text = text
        self.kind = kind
        self.detail = detail
        self.documentation = documentation
        self.span = span
    }
}
