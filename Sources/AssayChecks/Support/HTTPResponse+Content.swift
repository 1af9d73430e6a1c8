import AssayEvidence
import JSON

extension HTTPExchange.Response {
    /// The body as JSON; nil where it is something else, was cut, or is out of proportion.
    ///
    /// The media type is not believed: many services send JSON as `text/plain`.
    var json: JSONValue? {
        let start = body.utf8.first { $0 > 0x20 }
        guard !isTruncated, let start, start != UInt8(ascii: "<") else { return nil }
        return try? JSONValue.parse(body, limits: JSONLimits(maxBytes: 1 << 20, maxDepth: 64, maxValues: 100_000))
    }

    /// Whether the response claims to be JSON, or is.
    var isJSON: Bool {
        mediaType.map { $0.hasSuffix("/json") || $0.hasSuffix("+json") } ?? (json != nil)
    }

    /// Whether the response is an HTML page.
    var isHTML: Bool {
        switch mediaType {
        case "text/html"?, "application/xhtml+xml"?: true
        case nil: body.utf8.first { $0 > 0x20 } == UInt8(ascii: "<")
        default: false
        }
    }

    /// Whether the response is an HTML page that asks for a password.
    var isSignInPage: Bool {
        guard isHTML else { return false }
        let page = FoldedText(body)
        return ["type=\"password\"", "type='password'", "type=password"].contains { page.contains($0) }
    }

    /// Whether the body holds nothing: no bytes, or an empty JSON value.
    var isVoid: Bool {
        let content = body.utf8.filter { $0 > 0x20 }
        return content.isEmpty || ["{}", "[]", "null", "\"\""].contains { $0.utf8.elementsEqual(content) }
    }

    /// Where a redirect leads; nil where the response is none.
    var redirectTarget: String? {
        [301, 302, 303, 307, 308].contains(status) ? field("location") : nil
    }

    /// Whether the response redirects to a page that asks who you are.
    ///
    /// Only whole parts of host and path count: `/authors` is no sign-in, nor is a query such as `?from=/login`.
    var isSignInRedirect: Bool {
        guard let target = redirectTarget else { return false }
        let place = target.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return place.split { $0 == "/" || $0 == "." || $0 == ":" }.contains { Self.signInNames.contains(String($0)) }
    }

    private static let signInNames: Set<String> = [
        "login", "log-in", "log_in", "signin", "sign-in", "sign_in", "auth", "oauth", "oauth2", "authorize", "sso",
        "saml",
        "saml2", "idp",
    ]
}
