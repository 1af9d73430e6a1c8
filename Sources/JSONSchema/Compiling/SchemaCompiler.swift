import JSON

/// Turns the schemas of an index into a program, each place once, without recursion.
struct SchemaCompiler {
    struct Place: Hashable {
        let document: Int
        let pointer: ExactText
    }

    /// The rules of a resource, and why it cannot be judged.
    struct ResourceRules {
        var rules: SchemaRules
        var gap: String?
    }

    var index: SchemaIndex
    let options: JSONSchemaOptions
    var draft = ProgramDraft()
    private var byPlace: [Place: Int32] = [:]
    private var open: [Int32] = []
    var rulesByResource: [Int: ResourceRules] = [:]
    var patternsBySource: [ExactText: Int32] = [:]
    var dynamicAnchors: [ExactText: Int32] = [:]
    private var resources: [Int] = []
    /// Whether the limit was reached, after which some nodes are not complete.
    private var isExhausted = false

    init(_ index: SchemaIndex, options: JSONSchemaOptions) {
        self.index = index
        self.options = options
    }

    /// The node of what a reference leads to.
    mutating func root(at reference: String) throws(JSONSchemaError) -> Int32 {
        guard !isExhausted else { throw .tooLarge(limit: options.schemas) }
        guard let location = index.location(of: reference, from: "") else { throw .unknownReference(reference) }
        switch location.node.kind {
        case .object, .bool: break
        default: throw .noSchema(reference)
        }
        let root = try node(referenced: location)
        try compileAll()
        return root
    }

    /// Ends the work.
    consuming func finish() -> Program {
        draft.finish()
        return Program(draft, index: index, options: options)
    }

    private mutating func compileAll() throws(JSONSchemaError) {
        repeat {
            while let node = open.popLast() { try compile(node) }
            try addDynamicTargets()
        } while !open.isEmpty
    }

    /// Whatever a dynamic reference may lead to in a resource that can be gone through is a part of the program.
    private mutating func addDynamicTargets() throws(JSONSchemaError) {
        for (name, anchor) in dynamicAnchors {
            for resource in resources {
                let key = UInt64(resource) << 32 | UInt64(anchor)
                guard draft.dynamicTargets[key] == nil, let pointer = index.resources[resource].dynamicAnchors[name],
                    let location = index.location(at: pointer, in: index.resources[resource].document)
                else { continue }
                draft.dynamicTargets[key] = try node(referenced: location)
            }
        }
    }

    /// The node of a place that a reference leads to, which may never have been looked through for names.
    mutating func node(referenced location: SchemaLocation) throws(JSONSchemaError) -> Int32 {
        index.index(below: location)
        return try node(at: location)
    }

    /// The node of a place; it is compiled later.
    mutating func node(at location: SchemaLocation) throws(JSONSchemaError) -> Int32 {
        let place = Place(document: location.document, pointer: ExactText(location.pointer))
        if let known = byPlace[place] { return known }
        guard draft.nodes.count < options.schemas else {
            isExhausted = true
            throw .tooLarge(limit: options.schemas)
        }
        let location = index.entering(location)
        let number = Int32(draft.nodes.count)
        byPlace[place] = number
        let isFirst = rulesByResource[location.resource] == nil
        let rules = rules(of: location.resource, for: number)
        if isFirst { resources.append(location.resource) }
        var node = ProgramNode()
        node.resource = Int32(location.resource)
        draft.nodes.append(node)
        draft.origins.append(Program.Origin(location: location, rules: rules.rules))
        draft.edges.append([])
        draft.inPlaceEdges.append([])
        open.append(number)
        return number
    }

    /// The node of a schema below another one.
    mutating func child(
        of parent: Int32,
        _ node: JSONNode,
        _ tokens: String...,
        inPlace: Bool
    ) throws(JSONSchemaError) -> Int32 {
        var location = draft.origins[Int(parent)].location
        let pointer = JSONPointer(tokens).description
        location = SchemaLocation(
            document: location.document,
            resource: location.resource,
            pointer: location.pointer + pointer,
            node: node
        )
        let child = try self.node(at: location)
        connect(parent, child, inPlace: inPlace)
        return child
    }

    mutating func connect(_ parent: Int32, _ child: Int32, inPlace: Bool) {
        draft.edges[Int(parent)].append(child)
        if inPlace { draft.inPlaceEdges[Int(parent)].append(child) }
    }

    /// Notes what is wrong with a keyword.
    mutating func report(
        _ node: Int32,
        _ keyword: SchemaKeyword,
        _ message: String,
        _ effect: JSONSchemaProblem.Effect
    ) {
        let location = draft.origins[Int(node)].location
        let span = location.node[keyword.rawValue]?.span ?? location.node.span
        let problem = JSONSchemaProblem(
            schema: index.resources[location.resource].address(of: location.pointer, keyword),
            document: index.documents[location.document].uri,
            span: span,
            message: message,
            effect: effect
        )
        draft.problems.append((node, problem))
    }
}

extension SchemaResource {
    /// The absolute location of a keyword of a schema of the resource.
    func address(of pointer: String, _ keyword: SchemaKeyword) -> String {
        var inner = String(pointer.utf8.dropFirst(self.pointer.utf8.count)) ?? ""
        if keyword != .none { inner += "/" + keyword.rawValue }
        return uri + "#" + SchemaURI.encodingFragment(inner)
    }
}
