/// Builds nodes that know their places, and notes keys that occur again.
struct JSONNodeBuilder: JSONBuilder {
    /// A member whose key its object already had.
    struct Repetition {
        let first: JSONMember
        let again: JSONMember
    }

    private(set) var repetitions: [Repetition] = []

    func null(_ span: Range<Int>) -> JSONNode { JSONNode(kind: .null, span: span) }
    func bool(_ value: Bool, _ span: Range<Int>) -> JSONNode { JSONNode(kind: .bool(value), span: span) }
    func number(_ value: JSONNumber, _ span: Range<Int>) -> JSONNode { JSONNode(kind: .number(value), span: span) }
    func string(_ value: String, _ span: Range<Int>) -> JSONNode { JSONNode(kind: .string(value), span: span) }
    func array(_ elements: [JSONNode], _ span: Range<Int>) -> JSONNode { JSONNode(kind: .array(elements), span: span) }
    func members() -> [JSONMember] { [] }

    func add(_ value: JSONNode, key: String, _ keySpan: Range<Int>, to members: inout [JSONMember]) {
        members.append(JSONMember(key: key, keySpan: keySpan, value: value))
    }

    mutating func object(_ members: [JSONMember], _ span: Range<Int>) -> JSONNode {
        guard members.count <= Self.largestUnindexedCount else { return indexed(members, span) }
        var sketch = KeySketch()
        for (position, member) in members.enumerated() where sketch.insert(member.key) {
            let key = ExactString(member.key)
            if let earlier = members[..<position].first(where: { ExactString($0.key) == key }) {
                repetitions.append(Repetition(first: earlier, again: member))
            }
        }
        return JSONNode(kind: .object(members), span: span)
    }

    /// Few members are compared faster than hashed.
    private static let largestUnindexedCount = 16

    private mutating func indexed(_ members: [JSONMember], _ span: Range<Int>) -> JSONNode {
        var first: [ExactString: Int] = [:]
        for (position, member) in members.enumerated() {
            if let earlier = first[ExactString(member.key)] {
                repetitions.append(Repetition(first: members[earlier], again: member))
            } else {
                first[ExactString(member.key)] = position
            }
        }
        return JSONNode(kind: .object(members), span: span)
    }
}
