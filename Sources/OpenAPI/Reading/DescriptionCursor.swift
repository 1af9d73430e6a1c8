import JSON

/// A node of one of the documents, with the way that leads to it.
struct DescriptionCursor: Sendable {
    /// The node.
    let node: JSONNode
    /// The index of its document; 0 is the description itself.
    let document: Int
    /// The way to it; nil for the root.
    let path: DescriptionPath?
    /// The bytes of its key, where it is a member of an object.
    let keySpan: Range<Int>?

    /// Points at the root of a document.
    init(root: JSONNode, document: Int) {
        node = root
        self.document = document
        path = nil
        keySpan = nil
    }

    private init(node: JSONNode, document: Int, path: DescriptionPath, keySpan: Range<Int>?) {
        self.node = node
        self.document = document
        self.path = path
        self.keySpan = keySpan
    }

    /// The member of the object that this points at.
    func member(_ member: JSONMember) -> DescriptionCursor {
        DescriptionCursor(
            node: member.value,
            document: document,
            path: DescriptionPath(parent: path, token: member.key),
            keySpan: member.keySpan
        )
    }

    /// The element of the array that this points at.
    func element(_ element: JSONNode, at index: Int) -> DescriptionCursor {
        DescriptionCursor(
            node: element,
            document: document,
            path: DescriptionPath(parent: path, token: String(index)),
            keySpan: nil
        )
    }

    /// The members, or none where this is no object.
    var members: [DescriptionCursor] {
        node.members?.map { member($0) } ?? []
    }

    /// The elements, or none where this is no array.
    var elements: [DescriptionCursor] {
        node.elements?.enumerated().map { element($1, at: $0) } ?? []
    }

    /// The last member with a key; takes time in proportion to the number of members.
    subscript(key: String) -> DescriptionCursor? {
        node.members?.last { $0.key == key }.map { member($0) }
    }

    /// The last step: the key or index.
    var token: String {
        path?.token ?? ""
    }

    /// The path from the root.
    var pointer: JSONPointer {
        JSONPointer(path?.tokens ?? [])
    }

    /// What tells this node from any other one.
    var identity: DescriptionNodeIdentity {
        DescriptionNodeIdentity(document: document, start: node.span.lowerBound, end: node.span.upperBound)
    }
}

/// What tells one node from another one of the same kind: the text that it was read from.
struct DescriptionNodeIdentity: Hashable, Sendable {
    /// The index of the document.
    let document: Int
    /// The first byte.
    let start: Int
    /// The byte after the last one.
    let end: Int
}
