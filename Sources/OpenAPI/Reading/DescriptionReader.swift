import JSON
import JSONSchema

/// Reads one description: holds the documents, what was read of them and what is wrong with them.
///
/// Nothing is ever copied in place of a reference: what a reference leads to is read once and then shared, so a text
/// costs time in proportion to its size, however its references hang together.
final class DescriptionReader {
    /// The version by which the description is read.
    let version: OpenAPIVersion
    /// How much is read.
    let limits: OpenAPILimits
    /// The documents; the first one is the description.
    var sources: [DescriptionSource]
    /// Why documents that were handed in cannot be read, by URI.
    var unreadable: [String: String] = [:]
    /// The URIs of documents that were not handed in and that references lead to.
    var missing: Set<String> = []
    /// The indices of the documents by URI.
    var sourceIndices: [String: Int] = [:]
    /// What is made of the description.
    var description: OpenAPIDescription
    /// The schemas that stand in no document as such, see ``syntheticSchema(_:at:)``.
    var syntheticSchemas: [JSONMember] = []

    /// The diagnostics that were made already, each of which is kept once.
    private var reported: Set<OpenAPIDiagnostic> = []

    /// What references lead to, by document and text.
    var references: [ReferenceKey: ReferenceTarget] = [:]
    /// The members of large objects by key.
    var memberIndices: [DescriptionNodeIdentity: [[UInt8]: Int]] = [:]
    /// What was read of nodes already.
    var memo = DescriptionMemo()
    /// The schemas that were met, to be walked at the end.
    var schemas: [DescriptionCursor] = []
    /// The callbacks that were met, to be read at the end.
    var callbacks: [DescriptionCursor] = []
    /// The operations under `paths`, by the order of the document.
    var roster: [OperationEntry] = []
    /// The indices of operations by `operationId`.
    var operationsByID: [String: Int] = [:]
    /// The indices of operations by place.
    var operationsByPlace: [DescriptionNodeIdentity: Int] = [:]
    /// The names of the declared security schemes.
    var securitySchemeNames: Set<String> = []
    /// What operations take over from the description.
    var defaults = OperationDefaults()
    /// How many parameters operations have in all.
    var parameterCount = 0
    /// How many operations were found in all, those of callbacks included.
    var operationCount = 0
    /// How many more names are compared to find out which one was meant.
    var nameComparisons = 50_000

    /// Prepares to read.
    init(version: OpenAPIVersion, sources: [DescriptionSource], limits: OpenAPILimits) {
        self.version = version
        self.sources = sources
        self.limits = limits
        let main = sources[0]
        description = OpenAPIDescription(
            version: version,
            document: OpenAPIDocument(uri: main.uri, root: main.root, sourceMap: main.sourceMap)
        )
        for (index, source) in sources.enumerated().reversed() {
            if let alias = source.alias { sourceIndices[alias] = index }
            sourceIndices[source.uri] = index
        }
    }

    /// Whether there are as many diagnostics as are kept.
    var isFull: Bool {
        description.diagnostics.count >= limits.diagnostics
    }

    /// Whether the description is a Swagger 2.0 one.
    var isSwagger: Bool {
        version == .v20
    }
}

extension DescriptionReader {
    /// Notes that something is wrong with a node.
    ///
    /// - Parameters:
    ///   - severity: How much is lost.
    ///   - code: The kind.
    ///   - message: What is wrong, as a lower-case fragment.
    ///   - cursor: The node.
    ///   - atKey: Whether it is about the key of the node rather than about its value.
    func report(
        _ severity: OpenAPIDiagnostic.Severity,
        _ code: OpenAPIDiagnosticCode,
        _ message: String,
        at cursor: DescriptionCursor,
        atKey: Bool = false
    ) {
        guard !isFull else { return }
        let place = place(of: cursor, span: atKey ? cursor.keySpan : nil)
        add(OpenAPIDiagnostic(severity, code: code.rawValue, message: message, place: place))
    }

    /// Adds a diagnostic unless the same one is there.
    func add(_ diagnostic: OpenAPIDiagnostic) {
        guard !isFull, reported.insert(diagnostic).inserted else { return }
        description.diagnostics.append(diagnostic)
    }

    /// The place of a node.
    ///
    /// - Parameters:
    ///   - cursor: The node.
    ///   - span: The bytes to name instead of the node's own.
    /// - Returns: The place.
    func place(of cursor: DescriptionCursor, span: Range<Int>? = nil) -> OpenAPIPlace {
        let source = sources[cursor.document]
        let span = span ?? cursor.node.span
        return OpenAPIPlace(
            document: cursor.document == 0 ? "" : source.uri,
            pointer: cursor.pointer,
            span: span,
            position: source.sourceMap.position(at: span.lowerBound)
        )
    }

    /// The place of the key of a node, or of the node where it has none.
    func keyPlace(of cursor: DescriptionCursor) -> OpenAPIPlace {
        place(of: cursor, span: cursor.keySpan)
    }
}
