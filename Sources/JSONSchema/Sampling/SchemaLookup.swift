import JSON

/// What the references of schemas lead to.
final class SchemaLookup {
    private var index: SchemaIndex

    /// Makes a lookup in the documents of a registry.
    init(_ registry: JSONSchemaRegistry) {
        index = registry.index
    }

    /// The schema at an absolute location, or nil where nothing is known there.
    func place(at reference: String) -> SchemaPlace? {
        index.location(of: reference, from: "").map { place($0, scope: []) }
    }

    private func place(_ spot: SchemaLocation, scope: [Int]) -> SchemaPlace {
        // Schemas in other documents are looked through when they are used.
        index.index(below: spot)
        let spot = index.entering(spot)
        return entered(SchemaPlace(spot: spot, rules: rules(of: spot.resource), scope: scope))
    }

    private func rules(of resource: Int) -> SchemaRules {
        let resource = index.resources[resource]
        return resource.metaSchema.flatMap { JSONSchemaDialect(metaSchema: $0) }.map { SchemaRules($0) }
            ?? resource.inherited
    }

    /// The schema that a reference leads to, or nil where nothing is known there.
    func target(of reference: String, from place: SchemaPlace) -> SchemaPlace? {
        index.location(of: reference, from: index.resources[place.spot.resource].uri)
            .map { self.place($0, scope: place.scope) }
    }

    /// The schema that a dynamic reference leads to from the resources entered so far.
    func dynamicTarget(of reference: String, from place: SchemaPlace) -> SchemaPlace? {
        guard let target = target(of: reference, from: place) else { return nil }
        let anchor =
            if reference == "#" {
                target.node["$recursiveAnchor"]?.isTrue == true ? "" : nil as String?
            } else {
                target.node["$dynamicAnchor"]?.text
            }
        guard let anchor, reference == "#" || reference.hasSuffix("#" + anchor) else { return target }
        for number in place.scope {
            let resource = index.resources[number]
            guard let pointer = resource.dynamicAnchors[ExactText(anchor)] else { continue }
            guard let spot = index.location(at: pointer, in: resource.document) else { break }
            return self.place(spot, scope: place.scope)
        }
        return target
    }

    /// The schema that a value of a discriminator's mapping names: a reference, or the name of a neighbour.
    func mapped(_ value: String, from place: SchemaPlace) -> SchemaPlace? {
        target(of: value, from: place) ?? target(of: "#/components/schemas/" + value, from: place)
    }

    /// The place in the resource that begins there, if one does, with the resource noted for dynamic references.
    func entered(_ place: SchemaPlace) -> SchemaPlace {
        var place = place
        if !place.location.utf8.starts(with: "made:".utf8) {
            let spot = index.entering(place.spot)
            if spot.resource != place.spot.resource {
                place.spot = spot
                place.rules = rules(of: spot.resource)
            }
        }
        if !place.scope.contains(place.spot.resource) { place.scope.append(place.spot.resource) }
        return place
    }

    /// The schema that a place stands for where it holds nothing but a reference.
    func followed(_ place: SchemaPlace) -> SchemaPlace {
        var place = place
        // A chain of references alone; one that is longer leads in a circle or nowhere worth going.
        for _ in 0..<32 {
            guard let members = place.node.members, let reference = place.node["$ref"]?.text,
                members.count == 1 || place.rules.ignoresSiblingsOfReferences,
                let target = target(of: reference, from: entered(place))
            else { break }
            place = target
        }
        return place
    }

    /// The absolute location of a keyword's schema, in the form that failures name it by.
    func uri(of place: SchemaPlace) -> String {
        let resource = index.resources[place.spot.resource]
        return resource.uri + "#"
            + SchemaURI.encodingFragment(String(place.spot.pointer.dropFirst(resource.pointer.count)))
    }
}
