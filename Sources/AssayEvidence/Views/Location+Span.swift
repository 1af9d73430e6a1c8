public import AssayModel
public import YAML

extension Location {
    /// The place of a span in a file.
    public init(file: String, span: SourceSpan) {
        self.init(
            file: file,
            line: span.line,
            column: span.column,
            endLine: span.endLine,
            endColumn: span.endColumn
        )
    }
}
