import JSON

/// Follows the references and branches of schemas that apply to one value, and adds up what they ask.
///
/// Works through a list instead of recursing, so nesting costs no stack.
struct SampleShapeBuilder {
    /// What references lead to.
    private let lookup: SchemaLookup
    /// The choices of branches, or nil where branches are left out.
    private var digits: ChoiceDigits?
    private var shape = SampleShape()
    private var pending: [SchemaPlace] = []
    private var seen: Set<String> = []
    private var merged: [SchemaPlace] = []
    private var isFixed = true
    /// The schema by whose name a discriminator tells it: the one that was asked for, not those it is made of.
    private var owner: SchemaPlace?

    /// The most schemas that one value is made of.
    private static let mostSchemas = 2_000

    /// What was added up.
    struct Result {
        /// What is asked.
        var shape: SampleShape
        /// The schemas that ask it.
        var places: [SchemaPlace]
        /// The choices that are left for what follows.
        var digits: ChoiceDigits?
        /// Whether no branch was met, so that every choice gives the same.
        var isFixed: Bool
    }

    private init(lookup: SchemaLookup, digits: ChoiceDigits?) {
        self.lookup = lookup
        self.digits = digits
    }

    /// Adds up what schemas ask.
    ///
    /// - Parameters:
    ///   - places: The schemas.
    ///   - digits: The choices of branches, or nil where only what holds in every branch is wanted.
    ///   - lookup: What references lead to.
    /// - Throws: ``SampleObstacle`` where one of them allows nothing.
    /// - Returns: The sum.
    static func shape(
        of places: [SchemaPlace],
        digits: ChoiceDigits?,
        lookup: SchemaLookup
    ) throws(SampleObstacle) -> Result {
        var builder = SampleShapeBuilder(lookup: lookup, digits: digits)
        builder.pending = places.reversed()
        builder.owner = places.first
        try builder.run()
        guard !builder.shape.types.isEmpty else { throw SampleObstacle(reason: "type: no type is left") }
        if let allowed = builder.shape.allowed, allowed.isEmpty {
            throw SampleObstacle(reason: "enum: no value is left")
        }
        return Result(shape: builder.shape, places: builder.merged, digits: builder.digits, isFixed: builder.isFixed)
    }

    private mutating func run() throws(SampleObstacle) {
        while let place = pending.popLast() {
            guard seen.insert(place.location).inserted else { continue }
            guard seen.count <= Self.mostSchemas else {
                throw SampleObstacle(reason: "more than \(Self.mostSchemas) schemas apply to one value", isFinal: true)
            }
            switch place.node.kind {
            case .bool(false): throw SampleObstacle(reason: "the schema false allows nothing")
            case .object: try add(lookup.entered(place))
            default: continue
            }
        }
    }

    private mutating func add(_ place: SchemaPlace) throws(SampleObstacle) {
        if let reference = place.node["$ref"]?.text {
            if let target = lookup.target(of: reference, from: place) { pending.append(target) }
            if place.rules.ignoresSiblingsOfReferences { return }
        }
        if let reference = (place.node["$dynamicRef"] ?? place.node["$recursiveRef"])?.text,
            let target = lookup.dynamicTarget(of: reference, from: place)
        {
            pending.append(target)
        }
        merged.append(place)
        shape.merge(place)
        if let all = place.node["allOf"]?.elements {
            for (index, schema) in all.enumerated().reversed() {
                pending.append(place.child(schema, "allOf", String(index)))
            }
        }
        if ["oneOf", "anyOf", "if", "discriminator"].contains(where: { place.node[$0] != nil }) { isFixed = false }
        guard digits != nil else { return }
        for keyword in ["oneOf", "anyOf"] {
            if let branches = place.node[keyword]?.elements { try choose(among: branches, keyword, of: place) }
        }
        if place.node["oneOf"] == nil, place.node["anyOf"] == nil { discriminate(place) }
        chooseCondition(of: place)
    }

