/// What a text may cost before parsing gives up on it.
public struct JSONLimits: Hashable, Sendable {
    /// The most levels of nesting that any limit may allow.
    ///
    /// So the recursion of reading, writing and comparing stays within a stack of 512 KB, which is what threads other than
    /// the main one often have.
    public static let greatestDepth = 400

    /// The most bytes that a text may have.
    public let maxBytes: Int
    /// The most arrays and objects that may be open at once.
    public let maxDepth: Int
    /// The most values that a text may hold, counting every scalar, array and object.
    public let maxValues: Int

    /// Sets the limits; by default 64 MiB, 128 levels and 4 million values.
    ///
    /// - Parameters:
    ///   - maxBytes: The most bytes that a text may have.
    ///   - maxDepth: The most arrays and objects open at once, held within 0 and ``greatestDepth``.
    ///   - maxValues: The most values that a text may hold.
    public init(maxBytes: Int = 64 << 20, maxDepth: Int = 128, maxValues: Int = 4_000_000) {
        self.maxBytes = maxBytes
        self.maxDepth = min(max(maxDepth, 0), Self.greatestDepth)
        self.maxValues = maxValues
    }
}
