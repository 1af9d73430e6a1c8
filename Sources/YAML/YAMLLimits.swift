/// How much a YAML file may cost to read.
public struct YAMLLimits: Hashable, Sendable {
    /// The largest file, in bytes.
    public var size: Int
    /// The deepest nesting, also through aliases.
    public var depth: Int
    /// The most nodes of one file, counting what each alias repeats.
    public var nodes: Int

    /// Creates limits; the defaults are far above what people write and far below what hurts.
    ///
    /// A depth above 500 is taken as 500: the tree is walked recursively.
    public init(size: Int = 8 << 20, depth: Int = 100, nodes: Int = 200_000) {
        self.size = max(size, 0)
        self.depth = min(max(depth, 1), 500)
        self.nodes = max(nodes, 1)
    }
}
