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
                guard let value = Self.port(after.dropFirst()) else { return nil }
                port = value
            }
            host = String(host[..<close].dropFirst())
            isBracketed = true
        } else if let colon = host.lastIndex(of: ":") {
            guard let value = Self.port(host[host.index(after: colon)...]) else { return nil }
            port = value
            host = String(host[..<colon])
        }
        let isPlain = host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || (isBracketed && byte == UInt8(ascii: ":"))
        }
        guard let port, port > 0, isPlain, !host.isEmpty, host.utf8.count <= 253 else { return nil }
        // Brackets are for IPv6 addresses alone (RFC 3986, section 3.2.2).
        guard !isBracketed || host.utf8.contains(UInt8(ascii: ":")) else { return nil }
        self.init(host: host, port: port)
    }

    /// A port in digits; a sign, which `UInt16` itself would take, is refused.
    private static func port(_ digits: Substring) -> UInt16? {
        digits.utf8.first == UInt8(ascii: "+") ? nil : UInt16(digits)
    }

    /// The host as it stands in a URL: an IPv6 address in brackets.
    public var bracketedHost: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    }

    /// Whether the host is written as this machine's own loopback.
    ///
    /// A name such as `127.0.0.1.example.com` only looks like it.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0].elementsEqual("127".utf8)
            && parts.allSatisfy { part in
                part.allSatisfy { (48...57).contains($0) } && UInt8(String(decoding: part, as: UTF8.self)) != nil
            }
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
