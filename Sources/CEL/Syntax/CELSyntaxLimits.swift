/// How large a source and its tree may become before the parser gives up.
///
/// The defaults keep every later walk of the tree within a stack of 512 KB.
public struct CELSyntaxLimits: Hashable, Sendable {
    /// The most bytes that a source may have, as UTF-8.
    public var maximumBytes: Int
    /// The most brackets that may be open at once: parentheses, indexes, calls, lists, maps and messages.
    public var maximumNesting: Int
    /// The most nodes from the tree's root to a leaf; a chain of `&&` or `||` is one node, a chain of `+` is not.
    public var maximumDepth: Int
    /// The most nodes of the tree.
    public var maximumNodes: Int

    /// Makes limits.
    public init(
        maximumBytes: Int = 100_000,
        maximumNesting: Int = 250,
        maximumDepth: Int = 250,
        maximumNodes: Int = 50_000
    ) {
        self.maximumBytes = maximumBytes
        self.maximumNesting = maximumNesting
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
    }
}
