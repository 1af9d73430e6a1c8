/// A node of a parsed configuration document, with its place in the file.
///
/// A value: what an alias repeats is shared, not copied. No node is deeper or larger than the limits of the parser,
/// so walking a tree recursively is safe.
public struct ConfigurationNode: Hashable, Sendable {
    /// What a node holds.
    public indirect enum Content: Hashable, Sendable {
        /// A single value.
        case scalar(ScalarNode)
        /// A list.
        case sequence([ConfigurationNode])
        /// Pairs in the order of the file; a key may be any node and may stand twice.
        case mapping([MappingEntry])
    }

    /// What the node holds.
    public var content: Content
    /// Where it stands; for a node that an alias repeats, where the alias stands (its children keep their own places).
    public var span: SourceSpan
    /// The tag of a sequence or mapping in its long form, where one was given; a scalar keeps its own.
    public var tag: String?
    /// The name of the anchor that the node repeats, where it was written as an alias.
    public var alias: String?

    /// Creates a node.
    public init(_ content: Content, span: SourceSpan, tag: String? = nil, alias: String? = nil) {
        self.content = content
        self.span = span
        self.tag = tag
        self.alias = alias
    }
}

/// A pair of a mapping.
public struct MappingEntry: Hashable, Sendable {
    /// The key: nearly always a scalar, but YAML allows any node.
    public var key: ConfigurationNode
    /// The value.
    public var value: ConfigurationNode

    /// Creates a pair.
    public init(key: ConfigurationNode, value: ConfigurationNode) {
        self.key = key
        self.value = value
    }
}
