import HTTPTypes

/// The routes and their methods, to tell an unknown path (404) from an unknown method (405).
enum RouteTable {
    private static let routes: [(path: [String], methods: [HTTPRequest.Method])] = [
        ([], [.get]),
        (["api", "health"], [.get]),
        (["api", "ready"], [.get]),
        (["api", "available-models"], [.get]),
        (["api", "auth", "register"], [.post]),
        (["api", "auth", "login"], [.post]),
        (["api", "analyze"], [.post]),
        (["api", "documents"], [.get, .post]),
        (["api", "documents", "*"], [.get]),
        (["metrics"], [.get]),
        (["openapi.json"], [.get]),
    ]

    /// Returns what `Allow` says for `path`, or nil when there is no such path.
    static func allowed(at path: String) -> String? {
        let segments = path.split(separator: "/")
        let match = routes.first { route in
            route.path.count == segments.count && zip(route.path, segments).allSatisfy { $0 == "*" || $0 == $1 }
        }
        guard let methods = match?.methods else { return nil }
        let head: [HTTPRequest.Method] = methods.contains(.get) ? [.head] : []
        return (methods + head + [.options]).map(\.rawValue).joined(separator: ", ")
    }
}
