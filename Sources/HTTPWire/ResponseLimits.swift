/// The bounds within which a response is read; the size of the body is the caller's to bound.
public struct ResponseLimits: Hashable, Sendable {
    /// The most bytes that one head and its trailers may have together.
    public var maxHeadBytes: Int
    /// The most fields that one head and its trailers may have together.
    public var maxFields: Int
    /// The most bytes that a chunk-size line may have, extensions included.
    public var maxChunkLine: Int
    /// The most 1xx responses that may come before the final one.
    public var maxInformational: Int

    /// Creates bounds; a negative bound counts as zero.
    public init(
        maxHeadBytes: Int = 65_536,
        maxFields: Int = 256,
        maxChunkLine: Int = 4_096,
        maxInformational: Int = 32
    ) {
        self.maxHeadBytes = max(0, maxHeadBytes)
        self.maxFields = max(0, maxFields)
        self.maxChunkLine = max(0, maxChunkLine)
        self.maxInformational = max(0, maxInformational)
    }
}
