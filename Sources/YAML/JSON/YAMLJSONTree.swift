import JSON

/// Builds JSON out of the events of YAML.
struct YAMLJSONTree: YAMLTree {
    private let text: SourceText
    var diagnostics: [ConfigurationDiagnostic] = []

    /// A value, with what it would be as a key.
    struct Node {
        fileprivate(set) var node: JSONNode
        /// The text of a scalar, or nil.
        fileprivate var key: String?
        /// Whether it is the plain scalar `<<`.
        fileprivate var isMergeKey = false
    }

    /// The elements or members so far.
    struct Children {
        fileprivate let isMapping: Bool
        fileprivate var elements: [JSONNode] = []
        fileprivate var members: [JSONMember] = []
        fileprivate var pendingKey: Node?
        fileprivate var seenKeys: Set<ExactText> = []
        /// What merge keys bring, in their order.
        fileprivate var sources: [[JSONMember]] = []
    }

    init(text: SourceText) {
        self.text = text
    }

    mutating func node(of scalar: ScalarNode, at range: Range<Int>) -> Node {
        let value = scalar.jsonValue
        if let problem = value.problem { report(.notJSON, problem, range) }
        let node = JSONNode(kind: value.kind, span: range)
        let isNull = if case .null = value.kind { scalar.isNull } else { false }
        let isMergeKey = scalar.style == .plain && scalar.text == "<<"
        return Node(node: node, key: isNull ? "null" : scalar.text, isMergeKey: isMergeKey)
    }

    func node(of target: Node?, alias name: String, at range: Range<Int>) -> Node {
        guard var node = target else { return Node(node: JSONNode(kind: .null, span: range), key: "null") }
        node.node = JSONNode(kind: node.node.kind, span: range)
        return node
    }

    func children(isMapping: Bool) -> Children {
        Children(isMapping: isMapping)
    }

    mutating func add(_ node: Node, to children: inout Children) {
        guard children.isMapping else { return children.elements.append(node.node) }
        guard let key = children.pendingKey else {
            children.pendingKey = node
            return note(node, in: &children)
        }
        children.pendingKey = nil
        guard let name = key.key else { return }
        if key.isMergeKey, let sources = Self.mergeSources(in: node.node) {
            children.sources += sources
        } else {
            children.members.append(JSONMember(key: name, keySpan: key.node.span, value: node.node))
        }
    }

    private mutating func note(_ key: Node, in children: inout Children) {
        guard let name = key.key else {
            return report(.notJSON, "the key is no scalar, which JSON cannot say; it is left out", key.node.span)
        }
        // Several merge keys in one mapping are common and mean what they say.
        guard !key.isMergeKey, !children.seenKeys.insert(ExactText(name)).inserted else { return }
        diagnostics.append(.duplicateKey(name, at: text.span(key.node.span)))
    }

    func node(of children: Children, tag: String?, at range: Range<Int>) -> Node {
        let kind: JSONNode.Kind = children.isMapping ? .object(Self.merged(children)) : .array(children.elements)
        return Node(node: JSONNode(kind: kind, span: range))
    }

    private mutating func report(_ kind: ConfigurationDiagnostic.Kind, _ message: String, _ range: Range<Int>) {
        diagnostics.append(.init(kind: kind, message: message, span: text.span(range)))
    }

    // MARK: Merge keys

    /// The members that a merge key's value brings; nil where it is neither a mapping nor a list of mappings.
    private static func mergeSources(in node: JSONNode) -> [[JSONMember]]? {
        if let members = node.members { return [members] }
        guard let elements = node.elements else { return nil }
        let sources = elements.compactMap(\.members)
        return sources.count == elements.count ? sources : nil
    }

    /// A mapping's own members, then those of its sources: an earlier source wins, and in a source the last of equal keys.
    private static func merged(_ children: Children) -> [JSONMember] {
        guard !children.sources.isEmpty else { return children.members }
        var members = children.members
        var seen = children.seenKeys
        for source in children.sources {
            let brought = source.reversed().filter { seen.insert(ExactText($0.key)).inserted }
            members += brought.reversed()
        }
        return members
    }
}
