import JSON
import JSONSchema

/// The properties of a description that travel one way only: `readOnly` in responses, `writeOnly` in requests.
///
/// OpenAPI 3.0 (Schema Object, fixed fields) has `required` take effect on the one way only, which no rule of JSON
/// Schema does. So each way has its own reading of the document, in which `required` does not name the properties of
/// the other one.
struct OneWayProperties: Sendable {
    private let description: OpenAPIDescription
    private let references: LocalReferences
    private let hasReadOnly: Bool
    private let hasWriteOnly: Bool

    init(in description: OpenAPIDescription) {
        self.description = description
        (hasReadOnly, hasWriteOnly) = Self.scan(description.document.root)
        references = LocalReferences(in: description.document, isNeeded: hasReadOnly || hasWriteOnly)
    }

    /// Whether a property with the keyword set occurs anywhere in the document.
    private static func scan(_ root: JSONNode) -> (readOnly: Bool, writeOnly: Bool) {
        var found = (readOnly: false, writeOnly: false)
        var pending = [root]
        while let node = pending.popLast() {
            switch node.kind {
            case .array(let elements): pending += elements
            case .object(let members):
                for member in members {
                    if case .bool(true) = member.value.kind {
                        if member.key == "readOnly" { found.readOnly = true }
                        if member.key == "writeOnly" { found.writeOnly = true }
                    } else {
                        pending.append(member.value)
                    }
                }
            default: break
            }
        }
        return found
    }

    /// Whether every property travels both ways.
    var areNone: Bool {
        !hasReadOnly && !hasWriteOnly
    }

    /// The keyword of the properties that do not travel this way.
    private func keyword(for direction: JSONSampler.Direction) -> String? {
        switch direction {
        case .request: hasReadOnly ? "readOnly" : nil
        case .response: hasWriteOnly ? "writeOnly" : nil
        }
    }

    /// The documents as they hold one way; nil where they hold as they are.
    func registry(for direction: JSONSampler.Direction) -> JSONSchemaRegistry? {
        guard let keyword = keyword(for: direction),
            let root = relaxed(description.document.root, keyword: keyword, exempt: [], levels: 100)
        else { return nil }
        let named = description.document.root["jsonSchemaDialect"]?.text
        let dialect = named.flatMap(JSONSchemaDialect.init(uri:)) ?? description.version.dialect
        var registry = description.registry
        registry.add(
            root,
            uri: description.document.uri,
            dialect: dialect,
            isSchema: false
        )
        return registry
    }

    /// The node with the properties of the other way taken out of `required`; nil where nothing changes.
    private func relaxed(_ node: JSONNode, keyword: String, exempt: Set<String>, levels: Int) -> JSONNode? {
        guard levels > 0 else { return nil }
        switch node.kind {
        case .array(var elements):
            guard replace(&elements, keyword: keyword, exempt: [], levels: levels - 1) else { return nil }
            return JSONNode(kind: .array(elements), span: node.span)
        case .object(var members):
            var exempt = exempt
            if members.contains(where: { $0.key == "required" || $0.key == "allOf" }) {
                exempt.formUnion(names(with: keyword, in: node, levels: 16))
            }
            var isChanged = false
            for (position, member) in members.enumerated() {
                var value: JSONNode?
                if case .array(var elements) = member.value.kind, member.key == "allOf" {
                    if replace(&elements, keyword: keyword, exempt: exempt, levels: levels - 1) {
                        value = JSONNode(kind: .array(elements), span: member.value.span)
                    }
                } else if case .array(let elements) = member.value.kind, member.key == "required" {
                    let kept = elements.filter { !exempt.contains($0.text ?? "") }
                    if kept.count < elements.count {
                        value = JSONNode(kind: .array(kept), span: member.value.span)
                    }
                } else {
                    value = relaxed(member.value, keyword: keyword, exempt: [], levels: levels - 1)
                }
                guard let value else { continue }
                members[position] = JSONMember(key: member.key, keySpan: member.keySpan, value: value)
                isChanged = true
            }
            return isChanged ? JSONNode(kind: .object(members), span: node.span) : nil
        default:
            return nil
        }
    }

    private func replace(_ elements: inout [JSONNode], keyword: String, exempt: Set<String>, levels: Int) -> Bool {
        var isChanged = false
        for (position, element) in elements.enumerated() {
            guard let value = relaxed(element, keyword: keyword, exempt: exempt, levels: levels) else { continue }
            elements[position] = value
            isChanged = true
        }
        return isChanged
    }

    /// The names of the properties that have the keyword, in a schema and what it is put together from.
    private func names(with keyword: String, in schema: JSONNode, levels: Int) -> Set<String> {
        guard levels > 0 else { return [] }
        var names: Set<String> = []
        for member in schema["properties"]?.members ?? [] where isMarked(member.value, keyword) {
            names.insert(member.key)
        }
        for part in schema["allOf"]?.elements ?? [] {
            names.formUnion(self.names(with: keyword, in: references.target(of: part), levels: levels - 1))
        }
        return names
    }

    private func isMarked(_ schema: JSONNode, _ keyword: String) -> Bool {
        if case .bool(true) = schema[keyword]?.kind { return true }
        if case .bool(true) = references.target(of: schema)[keyword]?.kind { return true }
        return false
    }

    /// The `writeOnly` properties that a value holds although it comes from the service, with their places.
    ///
    /// Only what certainly applies is followed: properties, elements, references and `allOf`, not the alternatives.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - schema: Its schema.
    ///   - limit: The most that are looked for.
    /// - Returns: The path and node of each, and the schema that says so.
    func writeOnly(in value: JSONNode, by schema: JSONNode, limit: Int) -> [(JSONPointer, JSONNode, schema: JSONNode)] {
        guard hasWriteOnly else { return [] }
        var found: [(JSONPointer, JSONNode, schema: JSONNode)] = []
        var pending = [(path: JSONPointer.root, value: value, schema: schema, levels: 16)]
        var steps = 100_000
        while found.count < limit, steps > 0, let next = pending.popLast() {
            steps -= 1
            let schema = references.target(of: next.schema)
            guard next.levels > 0 else { continue }
            for part in schema["allOf"]?.elements ?? [] {
                pending.append((next.path, next.value, part, next.levels - 1))
            }
            switch next.value.kind {
            case .object(let members):
                guard let properties = schema["properties"] else { continue }
                for member in members {
                    guard let property = properties[member.key] else { continue }
                    let path = next.path.appending(member.key)
                    if isMarked(property, "writeOnly") {
                        found.append((path, member.value, property))
                    } else {
                        pending.append((path, member.value, property, 16))
                    }
                }
            case .array(let elements):
                guard let items = schema["items"] else { continue }
                for (position, element) in elements.enumerated() {
                    pending.append((next.path.appending(position), element, items, 16))
                }
            default: break
            }
        }
        return found.sorted { $0.1.span.lowerBound < $1.1.span.lowerBound }
    }
}
