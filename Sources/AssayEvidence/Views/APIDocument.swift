import AssayModel
import YAML

/// The tree of an API description with its references, as ``APIOutline`` reads it.
struct APIDocument {
    /// The document.
    let root: ConfigurationNode

    /// Whether it is Swagger 2.0.
    private var isSwagger: Bool {
        root["swagger"] != nil
    }

    /// The path of the first server.
    var basePath: String {
        if isSwagger { return normalised(root["basePath"]?.string ?? "") }
        let server = root["servers"]?[0]
        var url = server?["url"]?.string ?? ""
        for variable in server?["variables"]?.entries ?? [] {
            guard let name = variable.key.scalar?.text, let value = variable.value["default"]?.string else { continue }
            url = url.replacing("{\(name)}", with: value)
        }
        if let parsed = ServiceURL(url) { return parsed.basePath }
        return url.hasPrefix("/") ? normalised(url) : ""
    }

    private func normalised(_ path: String) -> String {
        var path = path
        while path.hasSuffix("/") { path.removeLast() }
        return path.hasPrefix("/") || path.isEmpty ? path : "/\(path)"
    }

    /// The node that a chain of references within the document ends in.
    func resolved(_ node: ConfigurationNode) -> ConfigurationNode {
        var node = node
        for _ in 0..<16 {
            guard let reference = node["$ref"]?.string, reference.hasPrefix("#/") else { return node }
            let parts = reference.dropFirst(2).split(separator: "/" as Character, omittingEmptySubsequences: false)
                .map { $0.replacing("~1", with: "/").replacing("~0", with: "~") }
            guard let next = root.node(at: parts) else { return node }
            node = next
        }
        return node
    }

    /// Reads one operation.
    func operation(
        _ name: OperationName,
        _ node: ConfigurationNode,
        shared: [ConfigurationNode],
        line: Int
    ) -> APIOutline.Operation {
        let parameters = effective(shared.map(resolved), (node["parameters"]?.items ?? []).map(resolved))
        let body = jsonSchema(of: node, parameters: parameters)
        let call = filled(name.path, parameters: parameters)
        return APIOutline.Operation(
            name: name,
            path: call.path,
            hasMadeUpValues: call.hasMadeUpValues,
            isProtected: isProtected(node),
            statuses: (node["responses"]?.entries ?? []).compactMap { $0.key.scalar?.text },
            takesJSON: body != nil,
            sampleBody: body.map { media in
                var sample = JSONSample(document: self)
                return sample.body(media: media)
            },
            canBeRefused: !parameters.isEmpty || node["requestBody"] != nil || isProtected(node),
            isDescribed: [node["summary"], node["description"]].contains { !($0?.string ?? "").isEmpty },
            line: line
        )
    }

    /// The path item's parameters and the operation's own, which replace those of the same name and place (OpenAPI 3.1,
    /// Operation Object).
    private func effective(_ shared: [ConfigurationNode], _ own: [ConfigurationNode]) -> [ConfigurationNode] {
        func key(_ parameter: ConfigurationNode) -> [String?] { [parameter["in"]?.string, parameter["name"]?.string] }
        let replaced = Set(own.map(key))
        return shared.filter { !replaced.contains(key($0)) } + own
    }

    /// Whether the effective security requirement leaves no way in without credentials (OpenAPI 3.1, Operation Object).
    private func isProtected(_ node: ConfigurationNode) -> Bool {
        guard let security = node["security"] ?? root["security"], !security.items.isEmpty else { return false }
        return security.items.allSatisfy { !$0.entries.isEmpty }
    }

    /// The media type object for JSON, or the body parameter of Swagger.
    private func jsonSchema(of node: ConfigurationNode, parameters: [ConfigurationNode]) -> ConfigurationNode? {
        if isSwagger { return parameters.first { $0["in"]?.string == "body" } }
        guard let request = node["requestBody"] else { return nil }
        return resolved(request)["content"]?.entries
            .first { entry in
                let type = (entry.key.scalar?.text ?? "").lowercased()
                return type.hasPrefix("application/json") || type.contains("+json")
            }?
            .value
    }

    /// The path and the required query with every parameter filled in: by the description's examples, defaults and
    /// enumerations, else with a value made up by its type.
    private func filled(
        _ path: String,
        parameters: [ConfigurationNode]
    ) -> (path: String?, hasMadeUpValues: Bool) {
        var path = path
        var query: [String] = []
        var isMadeUp = false
        func text(for parameter: ConfigurationNode) -> String {
            if let given = value(of: parameter) { return percentEncoded(given) }
            isMadeUp = true
            var sample = JSONSample(document: self)
            return percentEncoded(sample.parameter(schema: parameter["schema"] ?? parameter))
        }
        for parameter in parameters {
            guard let name = parameter["name"]?.string else { continue }
            switch parameter["in"]?.string {
            case "path": path = path.replacing("{\(name)}", with: text(for: parameter))
            case "query" where parameter["required"]?.asBool() == true:
                query.append("\(percentEncoded(name))=\(text(for: parameter))")
            case "header" where parameter["required"]?.asBool() == true,
                "cookie" where parameter["required"]?.asBool() == true:
                return (nil, false)
            default: break
            }
        }
        // A parameter that stands in the path and is declared nowhere.
        while let open = path.firstIndex(of: "{"), let close = path[open...].firstIndex(of: "}") {
            path.replaceSubrange(open...close, with: "1")
            isMadeUp = true
        }
        guard !path.contains("{") else { return (nil, false) }
        return (query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))", isMadeUp)
    }

    /// The value that the description gives for a parameter.
    private func value(of parameter: ConfigurationNode) -> String? {
        let schema = parameter["schema"].map(resolved)
        let candidates = [
            parameter["example"], parameter["examples"]?.entries.first.flatMap { resolved($0.value)["value"] },
            schema?["example"], schema?["examples"]?[0], schema?["default"], schema?["enum"]?[0], schema?["const"],
            parameter["default"], parameter["enum"]?[0],
        ]
        return candidates.lazy.compactMap { $0?.string }.first
    }

    private func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            let isPlain =
                (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                || [45, 46, 95, 126].contains(byte)
            return isPlain ? [byte] : [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension StringProtocol {
    /// The text with every occurrence of a non-empty part replaced.
    func replacing(_ part: String, with other: String) -> String {
        let text = Array(utf8)
        let wanted = Array(part.utf8)
        guard !wanted.isEmpty, text.count >= wanted.count else { return String(self) }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if index + wanted.count <= text.count, text[index..<(index + wanted.count)].elementsEqual(wanted) {
                result += Array(other.utf8)
                index += wanted.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
