extension ConfigurationNode {
    /// The scalar, where the node is one.
    public var scalar: ScalarNode? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The text of a scalar, whatever it would resolve to; nil for null, sequences and mappings.
    public var string: String? {
        guard let scalar, !scalar.isNull else { return nil }
        return scalar.text
    }

    /// The items of a sequence; empty for anything else.
    public var items: [ConfigurationNode] {
        guard case .sequence(let items) = content else { return [] }
        return items
    }

    /// The pairs of a mapping in the order of the file; empty for anything else.
    public var entries: [MappingEntry] {
        guard case .mapping(let entries) = content else { return [] }
        return entries
    }

    /// Whether the node is a mapping.
    public var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    /// Whether the node is a sequence.
    public var isSequence: Bool {
        if case .sequence = content { true } else { false }
    }

    /// Whether the node is a scalar that stands for null.
    public var isNull: Bool { scalar?.isNull ?? false }

    /// The boolean that a scalar stands for.
    public func asBool(schema: YAMLSchema = .yaml12) -> Bool? { scalar?.asBool(schema: schema) }

    /// The integer that a scalar stands for.
    public func asInteger(schema: YAMLSchema = .yaml12) -> Int? { scalar?.asInteger(schema: schema) }

    /// The number that a scalar stands for.
    public func asNumber(schema: YAMLSchema = .yaml12) -> Double? { scalar?.asNumber(schema: schema) }

    /// The last pair whose key is the text.
    public func entry(_ key: String) -> MappingEntry? {
        entries.last { $0.key.scalar?.text == key }
    }

    /// The value of the last pair whose key is the text.
    ///
    /// Merge keys are not followed: see ``merged()``.
    public subscript(key: String) -> ConfigurationNode? { entry(key)?.value }

    /// The item of a sequence, or nil where there is none.
    public subscript(index: Int) -> ConfigurationNode? {
        let items = items
        return items.indices.contains(index) ? items[index] : nil
    }

    /// The node under a path of keys; on a sequence a component is the index of an item.
    public func node(at path: [String]) -> ConfigurationNode? {
        var node = self
        for component in path {
            let next: ConfigurationNode? =
                if node.isSequence { Int(component).flatMap { node[$0] } } else { node[component] }
            guard let next else { return nil }
            node = next
        }
        return node
    }

    /// The node under a path of keys; on a sequence a component is the index of an item.
    public func node(at path: String...) -> ConfigurationNode? { node(at: path) }

    /// Calls the body for this node and everything below it in the order of the file, each with its path.
    ///
    /// Keys that are not scalars have the path component `?`; the keys themselves are not visited.
    public func visit(_ body: (_ path: [String], _ node: ConfigurationNode) -> Void) {
        visit(path: [], body)
    }

    private func visit(path: [String], _ body: (_ path: [String], _ node: ConfigurationNode) -> Void) {
        body(path, self)
        for (index, item) in items.enumerated() { item.visit(path: path + [String(index)], body) }
        for entry in entries { entry.value.visit(path: path + [entry.key.scalar?.text ?? "?"], body) }
    }
}
