import JSON

/// All documents that references may lead to, with the resources and anchors in them.
struct SchemaIndex: Sendable {
    private struct Place: Hashable {
        let document: Int
        let pointer: ExactText
    }

    private(set) var documents: [SchemaDocument] = []
    private(set) var resources: [SchemaResource] = []
    private var byURI: [ExactText: Int] = [:]
    private var byPlace: [Place: Int] = [:]
    private var largeObjects = LargeObjects()
    /// The places below which all was looked through already.
    private var indexed: Set<Place> = []

    /// Adds a document.
    mutating func add(_ document: JSONNode, uri: String, rules: SchemaRules, isSchema: Bool) {
        let uri = String(SchemaURI.split(uri).uri)
        let number = documents.count
        documents.append(SchemaDocument(uri: uri, root: document))
        largeObjects.add(document)
        let root = SchemaLocation(document: number, resource: resources.count, pointer: "", node: document)
        register(
            SchemaResource(
                uri: uri,
                document: number,
                pointer: "",
                root: document,
                inherited: rules,
                metaSchema: isSchema ? Self.metaSchema(of: document, rules) : nil
            )
        )
        if isSchema { index(below: root) }
    }

    /// Adds the meta-schema of a URI where it is known and was not handed in.
    mutating func load(_ uri: String) {
        guard byURI[ExactText(uri)] == nil, let found = MetaSchemas.document(uri) else { return }
        add(found.node, uri: uri, rules: SchemaRules(found.dialect), isSchema: true)
    }

    private mutating func register(_ resource: SchemaResource) {
        let number = resources.count
        resources.append(resource)
        byURI[ExactText(resource.uri)] = number
        byPlace[Place(document: resource.document, pointer: ExactText(resource.pointer))] = number
    }

    private static func metaSchema(of node: JSONNode, _ rules: SchemaRules) -> String? {
        guard rules.readsSchemaKeyword, case .string(let uri)? = node["$schema"]?.kind else { return nil }
        return uri
    }

    /// The resource of a URI without fragment.
    mutating func resource(_ uri: String) -> Int? {
        if let number = byURI[ExactText(uri)] { return number }
        load(uri)
        return byURI[ExactText(uri)]
    }

    /// What a reference leads to, or nil where there is nothing.
    mutating func location(of reference: String, from base: String) -> SchemaLocation? {
        let (uri, fragment) = SchemaURI.split(reference)
        guard let number = resource(SchemaURI.resolve(uri, against: base)) else { return nil }
        let resource = resources[number]
        let name = SchemaURI.decodingPercent(fragment ?? "")
        if name.isEmpty || name.utf8.first == UInt8(ascii: "/") {
            guard let pointer = JSONPointer(name) else { return nil }
            let start = SchemaLocation(
                document: resource.document,
                resource: number,
                pointer: resource.pointer,
                node: resource.root
            )
            return location(pointer.tokens, from: start)
        }
        guard let pointer = resource.anchors[ExactText(name)] ?? resource.dynamicAnchors[ExactText(name)] else {
            return nil
        }
        return location(at: pointer, in: resource.document)
    }

    /// The place of a pointer in a document.
    mutating func location(at pointer: String, in document: Int) -> SchemaLocation? {
        guard let root = byPlace[Place(document: document, pointer: ExactText(""))] else { return nil }
        let start = SchemaLocation(document: document, resource: root, pointer: "", node: documents[document].root)
        return location(JSONPointer(pointer)?.tokens ?? [], from: start)
    }

    private mutating func location(_ tokens: [String], from start: SchemaLocation) -> SchemaLocation? {
        var location = start
        for token in tokens {
            guard let node = largeObjects.child(token, of: location.node) else { return nil }
            location = entering(location.child(node, token))
        }
        return location
    }

    /// The same place, in the resource that begins there.
    func entering(_ location: SchemaLocation) -> SchemaLocation {
        let place = Place(document: location.document, pointer: ExactText(location.pointer))
        guard let resource = byPlace[place], resource != location.resource else { return location }
        return SchemaLocation(
            document: location.document,
            resource: resource,
            pointer: location.pointer,
            node: location.node
        )
    }

