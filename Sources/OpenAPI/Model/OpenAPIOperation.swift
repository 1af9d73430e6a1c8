public import JSON

/// One operation: a method on a path.
public struct OpenAPIOperation: Sendable {
    /// The method in upper case.
    public var method: String
    /// The path template below the server's path, such as `/orders/{id}`; the name of a webhook.
    public var path: String
    /// `operationId`.
    public var operationID: String?
    /// `summary`.
    public var summary: String?
    /// `description`.
    public var details: String?
    /// `tags`.
    public var tags: [String] = []
    /// `deprecated`.
    public var isDeprecated = false
    /// The parameters: the path item's, those of the same name and place replaced by the operation's own.
    public var parameters: [OpenAPIParameter] = []
    /// The body that it takes.
    public var requestBody: OpenAPIRequestBody?
    /// The responses in the order of the document.
    public var responses: [OpenAPIResponse] = []
    /// The alternatives of credentials that are in force; empty where none are needed.
    public var security: [OpenAPISecurityRequirement] = []
    /// Where the security in force was declared.
    public var securitySource = SecuritySource.none
    /// The servers that serve it: its own, its path's, or the description's.
    public var servers: [OpenAPIServer] = []
    /// The names of its callbacks.
    public var callbacks: [String] = []
    /// Whether a part of it could not be read, so that a request made from it may lack something.
    public var isIncomplete = false
    /// Where its object stands; the span is that of the method's key.
    public var place: OpenAPIPlace

    /// Where security was declared.
    public enum SecuritySource: Hashable, Sendable {
        /// Nowhere.
        case none
        /// At the top of the description.
        case description
        /// At the operation, be it as the empty list that lifts what the description declares.
        case operation
    }

    /// Makes an operation that takes and answers nothing.
    public init(method: String, path: String, place: OpenAPIPlace) {
        self.method = method
        self.path = path
        self.place = place
    }

    /// Whether a request without credentials must be refused: every alternative of ``security`` asks for some.
    public var isProtected: Bool {
        !security.isEmpty && security.allSatisfy { !$0.schemes.isEmpty }
    }

    /// Whether the method changes nothing by RFC 9110, section 9.2.1: GET, HEAD, OPTIONS, TRACE and QUERY.
    public var isSafe: Bool {
        ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"].contains(method)
    }

    /// The method and the path template, as reports name it.
    public var name: String {
        "\(method) \(path)"
    }

    /// The response that is declared for a status: the exact code, else its class (`4XX`), else `default`.
    public func response(for status: Int) -> OpenAPIResponse? {
        responses.first { $0.status == .code(status) }
            ?? responses.first { $0.status == .range(status / 100) }
            ?? responses.first { $0.status == .default }
    }
}

/// Where a schema stands.
public struct OpenAPISchema: Sendable {
    /// The location in the description's registry, to compile it with ``JSONSchema/JSONSchema/init(at:in:options:)``.
    public var reference: String
    /// The schema as written, references unresolved.
    public var node: JSONNode
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a schema.
    public init(reference: String, node: JSONNode, place: OpenAPIPlace) {
        self.reference = reference
        self.node = node
        self.place = place
    }
}

/// An example of a parameter, header or body.
public struct OpenAPIExample: Sendable {
    /// The name under `examples`; nil for `example`.
    public var name: String?
    /// The value; nil where it is external or given in serialised form only.
    public var value: JSONNode?
    /// The serialised form (3.2 `serializedValue`).
    public var serializedValue: String?
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes an example.
    public init(name: String? = nil, value: JSONNode?, serializedValue: String? = nil, place: OpenAPIPlace) {
        self.name = name
        self.value = value
        self.serializedValue = serializedValue
        self.place = place
    }
}
