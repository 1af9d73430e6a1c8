import JSON

extension OpenAPIServer {
    /// The server that holds where none is declared.
    static let unset = OpenAPIServer(template: "/", url: "/")
}

extension DescriptionReader {
    /// The servers that an object declares; nil where it declares none.
    func readServers(_ object: DescriptionObject) -> [OpenAPIServer]? {
        guard let cursor = object["servers"] else { return nil }
        let servers = memo.servers[cursor.identity] ?? array(object, "servers").compactMap { server($0) }
        memo.servers[cursor.identity] = servers
        return servers.isEmpty ? nil : servers
    }

    private func server(_ cursor: DescriptionCursor) -> OpenAPIServer? {
        guard let fields = object(cursor, .server), let template = requiredString(fields, "url", of: "a server") else {
            return nil
        }
        var values: [String: String] = [:]
        var variables: [String: DescriptionCursor] = [:]
        for variable in map(fields, "variables") {
            variables[variable.token] = variable
            values[variable.token] = defaultValue(of: variable)
        }
        var url = ""
        var used: Set<String> = []
        for part in PathTemplate(template).parts {
            switch part {
            case .text(let text):
                url += text
            case .name(let name):
                used.insert(name)
                url += values[name] ?? "{\(name)}"
                guard variables[name] == nil, let place = fields["url"] else { continue }
                report(
                    .error,
                    .undeclaredServerVariable,
                    "the variable \(Self.quoted(name)) of the server's URL is not declared",
                    at: place
                )
            }
        }
        for (name, variable) in variables where !used.contains(name) {
            report(
                .warning,
                .unusedServerVariable,
                "the server's URL has no variable \(Self.quoted(name))",
                at: variable,
                atKey: true
            )
        }
        return OpenAPIServer(template: template, url: url, place: place(of: cursor))
    }

    private func defaultValue(of variable: DescriptionCursor) -> String? {
        guard let fields = object(variable, .serverVariable),
            let value = requiredString(fields, "default", of: "a server variable")
        else { return nil }
        guard fields["enum"] != nil, let place = fields["default"] else { return value }
        if !strings(fields, "enum").contains(value) {
            report(
                .warning,
                .invalidValue,
                "the default \(Self.quoted(value)) is not among the values of 'enum'",
                at: place
            )
        }
        return value
    }

    /// The servers that Swagger's `schemes`, `host` and `basePath` make.
    func swaggerServers(_ root: DescriptionObject) -> [OpenAPIServer] {
        let basePath = string(root, "basePath") ?? ""
        if !basePath.isEmpty, !basePath.hasPrefix("/"), let place = root["basePath"] {
            report(.warning, .invalidPath, "'basePath' must begin with '/'", at: place)
        }
        var path = basePath.isEmpty || basePath.hasPrefix("/") ? basePath : "/" + basePath
        let schemes = swaggerSchemes(root)
        guard let written = string(root, "host"), !written.isEmpty else {
            return [OpenAPIServer(template: path.isEmpty ? "/" : path, url: path.isEmpty ? "/" : path)]
        }
        let place = root["host"].map { self.place(of: $0) }
        let (host, above) = swaggerHost(written, at: root["host"])
        if !above.isEmpty { path = above + path }
        // Without a scheme it is that by which the description was fetched, which a relative reference expresses.
        guard !schemes.isEmpty else {
            return [OpenAPIServer(template: "//\(host)\(path)", url: "//\(host)\(path)", place: place)]
        }
        return schemes.map {
            OpenAPIServer(template: "\($0)://\(host)\(path)", url: "\($0)://\(host)\(path)", place: place)
        }
    }

    /// The host without the scheme and the path that must not stand in it, and that path.
    private func swaggerHost(_ written: String, at place: DescriptionCursor?) -> (host: String, path: String) {
        var rest = Substring(written)
        for scheme in ["http://", "https://", "//"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            break
        }
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty else { return (written, "") }
        if host.utf8.count != written.utf8.count, let place {
            report(.warning, .invalidValue, "'host' must hold neither a scheme nor a path", at: place)
        }
        var path = rest.dropFirst(host.count)
        while path.hasSuffix("/") { path = path.dropLast() }
        return (String(host), String(path))
    }

    /// The servers of a Swagger operation that names its own schemes.
    func swaggerServers(of operation: DescriptionObject) -> [OpenAPIServer]? {
        let schemes = swaggerSchemes(operation)
        guard !schemes.isEmpty, let first = description.servers.first else { return nil }
        let parts = URIReference(first.url)
        guard let host = parts.authority else { return nil }
        return schemes.map {
            OpenAPIServer(
                template: "\($0)://\(host)\(parts.path)",
                url: "\($0)://\(host)\(parts.path)",
                place: first.place
            )
        }
    }

    private func swaggerSchemes(_ object: DescriptionObject) -> [String] {
        array(object, "schemes")
            .compactMap { element in
                guard let scheme = element.node.text, ["http", "https", "ws", "wss"].contains(scheme) else {
                    report(.warning, .invalidValue, "a scheme must be one of http, https, ws and wss", at: element)
                    return nil
                }
                return scheme
            }
    }
}
