/// The status line and the fields of a response.
public struct ResponseHead: Hashable, Sendable {
    /// How the end of the body is found (RFC 9112 §6.3).
    public enum Framing: Hashable, Sendable {
        /// The response has no body, whatever its fields say.
        case none
        /// The body has this many bytes.
        case length(Int)
        /// The body comes in chunks.
        case chunked
        /// The body ends when the peer closes.
        case untilClose
        /// The connection is no longer HTTP: 101, or a 2xx to CONNECT.
        case switched
    }

    /// The version of the status line.
    public var version: HTTPVersion
    /// The status code, 100 to 999.
    public var status: Int
    /// The reason phrase, often empty.
    public var reason: String
    /// The fields in order; empty where the parser was told to keep none.
    public var fields: HTTPFields
    /// How the end of the body is found.
    public var framing: Framing
    /// Whether the connection may carry another response after this one (RFC 9112 §9.3).
    public var keepsAlive: Bool
    /// What was read over in this head.
    public var anomalies: ResponseAnomalies
}
