import JSON

/// The members of large objects by key, so that a reference costs the same however many schemas stand beside its target.
struct LargeObjects: Sendable {
    private struct Entry: Sendable {
        /// Held so that the memory, by which an object is told, is not given to another one.
        let members: [JSONMember]
        /// The last position of each key.
        let positions: [ExactText: Int]
    }

    private var entries: [UInt: Entry] = [:]

    private static let largestPlainCount = 32

    /// Looks for large objects in a document, in one pass.
    mutating func add(_ document: JSONNode) {
        var open = [document]
        while let node = open.popLast() {
            switch node.kind {
            case .object(let members):
                if members.count > Self.largestPlainCount { add(members) }
                for member in members where member.value.isContainer { open.append(member.value) }
            case .array(let elements):
                for element in elements where element.isContainer { open.append(element) }
            default: break
            }
        }
    }

    private mutating func add(_ members: [JSONMember]) {
        let identity = Self.identity(of: members)
        guard entries[identity] == nil else { return }
        var positions: [ExactText: Int] = [:]
        positions.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { positions[ExactText(member.key)] = position }
        entries[identity] = Entry(members: members, positions: positions)
    }

    /// What a token of a pointer leads to.
    func child(_ token: String, of node: JSONNode) -> JSONNode? {
        guard case .object(let members) = node.kind, members.count > Self.largestPlainCount,
            let entry = entries[Self.identity(of: members)]
        else { return node.child(token) }
        return entry.positions[ExactText(token)].map { members[$0].value }
    }

    /// Where the members lie in memory.
    private static func identity(of members: [JSONMember]) -> UInt {
        unsafe members.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
}

extension JSONNode {
    fileprivate var isContainer: Bool {
        switch kind {
        case .object, .array: true
        default: false
        }
    }
}
