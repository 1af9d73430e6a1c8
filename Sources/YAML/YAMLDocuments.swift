/// What a YAML file (JSON included) holds: its documents, and what stood in the way of reading all of it.
public struct YAMLDocuments: Hashable, Sendable {
    /// The documents that could be read, in order.
    public var documents: [ConfigurationNode]
    /// What was wrong, in the order in which it was found.
    public var diagnostics: [ConfigurationDiagnostic]

    /// Creates a result.
    public init(documents: [ConfigurationNode] = [], diagnostics: [ConfigurationDiagnostic] = []) {
        self.documents = documents
        self.diagnostics = diagnostics
    }

    /// Whether the whole file was read; where it was not, the documents are a part and prove nothing about the rest.
    public var isComplete: Bool {
        diagnostics.allSatisfy { $0.kind == .duplicateKey }
    }

    /// Reads the documents of a file.
    ///
    /// Never throws and never traps: a file with a syntax error yields the documents before it and a diagnostic.
    /// A key that stands twice is reported and both pairs are kept. Plain scalars stay text. Cost is linear in the
    /// size of the file.
    public static func parse(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> YAMLDocuments {
        if let problem = limits.sizeProblem(of: bytes) { return YAMLDocuments(diagnostics: [problem]) }
        let text = SourceText(bytes)
        let found = YAMLComposer.compose(text, as: ConfigurationTree(text: text), limits: limits)
        return YAMLDocuments(documents: found.documents, diagnostics: found.diagnostics)
    }
}
