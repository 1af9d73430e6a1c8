/// Why a source is not an expression.
public struct CELSyntaxError: Error, Hashable, Sendable {
    /// What is wrong: at least one entry, in the order of the source, one for each place.
    public let diagnostics: [CELDiagnostic]

    /// Makes an error.
    public init(_ diagnostics: [CELDiagnostic]) {
        self.diagnostics = diagnostics
    }
}

extension CELSyntaxError: CustomStringConvertible {
    /// The messages, separated by semicolons.
    public var description: String {
        diagnostics.map(\.message).joined(separator: "; ")
    }
}
