/// A JSON value together with the place that it was read from.
///
/// Nodes are not compared as such; compare their spans or their ``value``.
public struct JSONNode: Sendable {
    /// What a node is.
    public enum Kind: Sendable {
        /// The literal `null`.
        case null
        /// The literal `true` or `false`.
        case bool(Bool)
        /// A number, with its exact text.
        case number(JSONNumber)
        /// A string.
        case string(String)
        /// An array.
        case array([JSONNode])
        /// An object: every member in source order, those with equal keys included.
        case object([JSONMember])
    }

    /// What the node is, with its children.
    public let kind: Kind
    /// The bytes of the text from the first to after the last of this value.
    public let span: Range<Int>

    /// Makes a node.
    public init(kind: Kind, span: Range<Int>) {
        self.kind = kind
        self.span = span
    }

    /// The value without positions; of equal keys the last one wins.
    public var value: JSONValue {
        switch kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(JSONObject(members.lazy.map { ($0.key, $0.value.value) }))
        }
    }

    /// The elements, or nil where this is no array.
    public var elements: [JSONNode]? {
        if case .array(let elements) = kind { elements } else { nil }
    }

    /// The members in source order, or nil where this is no object.
    public var members: [JSONMember]? {
        if case .object(let members) = kind { members } else { nil }
    }

    /// The last member with a key, or nil where this is no object or lacks the key.
    ///
    /// Takes linear time.
    public subscript(key: String) -> JSONNode? {
        guard case .object(let members) = kind else { return nil }
        let (wanted, length) = (ExactString(key), key.utf8.count)
        var position = members.count
        while position > 0 {
            position -= 1
            // Most keys differ in length, which costs no look at their bytes.
            if members[position].key.utf8.count == length, ExactString(members[position].key) == wanted {
                return members[position].value
            }
        }
        return nil
    }

    /// The element at an index, or nil where this is no array or the index is out of range.
    public subscript(index: Int) -> JSONNode? {
        guard let elements, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
