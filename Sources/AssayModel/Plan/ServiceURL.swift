/// The address of a service: scheme, host, port and base path.
public struct ServiceURL: Sendable, Hashable {
    /// The schemes that Assay speaks.
    public enum Scheme: String, Sendable, Hashable, Codable {
        /// HTTP in clear text.
        case http
        /// HTTP over TLS.
        case https

        /// The port where the URL names none.
        public var defaultPort: UInt16 {
            self == .http ? 80 : 443
        }
    }

    /// The scheme.
    public var scheme: Scheme
    /// The host and port.
    public var endpoint: Endpoint
    /// The path before every request target: empty, or with a leading and without a trailing slash.
    public var basePath: String
    /// The query, where the URL has one; only meaningful for a single document.
    public var query: String?

    /// Makes a URL from its parts.
    public init(scheme: Scheme, endpoint: Endpoint, basePath: String = "", query: String? = nil) {
        self.scheme = scheme
        self.endpoint = endpoint
        self.basePath = basePath
        self.query = query
    }

    /// Reads `http://host[:port][/path]` (RFC 3986); nil with user information, a fragment, or anything unprintable.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ (33...126).contains($0) }) else { return nil }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        guard let scheme = Scheme(rawValue: text[..<colon].lowercased()) else { return nil }
        var rest = text[text.utf8.index(after: colon)...]
        guard rest.hasPrefix("//"), !rest.utf8.contains(UInt8(ascii: "#")) else { return nil }
        rest = rest.dropFirst(2)
        let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        guard let endpoint = Endpoint(rest[..<end], defaultPort: scheme.defaultPort) else { return nil }
        let target = rest[end...]
        let question = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        var path = String(target[..<question])
        while path.hasSuffix("/") { path.removeLast() }
        self.init(
            scheme: scheme,
            endpoint: endpoint,
            basePath: path,
            query: question == target.endIndex ? nil : String(target[question...].dropFirst())
        )
    }

    /// The value of the `Host` field (RFC 9110, section 7.2): the port only where it is not the scheme's own.
    public var hostField: String {
        endpoint.port == scheme.defaultPort ? endpoint.bracketedHost : endpoint.description
    }

    /// The origin, such as `http://127.0.0.1:8000`.
    public var origin: String {
        "\(scheme.rawValue)://\(hostField)"
    }
}

extension ServiceURL: CustomStringConvertible {
    /// The URL as written.
    public var description: String {
        origin + basePath + (query.map { "?\($0)" } ?? "")
    }
}

extension ServiceURL: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let url = ServiceURL(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an http or https URL")
        }
        self = url
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
