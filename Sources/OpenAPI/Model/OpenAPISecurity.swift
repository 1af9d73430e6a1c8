/// One alternative of credentials: all of its schemes together; without schemes it lets everyone in.
public struct OpenAPISecurityRequirement: Hashable, Sendable {
    /// A scheme that is asked for.
    public struct Scheme: Hashable, Sendable {
        /// The name among the description's security schemes.
        public var name: String
        /// The scopes or roles.
        public var scopes: [String]

        /// Makes a scheme that is asked for.
        public init(name: String, scopes: [String] = []) {
            self.name = name
            self.scopes = scopes
        }
    }

    /// The schemes.
    public var schemes: [Scheme]

    /// Makes a requirement.
    public init(schemes: [Scheme] = []) {
        self.schemes = schemes
    }
}

/// A way to prove who is calling.
public struct OpenAPISecurityScheme: Sendable {
    /// The kinds.
    public enum Kind: Hashable, Sendable {
        /// A key in a header, query or cookie of this name.
        case apiKey(OpenAPIParameter.Location, name: String)
        /// A scheme of the Authorization header in lower case, such as `basic` or `bearer`.
        case http(scheme: String)
        /// OAuth 2.
        case oauth2
        /// OpenID Connect.
        case openIDConnect
        /// A client certificate.
        case mutualTLS
    }

    /// The kind.
    public var kind: Kind
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a scheme.
    public init(kind: Kind, place: OpenAPIPlace) {
        self.kind = kind
        self.place = place
    }
}

/// A server that serves the API.
public struct OpenAPIServer: Sendable {
    /// The URL as written, with variables in braces; may be relative to where the description was found.
    public var template: String
    /// The URL with each variable replaced by its default.
    public var url: String
    /// Where it stands; nil for the one that holds where none is declared.
    public var place: OpenAPIPlace?

    /// Makes a server.
    public init(template: String, url: String, place: OpenAPIPlace? = nil) {
        self.template = template
        self.url = url
        self.place = place
    }

    /// The path of the URL without a trailing slash; empty where it has none.
    public var basePath: String {
        // What follows `//` is a host, with or without a scheme before it.
        var path = Substring(url)
        if let slashes = path.range(of: "//"), path[..<slashes.lowerBound].allSatisfy({ $0 != "/" && $0 != "?" }) {
            path = path[slashes.upperBound...].drop { $0 != "/" }
        }
        path = path.prefix { $0 != "?" && $0 != "#" }
        while path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty || path.hasPrefix("/") ? String(path) : "/\(path)"
    }
}

extension Substring {
    /// The first place of an ASCII text in this one.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while let next = utf8[start...].firstIndex(of: text.utf8.first ?? 0) {
            if utf8[next...].starts(with: text.utf8) {
                return next..<(utf8.index(next, offsetBy: text.utf8.count, limitedBy: endIndex) ?? endIndex)
            }
            start = utf8.index(after: next)
        }
        return nil
    }
}
