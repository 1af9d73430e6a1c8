/// Builds the nodes that keep the text of a configuration file as it was written.
struct ConfigurationTree: YAMLTree {
    private let text: SourceText
    var diagnostics: [ConfigurationDiagnostic] = []

    /// The items or pairs so far.
    struct Children {
        fileprivate let isMapping: Bool
        fileprivate var items: [ConfigurationNode] = []
        fileprivate var entries: [MappingEntry] = []
        fileprivate var pendingKey: ConfigurationNode?
        fileprivate var seenKeys: Set<SeenKey> = []
    }

    /// What makes two scalar keys the same: `a` and `"a"` are, `1` and `"1"` are not.
    fileprivate struct SeenKey: Hashable {
        var text: ExactText
        var isText: Bool
    }

    init(text: SourceText) {
        self.text = text
    }

    func node(of scalar: ScalarNode, at range: Range<Int>) -> ConfigurationNode {
        ConfigurationNode(.scalar(scalar), span: text.span(range))
    }

    func node(of target: ConfigurationNode?, alias name: String, at range: Range<Int>) -> ConfigurationNode {
        let content = target?.content ?? .scalar(ScalarNode(text: ""))
        return ConfigurationNode(content, span: text.span(range), tag: target?.tag, alias: name)
    }

    func children(isMapping: Bool) -> Children {
        Children(isMapping: isMapping)
    }

    mutating func add(_ node: ConfigurationNode, to children: inout Children) {
        if !children.isMapping {
            children.items.append(node)
        } else if let key = children.pendingKey {
            children.entries.append(MappingEntry(key: key, value: node))
            children.pendingKey = nil
        } else {
            children.pendingKey = node
            note(key: node, in: &children)
        }
    }

    private mutating func note(key: ConfigurationNode, in children: inout Children) {
        // Several merge keys in one mapping are common and mean what they say.
        guard let scalar = key.scalar, !key.isMergeKey else { return }
        let isText =
            scalar.style != .plain || !(scalar.isNull || scalar.asBool() != nil || scalar.asNumber() != nil)
        let seen = SeenKey(text: ExactText(scalar.text), isText: isText)
        guard !children.seenKeys.insert(seen).inserted else { return }
        diagnostics.append(.duplicateKey(scalar.text, at: key.span))
    }

    func node(of children: Children, tag: String?, at range: Range<Int>) -> ConfigurationNode {
        let content: ConfigurationNode.Content =
            children.isMapping ? .mapping(children.entries) : .sequence(children.items)
        return ConfigurationNode(content, span: text.span(range), tag: tag)
    }
}
