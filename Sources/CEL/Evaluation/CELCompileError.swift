/// Why a source is no program: everything that is wrong with it.
public struct CELCompileError: Error, Hashable, Sendable {
    /// What is wrong, in the order of the source; at least one.
    public let diagnostics: [CELDiagnostic]

    /// Makes an error.
    public init(_ diagnostics: [CELDiagnostic]) {
        self.diagnostics = diagnostics
    }
}

extension CELCompileError: CustomStringConvertible {
    /// The diagnostics' messages, as a fragment.
    public var description: String {
        diagnostics.map(\.message).joined(separator: "; ")
    }
}
