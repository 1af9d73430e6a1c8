import JSON

/// Follows the references of schemas within one document.
///
/// The named schemas are indexed, since looking a key up in a node takes linear time and they may be thousands.
struct LocalReferences: Sendable {
    private let root: JSONNode
    private var named: [String: JSONNode] = [:]

    init(in document: OpenAPIDocument, isNeeded: Bool = true) {
        root = document.root
        guard isNeeded else { return }
        let sections = [
            ("#/components/schemas", root["components"]?["schemas"]), ("#/definitions", root["definitions"]),
        ]
        for (path, section) in sections {
            for member in section?.members ?? [] {
                named[path + JSONPointer([member.key]).description] = member.value
            }
        }
    }

    /// The schema that a schema's `$ref` leads to after all steps, or itself where it has none that leads somewhere.
    func target(of schema: JSONNode) -> JSONNode {
        var schema = schema
        for _ in 0..<16 {
            guard let reference = schema["$ref"]?.text, let next = self[reference] else { break }
            schema = next
        }
        return schema
    }

    /// What a reference of the form `#/path` leads to.
    subscript(reference: String) -> JSONNode? {
        if let schema = named[reference] { return schema }
        guard reference.utf8.first == UInt8(ascii: "#") else { return nil }
        return JSONPointer(fragment: reference.dropFirst()).flatMap { root[$0] }
    }
}
