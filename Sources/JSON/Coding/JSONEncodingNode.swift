/// A place in the tree that encoding grows, shared by the encoder and the containers that write to it.
///
/// A reference, since the protocols of the standard library hand out containers that outlive each other.
final class JSONEncodingNode {
    private enum Content {
        case nothing
        case value(JSONValue)
        case array([JSONEncodingNode])
        case object([(key: String, node: JSONEncodingNode)])
        case conflict
    }

    private var content: Content = .nothing

    /// Tells whether nothing was encoded here.
    var isEmpty: Bool {
        if case .nothing = content { true } else { false }
    }

    /// The number of elements encoded here.
    var count: Int {
        if case .array(let elements) = content { elements.count } else { 0 }
    }

    /// Makes this a finished value.
    func set(_ value: JSONValue) {
        if isEmpty { content = .value(value) } else { content = .conflict }
    }

    /// Makes this an array; one that is there is kept.
    func becomeArray() {
        switch content {
        case .nothing: content = .array([])
        case .array: break
        default: content = .conflict
        }
    }

    /// Makes this an object; one that is there is kept, since a superclass may share its container.
    func becomeObject() {
        switch content {
        case .nothing: content = .object([])
        case .object: break
        default: content = .conflict
        }
    }

    /// Adds an element to an array.
    func appendElement() -> JSONEncodingNode {
        let node = JSONEncodingNode()
        if case .array(var elements) = content {
            content = .nothing
            elements.append(node)
            content = .array(elements)
        }
        return node
    }

    /// Adds a member to an object; of equal keys the last wins.
    func appendMember(_ key: String) -> JSONEncodingNode {
        let node = JSONEncodingNode()
        if case .object(var members) = content {
            content = .nothing
            members.append((key, node))
            content = .object(members)
        }
        return node
    }

    /// The finished value; a place that was asked for and never written to is an empty object.
    ///
    /// - Throws: `EncodingError` where a type asked one encoder for containers of different kinds.
    func value(at codingPath: [any CodingKey]) throws -> JSONValue {
        switch content {
        case .nothing:
            return [:]
        case .value(let value):
            return value
        case .array(let nodes):
            return .array(
                try nodes.enumerated().map { try $1.value(at: codingPath + [JSONCodingKey(intValue: $0)]) }
            )
        case .object(let nodes):
            var members = JSONObject()
            for (key, node) in nodes {
                members[key] = try node.value(at: codingPath + [JSONCodingKey(stringValue: key)])
            }
            return .object(members)
        case .conflict:
            let context = EncodingError.Context(
                codingPath: codingPath,
                debugDescription: "containers of different kinds, or several values, were encoded in one place"
            )
            throw EncodingError.invalidValue(JSONValue.null, context)
        }
    }
}
