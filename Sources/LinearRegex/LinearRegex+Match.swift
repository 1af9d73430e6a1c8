extension LinearRegex {
    /// A match in a text, in offsets of bytes.
    public struct Match: Hashable, Sendable {
        /// The bytes that match.
        public let range: Range<Int>
        /// What the groups matched, index 0 the whole match; nil for a group that took no part.
        public let groups: [Range<Int>?]

        /// Makes a match.
        public init(range: Range<Int>, groups: [Range<Int>?]) {
            self.range = range
            self.groups = groups
        }
    }
}
