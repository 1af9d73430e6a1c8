/// A host name or address with a port: what a scope lists and what the scope guard compares.
public struct Endpoint: Sendable, Hashable {
    /// The host in lower case, an IPv6 address without its brackets.
    public var host: String
    /// The port.
    public var port: UInt16

    /// Makes an endpoint.
    public init(host: String, port: UInt16) {
        self.host = host.lowercased()
        self.port = port
    }

    /// Reads `host:port`, `[v6]:port`, or a host alone where a default port is given.
    public init?(_ text: some StringProtocol, defaultPort: UInt16? = nil) {
        var host = String(text)
        var port = defaultPort
        var isBracketed = false
        if host.hasPrefix("["), let close = host.firstIndex(of: "]") {
            let after = host[host.index(after: close)...]
            guard after.isEmpty || after.hasPrefix(":") else { return nil }
            if !after.isEmpty {
                guard let value = UInt16(after.dropFirst()) else { return nil }
                port = value
            }
            host = String(host[..<close].dropFirst())
            isBracketed = true
        } else if let colon = host.lastIndex(of: ":") {
            guard let value = UInt16(host[host.index(after: colon)...]) else { return nil }
            port = value
            host = String(host[..<colon])
        }
        let isPlain = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || (isBracketed && byte == UInt8(ascii: ":"))
        }
        guard let port, port > 0, isPlain, !host.isEmpty, host.utf8.count <= 253 else { return nil }
        self.init(host: host, port: port)
    }

    /// The host as it stands in a URL: an IPv6 address in brackets.
    public var bracketedHost: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    }

    /// Whether the host is written as this machine's own loopback.
    public var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}

extension Endpoint: CustomStringConvertible {
    /// The host and port as `host:port`.
    public var description: String {
        "\(bracketedHost):\(port)"
    }
}

extension Endpoint: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let endpoint = Endpoint(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a host and port")
        }
        self = endpoint
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
