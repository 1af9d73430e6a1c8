import JSON

/// A runtime expression of a link (OpenAPI 3.1, section 4.8.20.4): where in an exchange a value stands.
enum RuntimeExpression {
    /// The exchange.
    struct Source {
        var response: OpenAPIResponseMessage
        var answer: JSONValue?
        var parameters: [String: JSONValue]
        var body: JSONValue?
    }

    /// The value that a constant or an expression stands for.
    ///
    /// - Parameters:
    ///   - constant: A string that begins with `$` is an expression, all else is a constant.
    ///   - source: The exchange.
    /// - Returns: The value, or nil where the exchange holds none.
    static func value(of constant: JSONValue, in source: Source) -> JSONValue? {
        guard case .string(let text) = constant else { return constant }
        if text.hasPrefix("{"), text.hasSuffix("}"), text.dropFirst().hasPrefix("$") {
            return value(of: .string(String(text.dropFirst().dropLast())), in: source)
        }
        guard text.hasPrefix("$") else { return constant }
        if let rest = text.dropping("$response.body") { return part(of: source.answer, rest) }
        if let rest = text.dropping("$request.body") { return part(of: source.body, rest) }
        if let name = text.dropping("$response.header.") {
            return source.response.fields.first { $0.name.lowercased() == name.lowercased() }.map { .string($0.value) }
        }
        if let name = text.dropping("$request.") { return source.parameters[name] }
        return text == "$statusCode" ? JSONValue(source.response.status) : nil
    }

    private static func part(of value: JSONValue?, _ fragment: String) -> JSONValue? {
        guard let value else { return nil }
        if fragment.isEmpty { return value }
        guard fragment.hasPrefix("#"), let pointer = JSONPointer(String(fragment.dropFirst())) else { return nil }
        var part = value
        for token in pointer.tokens {
            guard let next = part[token] ?? Int(token).flatMap({ part[$0] }) else { return nil }
            part = next
        }
        return part
    }
}

extension String {
    /// What follows a prefix; nil where the text does not begin with it.
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
