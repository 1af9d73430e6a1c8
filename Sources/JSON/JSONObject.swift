/// The members of a JSON object, in insertion order, with unique keys.
///
/// Setting a key that is there keeps its place. Keys are told apart by their Unicode scalars. A lookup walks up to
/// sixteen members and uses an index beyond; removing takes time in proportion to the number of members. Equality
/// and hashing disregard the order.
public struct JSONObject: Sendable {
    private var members: [Element] = []
    private var index: [ExactString: Int] = [:]

    private static let largestUnindexedCount = 16

    /// Makes an object without members.
    public init() {}

    /// Makes an object from members in order; of equal keys the last value wins, in the place of the first.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// Makes an object from members of another one, as `filter` and `sorted` give them.
    public init(_ members: some Sequence<Element>) {
        for (key, value) in members { self[key] = value }
    }

    /// The keys in insertion order.
    public var keys: [String] {
        members.map(\.key)
    }

    /// The values in insertion order.
    public var values: [JSONValue] {
        members.map(\.value)
    }

    /// The value of a key.
    ///
    /// Setting nil removes the member; to store JSON's null, set `JSONValue.null`.
    public subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { members[$0].value }
        }
        set {
            switch (newValue, position(of: key)) {
            case (let value?, let position?): members[position].value = value
            case (let value?, nil): append(key, value)
            case (nil, let position?): remove(at: position)
            case (nil, nil): break
            }
        }
    }

    private func position(of key: String) -> Int? {
        if !index.isEmpty { return index[ExactString(key)] }
        let wanted = ExactString(key)
        return members.firstIndex { ExactString($0.key) == wanted }
    }

    /// Adds a member whose key the object does not have.
    mutating func append(_ key: String, _ value: JSONValue) {
        members.append((key, value))
        if !index.isEmpty {
            index[ExactString(key)] = members.count - 1
        } else if members.count > Self.largestUnindexedCount {
            rebuildIndex()
        }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        rebuildIndex()
    }

    private mutating func rebuildIndex() {
        index.removeAll()
        guard members.count > Self.largestUnindexedCount else { return }
        for (position, member) in members.enumerated() { index[ExactString(member.key)] = position }
    }
}

extension JSONObject: RandomAccessCollection {
    /// A member.
    public typealias Element = (key: String, value: JSONValue)

    /// The position of the first member.
    public var startIndex: Int { 0 }

    /// The position after the last member.
    public var endIndex: Int { members.count }

    /// The member at a position in insertion order.
    public subscript(position: Int) -> Element {
        members[position]
    }
}

extension JSONObject: Hashable {
    /// Tells whether two objects have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Feeds the members into a hasher such that their order does not matter.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for (key, value) in members {
            var member = Hasher()
            member.combine(ExactString(key))
            member.combine(value)
            combined ^= member.finalize()
        }
        hasher.combine(combined)
        hasher.combine(count)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object with the members in the order written; of equal keys the last one wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The compact text.
    public var description: String {
        JSONValue.object(self).text(.compact)
    }
}
