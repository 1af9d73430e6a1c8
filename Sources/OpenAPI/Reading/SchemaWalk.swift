import JSON
import JSONSchema

/// A walk over schemas that visits each one once, however they refer to each other.
struct SchemaWalk {
    /// A schema that is still to be visited.
    struct Item {
        var cursor: DescriptionCursor
        /// The URI against which its references are resolved.
        var base: String
        /// Its dialect, where it does not name its own.
        var dialect: JSONSchemaDialect
        /// Whether a boolean may stand for it in every dialect.
        var mayBeBoolean = false
    }

    /// A reference that was met.
    private struct Reference {
        var cursor: DescriptionCursor
        var text: String
        var base: String
    }

    /// An anchor's name in the resource that it stands in.
    private struct Anchor: Hashable {
        var resource: String
        var name: String
    }

    /// What is being read.
    let reader: DescriptionReader
    private var queue: [Item] = []
    private var references: [Reference] = []
    private var visited: Set<DescriptionNodeIdentity> = []
    private var resources: [String: DescriptionCursor] = [:]
    private var anchors: [Anchor: DescriptionCursor] = [:]

    /// Prepares a walk.
    init(reader: DescriptionReader) {
        self.reader = reader
    }

    /// Adds a schema to visit.
    mutating func append(_ cursor: DescriptionCursor) {
        let source = reader.sources[cursor.document]
        queue.append(Item(cursor: cursor, base: source.uri, dialect: source.dialect))
    }

    /// Visits all schemas, then judges the references.
    mutating func run() {
        var dead: [Reference] = []
        while true {
            var next = 0
            while next < queue.count {
                visit(queue[next])
                next += 1
            }
            queue = []
            let met = references
            references = []
            for reference in met where !follow(reference) { dead.append(reference) }
            guard queue.isEmpty else { continue }
            // What was met meanwhile may have named the resource or anchor that was missing.
            let before = dead.count
            dead.removeAll { follow($0) }
            if queue.isEmpty || before == dead.count { break }
        }
        for reference in dead { report(reference) }
    }

    private mutating func visit(_ item: Item) {
        let cursor = item.cursor
        guard visited.insert(cursor.identity).inserted else { return }
        var item = item
        switch cursor.node.kind {
        case .object(let members):
            if let uri = cursor["$schema"]?.node.text, SchemaRules(dialect: item.dialect).permitsBoolean {
                item.dialect = JSONSchemaDialect(uri: uri) ?? item.dialect
            }
            let rules = SchemaRules(dialect: item.dialect)
            if rules.ignoresSiblings, let reference = cursor["$ref"], let text = reference.node.text {
                checkSiblings(of: cursor, members, rules: rules)
                references.append(Reference(cursor: reference, text: text, base: item.base))
                return
            }
            name(&item, rules: rules)
            for member in members { visit(cursor.member(member), in: item, rules: rules) }
            SchemaCheck(reader: reader, rules: rules).check(cursor, members)
        case .bool where item.mayBeBoolean || SchemaRules(dialect: item.dialect).permitsBoolean:
            break
        default:
            let choice = SchemaRules(dialect: item.dialect).permitsBoolean ? "an object, true or false" : "an object"
            reader.report(
                .error,
                .invalidSchema,
                "a schema must be \(choice), not \(cursor.node.kindName)",
                at: cursor
            )
        }
    }

    /// Notes the URI and the anchors by which a schema names itself.
    private mutating func name(_ item: inout Item, rules: SchemaRules) {
        let cursor = item.cursor
        guard rules.dialect != .openAPI30, rules.dialect != .swagger2 else { return }
        if let id = cursor[rules.dialect == .draft4 ? "id" : "$id"]?.node.text {
            if id.hasPrefix("#") {
                anchors[Anchor(resource: item.base, name: String(id.dropFirst()))] = cursor
            } else {
                item.base = URIReference(id).resolved(against: URIReference(item.base)).withoutFragment
                resources[item.base] = cursor
            }
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            guard let name = cursor[keyword]?.node.text else { continue }
            anchors[Anchor(resource: item.base, name: name)] = cursor
        }
    }

