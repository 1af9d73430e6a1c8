public import JSON
public import JSONSchema

/// An API description of OpenAPI 2.0, 3.0, 3.1 or 3.2 as one model.
///
/// Whatever is wrong in a description is a diagnostic with its place and costs only the part that it stands in.
public struct OpenAPIDescription: Sendable {
    /// The version that the description declares.
    public var version: OpenAPIVersion
    /// `info.title`.
    public var title: String?
    /// `info.version`.
    public var apiVersion: String?
    /// The servers of the whole description; Swagger's schemes, host and base path make one each.
    public var servers: [OpenAPIServer] = []
    /// The operations under `paths` in the order of the document.
    public var operations: [OpenAPIOperation] = []
    /// The operations under `webhooks`, which the described service calls and does not answer.
    public var webhooks: [OpenAPIOperation] = []
    /// The security schemes by name.
    public var securitySchemes: [String: OpenAPISecurityScheme] = [:]
    /// The names of the declared tags.
    public var tags: [String] = []
    /// What is wrong with the description, in the order of the document.
    public var diagnostics: [OpenAPIDiagnostic] = []
    /// The URIs of documents that references lead to and that were not handed in, each once.
    public var missingDocuments: [String] = []
    /// Whether it holds more operations than the limits let through.
    public var isTruncated = false
    /// The documents in which ``OpenAPISchema`` references are looked up.
    public var registry = JSONSchemaRegistry()
    /// The text that the description was read from.
    public var document: OpenAPIDocument

    /// Makes an empty description.
    public init(version: OpenAPIVersion, document: OpenAPIDocument) {
        self.version = version
        self.document = document
    }
}

/// The text of a description: its tree and its lines.
public struct OpenAPIDocument: Sendable {
    /// The URI that the document is known by in the registry; `assay:description` unless one was given.
    public var uri: String
    /// The tree, with spans in bytes.
    public var root: JSONNode
    /// The index of lines.
    public var sourceMap: SourceMap

    /// Makes a document.
    public init(uri: String, root: JSONNode, sourceMap: SourceMap) {
        self.uri = uri
        self.root = root
        self.sourceMap = sourceMap
    }
}

/// The versions of the specification that are read.
public enum OpenAPIVersion: String, Hashable, Sendable, CaseIterable {
    /// Swagger 2.0.
    case v20 = "2.0"
    /// OpenAPI 3.0.x.
    case v30 = "3.0"
    /// OpenAPI 3.1.x.
    case v31 = "3.1"
    /// OpenAPI 3.2.x.
    case v32 = "3.2"

    /// The dialect of its schema objects, where they do not name their own.
    public var dialect: JSONSchemaDialect {
        switch self {
        case .v20: .swagger2
        case .v30: .openAPI30
        case .v31, .v32: .openAPI31
        }
    }
}

/// A place in the description.
public struct OpenAPIPlace: Hashable, Sendable {
    /// The URI of the document; empty for the description itself.
    public var document: String
    /// The path to it.
    public var pointer: JSONPointer
    /// The bytes of the text.
    public var span: Range<Int>
    /// The line and column of the first byte.
    public var position: SourcePosition

    /// Makes a place.
    public init(document: String = "", pointer: JSONPointer, span: Range<Int>, position: SourcePosition) {
        self.document = document
        self.pointer = pointer
        self.span = span
        self.position = position
    }
}

/// Something wrong with a description.
public struct OpenAPIDiagnostic: Hashable, Sendable {
    /// How much is lost by it.
    public enum Severity: Hashable, Sendable {
        /// A part could not be read or used.
        case error
        /// Everything was read, but the specification wants it otherwise.
        case warning
    }

    /// How much is lost.
    public var severity: Severity
    /// The kind as a kebab-case word, such as `unresolved-reference`, for filters and tests.
    public var code: String
    /// What is wrong, as a lower-case fragment.
    public var message: String
    /// Where.
    public var place: OpenAPIPlace

    /// Makes a diagnostic.
    public init(_ severity: Severity, code: String, message: String, place: OpenAPIPlace) {
        self.severity = severity
        self.code = code
        self.message = message
        self.place = place
    }
}

extension OpenAPIDiagnostic: CustomStringConvertible {
    /// The place, the severity and the message: `12:7: error: ... [code]`.
    public var description: String {
        "\(place.position.line):\(place.position.column): \(severity == .error ? "error" : "warning"): \(message) [\(code)]"
    }
}
