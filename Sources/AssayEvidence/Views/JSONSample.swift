import JSON
import YAML

/// A JSON body that a description's examples, defaults and types suggest.
///
/// It serves as the well-formed control beside malformed input; it need not satisfy every constraint.
struct JSONSample {
    /// The description.
    let document: APIDocument
    /// How many schemas may still be looked at: one that refers to itself in several places would go on for ever.
    private var budget = 2_000

    /// Makes samples for a description.
    init(document: APIDocument) {
        self.document = document
    }

    /// The body of a media type object, or of a Swagger body parameter, as compact JSON.
    mutating func body(media: ConfigurationNode) -> String {
        let examples = [
            media["example"], media["examples"]?.entries.first.flatMap { document.resolved($0.value)["value"] },
        ]
        if let example = examples.lazy.compactMap({ $0 }).first { return json(example).text(.compact) }
        return value(of: media["schema"], depth: 0).text(.compact)
    }

    /// A value for a parameter by its schema, as text; without spaces, so that it is one segment of a path.
    mutating func parameter(schema: ConfigurationNode) -> String {
        switch value(of: schema, depth: 0) {
        case .string(let text): text.replacing(" ", with: "-")
        case .number(let number): number.text
        case .bool(let bool): bool ? "true" : "false"
        case .null, .array, .object: "1"
        }
    }

    private mutating func value(of schema: ConfigurationNode?, depth: Int) -> JSONValue {
        budget -= 1
        guard let schema = schema.map(document.resolved), depth < 12, budget >= 0 else { return .null }
        let given = [schema["example"], schema["examples"]?[0], schema["default"], schema["const"], schema["enum"]?[0]]
        if let given = given.lazy.compactMap({ $0 }).first { return json(given) }
        for keyword in ["oneOf", "anyOf"] {
            let choices = schema[keyword]?.items ?? []
            if let choice = choices.first(where: { document.resolved($0)["type"]?.string != "null" }) {
                return value(of: choice, depth: depth + 1)
            }
        }
        let parts = schema["allOf"]?.items ?? []
        if !parts.isEmpty {
            return .object(members(of: schema, depth: depth, merging: parts))
        }
        let type = schema["type"]?.string ?? schema["type"]?.items.lazy.compactMap(\.string).first { $0 != "null" }
        switch type {
        case "object": return .object(members(of: schema, depth: depth, merging: []))
        case "array":
            let isNeeded = (schema["minItems"]?.asInteger() ?? 0) > 0
            return .array(isNeeded ? [value(of: schema["items"], depth: depth + 1)] : [])
        case "integer", "number": return .number(JSONNumber(max(1, min(schema["minimum"]?.asInteger() ?? 1, 1 << 40))))
        case "boolean": return true
        case "null": return .null
        case nil where schema["properties"] != nil: return .object(members(of: schema, depth: depth, merging: []))
        default: return .string(text(format: schema["format"]?.string, schema: schema))
        }
    }

    private mutating func members(of schema: ConfigurationNode, depth: Int, merging parts: [ConfigurationNode])
        -> JSONObject
    {
        var object = JSONObject()
        for part in parts {
            if let members = value(of: part, depth: depth + 1).object {
                for (key, value) in members { object[key] = value }
            }
        }
        let required = Set((schema["required"]?.items ?? []).compactMap(\.string))
        for entry in schema["properties"]?.entries.prefix(200) ?? [] {
            guard budget > 0, let name = entry.key.scalar?.text, required.contains(name) else { continue }
            object[name] = value(of: entry.value, depth: depth + 1)
        }
        return object
    }

    private func text(format: String?, schema: ConfigurationNode) -> String {
        switch format {
        case "email": return "assay@example.com"
        case "date": return "2026-01-31"
        case "date-time": return "2026-01-31T12:00:00Z"
        case "uuid": return "3f2c8a54-6d1e-4b7a-9c0f-1a2b3c4d5e6f"
        case "uri", "url": return "https://example.com/"
        case "ipv4": return "192.0.2.1"
        default:
            let least = min(max(schema["minLength"]?.asInteger() ?? 0, 0), 1_000)
            let word = "assay sample"
            return least > word.count ? word + String(repeating: "x", count: least - word.count) : word
        }
    }

    /// A node of the document as JSON, its plain scalars resolved as YAML 1.2 does.
    private func json(_ node: ConfigurationNode, depth: Int = 0) -> JSONValue {
        guard depth < 32 else { return .null }
        if node.isSequence { return .array(node.items.map { json($0, depth: depth + 1) }) }
        if node.isMapping {
            var object = JSONObject()
            for entry in node.entries {
                if let key = entry.key.scalar?.text { object[key] = json(entry.value, depth: depth + 1) }
            }
            return .object(object)
        }
        guard let scalar = node.scalar, scalar.style == .plain else { return .string(node.scalar?.text ?? "") }
        if scalar.isNull { return .null }
        if let bool = scalar.asBool(schema: .yaml12) { return .bool(bool) }
        return JSONNumber(text: scalar.text).map(JSONValue.number) ?? .string(scalar.text)
    }
}
