public import JSON
import YAML

/// The JSON Schema (2020-12) of a plan, for editors; made from the one table of keys.
///
/// It accepts every plan that the reader accepts. What it cannot see, only the reader reports: expressions, references
/// from one key to another, sums over several keys, secrets, tags, and keys that stand twice. Keys of later versions
/// are left out, so that an editor warns of them as the reader does.
public enum PlanSchema {
    /// The identifier of the schema.
    public static let id = "urn:assay:plan:1"

    /// The schema.
    public static var value: JSONValue {
        var schema: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string(id),
            "$comment": "Keys of later versions are left out, since this version takes none of them.",
            "title": "Assay plan",
            "description":
                "An audit plan: what the service is, where it runs, what may be done to it and what it must reach.",
        ]
        for (key, value) in section("") { schema[key] = value }
        return .object(schema)
    }

    /// A mapping of the keys that the table has for a section.
    private static func section(_ path: String) -> JSONObject {
        let keys = PlanKeys.keys(in: path).filter { $0.presence != .later }
        let required = keys.filter { $0.presence == .required }.map { JSONValue($0.name) }
        var schema: JSONObject = ["type": "object"]
        schema["properties"] = .object(JSONObject(keys.map { ($0.name, .object(property($0))) }))
        if !required.isEmpty { schema["required"] = .array(required) }
        schema["additionalProperties"] = false
        return schema
    }

    private static func property(_ key: PlanKey) -> JSONObject {
        var schema: JSONObject = ["description": .string(description(of: key))]
        for (name, value) in node(key) { schema[name] = value }
        schema["examples"] = example(of: key).map { [$0] }
        return schema
    }

    /// What the key means, and what holds where it is left out.
    private static func description(of key: PlanKey) -> String {
        switch key.presence {
        case .optional(let standard): "\(key.meaning). Expected: \(key.form). Default: \(standard)."
        case .required, .later: "\(key.meaning). Expected: \(key.form)."
        }
    }

    private static func example(of key: PlanKey) -> JSONValue? {
        YAMLJSONDocument.read(Array(key.example.utf8)).root?.value
    }

    private static func node(_ key: PlanKey) -> JSONObject {
        switch key.shape {
        case .value, .values: key.schema
        case .section: section(key.path)
        case .sections: ["type": "array", "items": .object(section(key.path + "[]"))]
        case .names: names(key)
        }
    }

    /// A mapping from names that the plan chooses.
    private static func names(_ key: PlanKey) -> JSONObject {
        var schema: JSONObject = ["type": "object"]
        for (name, value) in key.schema { schema[name] = value }
        let path = key.path + ".*"
        guard !PlanKeys.keys(in: path).isEmpty else { return schema }
        var item = section(path)
        if case .object(let more)? = schema["additionalProperties"] {
            for (name, value) in more { item[name] = value }
        }
        schema["additionalProperties"] = .object(item)
        return schema
    }
}
