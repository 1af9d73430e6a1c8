public import AssayModel
import YAML

/// What an API description says of its operations, as far as probes need it: OpenAPI 3 and Swagger 2.0, in JSON or
/// YAML.
///
/// Whatever is wrong in a description costs the operation that it stands in, not the outline. References are followed
/// within the document only.
public struct APIOutline: Sendable, Hashable {
    /// One operation.
    public struct Operation: Sendable, Hashable {
        /// The method and the path template below the base path.
        public var name: OperationName
        /// The path with every parameter filled in; nil where a header or cookie would have to be made up.
        public var path: String?
        /// Whether a value in that path is made up by its type, since the description gives none: what it names need
        /// not exist.
        public var hasMadeUpValues: Bool
        /// Whether a request without credentials must be refused.
        public var isProtected: Bool
        /// The declared statuses.
        public var statuses: [String]
        /// Whether the operation takes a JSON body.
        public var takesJSON: Bool
        /// A JSON body by the description's examples, defaults and types.
        public var sampleBody: String?
        /// Whether a request can be refused for what it holds or lacks: it takes parameters or a body, or credentials.
        public var canBeRefused: Bool
        /// Whether a summary or description says what it is for.
        public var isDescribed: Bool
        /// The line of the operation in the document.
        public var line: Int
    }

    /// The title.
    public var title: String?
    /// The path of the first server, which every operation's path goes below; empty or with a leading slash.
    public var basePath: String
    /// The operations in the order of the document.
    public var operations: [Operation]
    /// Whether the document holds more operations than are read.
    public var isTruncated = false

    /// The most operations that are read.
    public static let mostOperations = 2_000

    /// Reads a description.
    ///
    /// - Parameter text: The document.
    /// - Returns: The outline.
    /// - Throws: ``AssayModel/Unjudged`` where the text is no API description.
    public static func read(_ text: String) throws(Unjudged) -> APIOutline {
        let bytes = Array(text.utf8)
        let isJSON = bytes.first { ![9, 10, 13, 32].contains($0) } == UInt8(ascii: "{")
        let parsed = YAMLDocuments.parse(isJSON ? bytes.withoutSurrogatePairs : bytes)
        guard let root = parsed.documents.first, root.isMapping else {
            let why = parsed.diagnostics.first.map { "\($0.span): \($0.message)" } ?? "it holds no mapping"
            throw Unjudged(.unparsable, "the API description cannot be read: \(why)")
        }
        guard root["openapi"]?.string != nil || root["swagger"]?.string != nil else {
            throw Unjudged(.unparsable, "the document has neither 'openapi' nor 'swagger' at its top")
        }
        return APIOutline(document: APIDocument(root: root))
    }

    private init(document: APIDocument) {
        title = document.root.node(at: "info", "title")?.string
        basePath = document.basePath
        operations = []
        for entry in document.root["paths"]?.entries ?? [] {
            guard let path = entry.key.scalar?.text, path.hasPrefix("/") else { continue }
            let item = document.resolved(entry.value)
            for method in item.entries {
                guard let name = method.key.scalar?.text, Self.methods.contains(name), method.value.isMapping else {
                    continue
                }
                guard operations.count < Self.mostOperations else {
                    isTruncated = true
                    return
                }
                operations.append(
                    document.operation(
                        OperationName(method: name, path: path),
                        method.value,
                        shared: item["parameters"]?.items ?? [],
                        line: method.key.span.line
                    )
                )
            }
        }
    }

    private static let methods: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    ]
}
