import JSON

/// A schema as it stands in its document, with all that its references need.
struct SchemaPlace: Sendable {
    /// Where it stands.
    var spot: SchemaLocation
    /// The rules that it is read by.
    var rules: SchemaRules
    /// The resources that were entered on the way here, the first one first, for `$dynamicRef`.
    var scope: [Int]
    /// What tells it from every other schema.
    var location: String

    /// Makes a place.
    init(spot: SchemaLocation, rules: SchemaRules, scope: [Int]) {
        self.spot = spot
        self.rules = rules
        self.scope = scope
        location = "\(spot.document)#\(spot.pointer)"
    }

    /// The schema.
    var node: JSONNode { spot.node }

    /// The schema under some keys of this one.
    ///
    /// - Parameters:
    ///   - node: What stands there.
    ///   - tokens: The keys.
    /// - Returns: The place further down, in the same resource.
    func child(_ node: JSONNode, _ tokens: String...) -> SchemaPlace {
        let pointer = JSONPointer(tokens).description
        let spot = SchemaLocation(
            document: spot.document,
            resource: spot.resource,
            pointer: spot.pointer + pointer,
            node: node
        )
        var place = self
        place.spot = spot
        place.location += pointer
        return place
    }

    /// A schema that stands nowhere, with this one's surroundings.
    func made(_ schema: JSONValue, name: String) -> SchemaPlace {
        var place = child(JSONNode(schema))
        place.location = "made:" + location + " " + name
        return place
    }

    /// The name of the schema as the last token of its location, such as `Pet` of `#/components/schemas/Pet`.
    var name: String? {
        guard let tokens = JSONPointer(spot.pointer)?.tokens, tokens.count >= 2 else { return nil }
        switch tokens[tokens.count - 2] {
        case "schemas", "definitions", "$defs": return tokens.last
        default: return nil
        }
    }
}
