/// A request on the wire that a finding points at, in a form that a person can send again.
public struct RequestReference: Codable, Sendable, Hashable {
    /// The method and path template, such as `POST /orders/{id}`.
    public var operation: String
    /// A command that repeats the request; secrets stand as `$NAME`.
    public var curl: String?
    /// The status of the response, where there was one.
    public var status: Int?

    /// Makes a reference.
    public init(operation: String, curl: String? = nil, status: Int? = nil) {
        self.operation = operation
        self.curl = curl
        self.status = status
    }
}
