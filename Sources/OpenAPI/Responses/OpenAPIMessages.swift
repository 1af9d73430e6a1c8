/// A response as it was received.
public struct OpenAPIResponseMessage: Sendable {
    /// The status.
    public var status: Int
    /// The header fields in the order received.
    public var fields: [(name: String, value: String)]
    /// The body; nil where it is not known, such as that of an answer to HEAD.
    public var body: [UInt8]?
    /// Whether the body was cut off by the one who received it.
    public var isTruncated: Bool

    /// Makes a response.
    public init(status: Int, fields: [(name: String, value: String)] = [], body: [UInt8]?, isTruncated: Bool = false) {
        self.status = status
        self.fields = fields
        self.body = body
        self.isTruncated = isTruncated
    }
}

/// A request, ready to be sent below the path of a server.
public struct OpenAPIRequestMessage: Sendable {
    /// The method.
    public var method: String
    /// The path below the server's path, and the query.
    public var target: String
    /// The header fields, `Content-Type` and `Cookie` included; without `Host`, `Content-Length` and credentials.
    public var fields: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]?

    /// Makes a request.
    public init(method: String, target: String, fields: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
    }
}
