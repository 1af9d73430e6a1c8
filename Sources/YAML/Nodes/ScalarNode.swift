/// A scalar of a document as it was written; a plain one stays text until a reader resolves it.
public struct ScalarNode: Hashable, Sendable {
    /// How the scalar was written.
    public enum Style: String, Codable, Hashable, Sendable {
        /// Without quotes: `yes`, `8080`, `shop`. The only style whose text may mean null, a boolean or a number.
        case plain
        /// In single quotes.
        case single
        /// In double quotes.
        case double
        /// As a block that keeps its line ends (`|`).
        case literal
        /// As a block whose lines are joined (`>`).
        case folded
    }

    /// The text after escapes and folding, without quotes.
    public var text: String
    /// How it was written.
    public var style: Style
    /// The tag in its long form (`tag:yaml.org,2002:str`, `!Ref`), where one was given.
    public var tag: String?

    /// Creates a scalar.
    public init(text: String, style: Style = .plain, tag: String? = nil) {
        self.text = text
        self.style = style
        self.tag = tag
    }
}