    private mutating func choose(
        among schemas: [JSONNode],
        _ keyword: String,
        of place: SchemaPlace
    ) throws(SampleObstacle) {
        let branches = schemas.enumerated()
            .map { lookup.followed(place.child($0.element, keyword, String($0.offset))) }
        var usable = branches.indices.filter { index in
            if case .bool(false) = branches[index].node.kind { return false }
            return !seen.contains(branches[index].location)
        }
        // A value tells more than null does.
        let nulls = usable.filter { branches[$0].node["type"]?.text == "null" }
        usable = usable.filter { !nulls.contains($0) } + nulls
        guard !usable.isEmpty else { throw SampleObstacle(reason: "\(keyword): no alternative ends") }
        let index = usable[digits?.pick(usable.count) ?? 0]
        pending.append(branches[index])
        if keyword == "oneOf" {
            for (other, branch) in branches.enumerated() where other != index { excludeRequired(branch.node) }
        }
        guard let discriminator = place.node["discriminator"], place.rules.isOpenAPI else { return }
        let name = mappedName(of: branches[index], discriminator, place) ?? branches[index].name
        if let name { set(discriminator: discriminator, to: name, of: place) }
    }

    /// An alternative of `oneOf` that asks for properties alone is avoided by leaving them out.
    private mutating func excludeRequired(_ branch: JSONNode) {
        guard let members = branch.members, members.count == 1, let names = branch["required"]?.elements else { return }
        shape.exclusive.append(names.compactMap(\.text))
    }

    private mutating func chooseCondition(of place: SchemaPlace) {
        guard let condition = place.node["if"] else { return }
        let (then, otherwise) = (place.node["then"], place.node["else"])
        guard then != nil || otherwise != nil else { return }
        if digits?.pick(2) == 0 {
            pending.append(place.child(condition, "if"))
            if let then { pending.append(place.child(then, "then")) }
        } else {
            shape.exclude(condition)
            contradict(condition, place)
            if let otherwise { pending.append(place.child(otherwise, "else")) }
        }
    }

    /// Breaks a condition at the first property that it asks a certain value of.
    private mutating func contradict(_ condition: JSONNode, _ place: SchemaPlace) {
        let members = condition["properties"]?.members ?? []
        guard let member = members.first(where: { $0.value["const"] != nil || $0.value["enum"] != nil }) else { return }
        var part = SampleShape.ObjectPart()
        part.properties[member.key] = place.made(["not": member.value.value], name: "not " + member.key)
        part.order = [member.key]
        shape.objects.append(part)
        shape.require([member.key])
    }

    /// Sets the property by which a base schema tells its children apart.
    private mutating func discriminate(_ place: SchemaPlace) {
        guard place.rules.isOpenAPI, let discriminator = place.node["discriminator"], let owner else { return }
        if owner.location != place.location {
            let name = mappedName(of: owner, discriminator, place) ?? owner.name
            if let name { set(discriminator: discriminator, to: name, of: place) }
            return
        }
        let mapped = discriminator["mapping"]?.members ?? []
        guard !mapped.isEmpty else {
            if let name = place.name { set(discriminator: discriminator, to: name, of: place) }
            return
        }
        let child = mapped[digits?.pick(mapped.count) ?? 0]
        guard let target = child.value.text.flatMap({ lookup.mapped($0, from: place) }) else { return }
        pending.append(target)
        set(discriminator: discriminator, to: child.key, of: place)
    }

    private func mappedName(of branch: SchemaPlace, _ discriminator: JSONNode, _ place: SchemaPlace) -> String? {
        discriminator["mapping"]?.members?
            .first { member in
                member.value.text.flatMap { lookup.mapped($0, from: place) }?.location == branch.location
            }?
            .key
    }

    private mutating func set(discriminator: JSONNode, to name: String, of place: SchemaPlace) {
        guard let property = (discriminator["propertyName"] ?? discriminator)?.text else { return }
        if let values = place.node["properties"]?[property]?["enum"]?.elements,
            !values.contains(where: { $0.text == name })
        {
            return
        }
        var part = SampleShape.ObjectPart()
        part.properties[property] = place.made(["enum": .array([.string(name)])], name: property + "=" + name)
        part.order = [property]
        shape.objects.append(part)
        shape.require([property])
    }
}
