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
        guard bytes.count <= limits.size else {
            let message = "the file is larger than \(limits.size) bytes and was not read"
            let start = SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 1)
            return YAMLDocuments(diagnostics: [.init(kind: .limit, message: message, span: start)])
        }
        let text = SourceText(bytes)
        let obstacle = YAMLObstacle.first(in: text)
        var composer = YAMLComposer(text: text, end: obstacle?.offset ?? bytes.count, limits: limits)
        composer.run()
        var result = composer.result
        guard let obstacle else { return result }
        // The document in which the obstacle stands was cut short, though it may have looked whole.
        if composer.lastDocumentEndsWithStream { result.documents.removeLast() }
        // What the parser says about the cut is a consequence of it.
        result.diagnostics.removeAll { $0.kind == .syntax }
        let span = text.span(obstacle.offset..<obstacle.offset + 1)
        result.diagnostics.append(.init(kind: obstacle.kind, message: obstacle.message, span: span))
        return result
    }
}
