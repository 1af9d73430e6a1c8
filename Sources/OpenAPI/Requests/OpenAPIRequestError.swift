/// Why no valid request can be made for an operation.
public struct OpenAPIRequestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part that no value was found for: `path.id`, `header.X-Tenant`, `body`; `path` for the template itself.
    public var part: String
    /// Why, as a lower-case fragment.
    public var reason: String

    /// Makes the error.
    public init(part: String, reason: String) {
        self.part = part
        self.reason = reason
    }

    /// The part and the reason.
    public var description: String {
        "\(part): \(reason)"
    }
}
