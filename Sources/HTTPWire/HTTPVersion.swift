/// A protocol version of the HTTP/1 family.
public struct HTTPVersion: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The digit after the point.
    public var minor: UInt8

    /// Creates the version `HTTP/1.minor`.
    public init(minor: UInt8) {
        self.minor = minor
    }

    /// HTTP/1.0 (RFC 1945): no persistent connection unless asked for, no chunked coding.
    public static let http10 = HTTPVersion(minor: 0)
    /// HTTP/1.1 (RFC 9112).
    public static let http11 = HTTPVersion(minor: 1)

    /// Orders by age.
    public static func < (left: Self, right: Self) -> Bool { left.minor < right.minor }

    /// The name as it stands on the wire.
    public var description: String { "HTTP/1.\(minor)" }
}
