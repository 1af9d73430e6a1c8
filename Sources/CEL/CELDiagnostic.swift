/// Something wrong in an expression, found before it is evaluated.
public struct CELDiagnostic: Error, Hashable, Sendable {
    /// What is wrong, as a fragment; names a suggestion where there is a near one.
    public let message: String
    /// Where, as UTF-8 offsets in the source.
    public let span: Range<Int>

    /// Makes a diagnostic.
    public init(_ message: String, at span: Range<Int>) {
        self.message = message
        self.span = span
    }
}