    private mutating func visit(_ field: DescriptionCursor, in item: Item, rules: SchemaRules) {
        guard let keyword = SchemaKeyword.all[field.token] else { return }
        switch field.token {
        case "$ref", "$dynamicRef":
            guard let text = field.node.text else { return }
            references.append(Reference(cursor: field, text: text, base: item.base))
            return
        default: break
        }
        switch keyword.position {
        case .none: break
        case .one: append(field, in: item, mayBeBoolean: field.token == "additionalProperties")
        case .oneOrList:
            if field.node.elements != nil, rules.permitsItemList {
                for element in field.elements { append(element, in: item) }
            } else {
                append(field, in: item)
            }
        case .list:
            for element in field.elements { append(element, in: item) }
        case .map:
            for member in field.members { append(member, in: item) }
        case .dependencies:
            for member in field.members where member.node.elements == nil { append(member, in: item) }
        }
    }

    private mutating func append(_ cursor: DescriptionCursor, in item: Item, mayBeBoolean: Bool = false) {
        queue.append(Item(cursor: cursor, base: item.base, dialect: item.dialect, mayBeBoolean: mayBeBoolean))
    }

    private func checkSiblings(of cursor: DescriptionCursor, _ members: [JSONMember], rules: SchemaRules) {
        for member in members {
            guard member.key != "$ref", !member.key.hasPrefix("x-"), !SchemaRules.annotations.contains(member.key),
                SchemaKeyword.all[member.key] != nil
            else { continue }
            reader.report(
                .warning,
                .ignoredSiblings,
                "\(DescriptionReader.quoted(member.key)) beside '$ref' is ignored in \(rules.name)",
                at: cursor.member(member),
                atKey: true
            )
        }
    }

    // MARK: References

    /// Whether a reference leads somewhere; what it leads to is visited later.
    private mutating func follow(_ reference: Reference) -> Bool {
        let document = reference.cursor.document
        if reference.text.hasPrefix("#/") || reference.text == "#", reference.base == reader.sources[document].uri {
            guard case .found(let target) = reader.target(of: reference.text, in: document) else { return false }
            append(target)
            return true
        }
        let uri = URIReference(reference.text).resolved(against: URIReference(reference.base))
        let resource = uri.withoutFragment
        guard let root = root(of: resource) else { return Self.isMetaSchema(resource) }
        guard let fragment = URIReference.percentDecoded(uri.fragment ?? "") else { return false }
        var target = anchors[Anchor(resource: resource, name: fragment)]
        if target == nil, let pointer = JSONPointer(fragment) { target = reader.node(at: pointer, below: root) }
        guard let target else {
            // A schema document's anchors are known when it was walked as a whole.
            if !fragment.hasPrefix("/"), root.path == nil, reader.sources[root.document].isSchema,
                !visited.contains(root.identity)
            {
                append(root)
            }
            return false
        }
        let source = reader.sources[target.document]
        queue.append(Item(cursor: target, base: resource, dialect: source.dialect))
        return true
    }

    private func root(of resource: String) -> DescriptionCursor? {
        if let embedded = resources[resource] { return embedded }
        guard let index = reader.sourceIndices[resource] else { return nil }
        return DescriptionCursor(root: reader.sources[index].root, document: index)
    }

    private static func isMetaSchema(_ uri: String) -> Bool {
        JSONSchemaDialect(uri: uri) != nil || uri.hasPrefix("https://json-schema.org/draft/")
    }

    private func report(_ reference: Reference) {
        let uri = URIReference(reference.text).resolved(against: URIReference(reference.base)).withoutFragment
        if root(of: uri) == nil {
            reader.reportExternal(uri, at: reference.cursor)
        } else {
            reader.reportDead(reference.text, at: reference.cursor)
        }
    }
}
