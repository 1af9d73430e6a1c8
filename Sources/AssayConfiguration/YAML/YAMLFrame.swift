/// A sequence or mapping whose end was not seen yet.
struct YAMLFrame {
    let isMapping: Bool
    let anchor: String?
    let tag: String?
    let isFlow: Bool
    let start: Int
    private(set) var weight = 1
    private(set) var height = 1

    private var items: [ConfigurationNode] = []
    private var entries: [MappingEntry] = []
    private var pendingKey: ConfigurationNode?
    private var seenKeys: Set<SeenKey> = []

    /// What makes two scalar keys the same: `a` and `"a"` are, `1` and `"1"` are not.
    private struct SeenKey: Hashable {
        var text: String
        var isText: Bool
    }

    init(isMapping: Bool, anchor: String?, tag: String?, isFlow: Bool, start: Int) {
        self.isMapping = isMapping
        self.anchor = anchor
        self.tag = tag
        self.isFlow = isFlow
        self.start = start
    }

    var content: ConfigurationNode.Content { isMapping ? .mapping(entries) : .sequence(items) }

    var lastSpan: SourceSpan? { isMapping ? entries.last?.value.span : items.last?.span }

    /// Adds a child; returns it where it is a key that the mapping has already.
    mutating func add(_ composed: YAMLComposer.Composed) -> ConfigurationNode? {
        weight += composed.weight
        height = max(height, composed.height + 1)
        guard isMapping else {
            items.append(composed.node)
            return nil
        }
        guard let key = pendingKey else {
            pendingKey = composed.node
            return isRepeated(composed.node) ? composed.node : nil
        }
        entries.append(MappingEntry(key: key, value: composed.node))
        pendingKey = nil
        return nil
    }

    private mutating func isRepeated(_ key: ConfigurationNode) -> Bool {
        // Several merge keys in one mapping are common and mean what they say.
        guard let scalar = key.scalar, !key.isMergeKey else { return false }
        let isText =
            scalar.style != .plain || !(scalar.isNull || scalar.asBool() != nil || scalar.asNumber() != nil)
        return !seenKeys.insert(SeenKey(text: scalar.text, isText: isText)).inserted
    }
}