    /// Looks for resources and anchors in a schema that was not found beforehand.
    mutating func index(below start: SchemaLocation) {
        var open = [(location: start, kind: SchemaKeyword.Children.schema)]
        while let (location, kind) = open.popLast() {
            switch kind {
            case .schema:
                let place = Place(document: location.document, pointer: ExactText(location.pointer))
                guard indexed.insert(place).inserted else { continue }
                let entered = identify(location)
                for member in location.node.members ?? [] {
                    guard let children = SchemaKeyword.children(of: member.key) else { continue }
                    open.append((entered.child(member.value, member.key), children))
                }
            case .map:
                for member in location.node.members ?? [] {
                    open.append((location.child(member.value, member.key), .schema))
                }
            case .list:
                for (position, element) in (location.node.elements ?? []).enumerated() {
                    open.append((location.child(element, String(position)), .schema))
                }
            case .schemaOrList:
                open.append((location, location.node.elements == nil ? .schema : .list))
            }
        }
    }

    /// Notes the names that a schema gives itself and tells where it belongs to.
    private mutating func identify(_ location: SchemaLocation) -> SchemaLocation {
        guard location.node.members?.isEmpty == false else { return location }
        var location = location
        let holder = resources[location.resource]
        var rules = holder.inherited
        let metaSchema = Self.metaSchema(of: location.node, rules) ?? holder.metaSchema
        if let metaSchema { rules = self.rules(metaSchema, otherwise: rules) }
        let isReplaced = rules.ignoresSiblingsOfReferences && location.node["$ref"] != nil
        if !isReplaced, let keyword = rules.identifier, case .string(let name)? = location.node[keyword]?.kind {
            location = identify(location, as: name, rules, metaSchema)
        }
        note("$anchor", at: location, from: 8, rules) { $0.anchors[ExactText($1)] = location.pointer }
        note("$dynamicAnchor", at: location, from: 9, rules) { $0.dynamicAnchors[ExactText($1)] = location.pointer }
        if rules.draft == 8, case .bool(true)? = location.node["$recursiveAnchor"]?.kind {
            resources[location.resource].dynamicAnchors[ExactText("")] = location.pointer
        }
        return location
    }

    private mutating func note(
        _ keyword: String,
        at location: SchemaLocation,
        from draft: Int,
        _ rules: SchemaRules,
        _ add: (inout SchemaResource, String) -> Void
    ) {
        guard rules.draft >= draft, case .string(let name)? = location.node[keyword]?.kind else { return }
        add(&resources[location.resource], name)
    }

    private mutating func identify(
        _ location: SchemaLocation,
        as name: String,
        _ rules: SchemaRules,
        _ metaSchema: String?
    ) -> SchemaLocation {
        let (reference, fragment) = SchemaURI.split(name)
        let holder = resources[location.resource]
        var location = location
        if !reference.isEmpty {
            let uri = SchemaURI.resolve(reference, against: holder.uri)
            if uri != holder.uri {
                register(
                    SchemaResource(
                        uri: uri,
                        document: location.document,
                        pointer: location.pointer,
                        root: location.node,
                        inherited: holder.inherited,
                        metaSchema: metaSchema
                    )
                )
                let isWhole = location.pointer == holder.pointer
                location = entering(location)
                // Both names lead to the same place, with its anchors.
                if isWhole { byURI[ExactText(holder.uri)] = location.resource }
            }
        }
        if rules.hasFragmentIdentifiers, let fragment, !fragment.isEmpty {
            resources[location.resource].anchors[ExactText(SchemaURI.decodingPercent(fragment))] = location.pointer
        }
        return location
    }

    /// The rules of a meta-schema, as far as names are concerned.
    private mutating func rules(_ metaSchema: String, otherwise: SchemaRules) -> SchemaRules {
        var uri = metaSchema
        for _ in 0..<8 {
            if let dialect = JSONSchemaDialect(metaSchema: uri) { return SchemaRules(dialect) }
            guard let number = byURI[ExactText(String(SchemaURI.split(uri).uri))],
                let next = resources[number].metaSchema, next != uri
            else { break }
            uri = next
        }
        return otherwise
    }
}
