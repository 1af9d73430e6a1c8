public import JSON

/// One way in which a message departs from what an operation declares.
public struct OpenAPIViolation: Hashable, Sendable {
    /// The kinds.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The status is not declared.
        case undocumentedStatus = "undocumented-status"
        /// There is a body but no Content-Type.
        case missingContentType = "missing-content-type"
        /// The Content-Type cannot be parsed.
        case malformedContentType = "malformed-content-type"
        /// The media type is not among the declared ones.
        case undocumentedContentType = "undocumented-content-type"
        /// A required header is not there.
        case missingHeader = "missing-header"
        /// A header does not satisfy its schema.
        case invalidHeader = "invalid-header"
        /// A body was declared, and there is none.
        case missingBody = "missing-body"
        /// There is a body where none may be or none was declared.
        case unexpectedBody = "unexpected-body"
        /// The body cannot be parsed as its media type.
        case malformedBody = "malformed-body"
        /// The body does not satisfy its schema.
        case invalidBody = "invalid-body"
        /// A required parameter is not there (requests only).
        case missingParameter = "missing-parameter"
        /// A parameter does not satisfy its schema, or cannot be parsed by its style (requests only).
        case invalidParameter = "invalid-parameter"
        /// The path does not fit the template (requests only).
        case pathMismatch = "path-mismatch"
    }

    /// The kind.
    public var kind: Kind
    /// What is wrong, for a person, as a lower-case fragment.
    public var message: String
    /// What it is about: the name of the header or parameter; nil for body and status.
    public var subject: String?
    /// Where in the body or in the value.
    public var instance: JSONPointer?
    /// The bytes of the body, and their position there, where it is about a place in a JSON body.
    public var position: SourcePosition?
    /// The keyword of the schema that is not satisfied.
    public var keyword: String?
    /// Where the description declares what is not kept.
    public var declared: OpenAPIPlace?

    /// Makes a violation.
    public init(
        _ kind: Kind,
        _ message: String,
        subject: String? = nil,
        instance: JSONPointer? = nil,
        position: SourcePosition? = nil,
        keyword: String? = nil,
        declared: OpenAPIPlace? = nil
    ) {
        self.kind = kind
        self.message = message
        self.subject = subject
        self.instance = instance
        self.position = position
        self.keyword = keyword
        self.declared = declared
    }
}
