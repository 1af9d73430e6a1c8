extension LinearRegex {
    /// How much memory a pattern and its searches may use.
    public struct Limits: Hashable, Sendable {
        /// The number of instructions above which a pattern is refused; each range of bytes of a class counts as one.
        public var programSize: Int
        /// The bytes that one automaton may use.
        ///
        /// A cache holds up to three automata, and there are as many caches as
        /// threads that search at once.
        public var cacheBytes: Int

        /// About what RE2 grants to a pattern by default.
        public static let standard = Limits()

        /// Makes limits.
        public init(programSize: Int = 700_000, cacheBytes: Int = 2 << 20) {
            self.programSize = programSize
            self.cacheBytes = cacheBytes
        }
    }
}
