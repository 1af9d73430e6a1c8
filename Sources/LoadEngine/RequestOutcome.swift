/// The part of a result that belongs to one kind of request.
public struct RequestOutcome: Hashable, Sendable, Codable {
    /// The name of the request.
    public var name: String
    /// Requests with an expected response.
    public var completed: UInt64 = 0
    /// Requests that failed.
    public var errors: UInt64 = 0
    /// Latency from the intended start, of the completed requests.
    public var latency = Histogram()
}
