/// A name and where it stands in the source.
public struct CELName: Hashable, Sendable {
    /// The name, without backquotes.
    public let text: String
    /// Its bytes in the source, as UTF-8 offsets.
    public let span: Range<Int>

    /// Makes a name.
    public init(_ text: String, span: Range<Int>) {
        self.text = text
        self.span = span
    }
}
