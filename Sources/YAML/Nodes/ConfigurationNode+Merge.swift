extension ConfigurationNode {
    /// The tree with its merge keys resolved: the pairs of `<<` sources stand in for keys that a mapping lacks.
    ///
    /// A mapping's own key wins over a merged one, an earlier source over a later one
    /// (https://yaml.org/type/merge.html). A `<<` whose value is neither a mapping nor a list of mappings stays. Only
    /// a plain `<<` merges. The result is never larger than what the parser's limit on expansion allows.
    public func merged() -> ConfigurationNode {
        var node = self
        switch content {
        case .scalar: break
        case .sequence(let items): node.content = .sequence(items.map { $0.merged() })
        case .mapping(let entries): node.content = .mapping(Self.merged(entries))
        }
        return node
    }

    private static func merged(_ entries: [MappingEntry]) -> [MappingEntry] {
        var own: [MappingEntry] = []
        var sources: [ConfigurationNode] = []
        for entry in entries {
            if entry.key.isMergeKey, let found = entry.value.mergeSources {
                sources += found.map { $0.merged() }
            } else {
                own.append(MappingEntry(key: entry.key, value: entry.value.merged()))
            }
        }
        guard !sources.isEmpty else { return own }
        var seen = Set(own.compactMap { $0.key.scalar?.text })
        for source in sources {
            for entry in source.entries.reversed() {
                guard let key = entry.key.scalar?.text, seen.insert(key).inserted else { continue }
                own.append(entry)
            }
        }
        return own
    }

    /// Whether the node is the plain scalar `<<`.
    var isMergeKey: Bool {
        guard let scalar else { return false }
        return scalar.text == "<<" && scalar.style == .plain
    }

    private var mergeSources: [ConfigurationNode]? {
        if isMapping { return [self] }
        guard isSequence, items.allSatisfy(\.isMapping) else { return nil }
        return items
    }
}
