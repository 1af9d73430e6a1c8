extension LinearRegex {
    /// How a pattern is read.
    public struct Options: OptionSet, Hashable, Sendable {
        /// The options as bits.
        public let rawValue: UInt8

        /// Makes options from bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Letters match without regard to case, as `(?i)`.
        public static let caseInsensitive = Options(rawValue: 1 << 0)
        /// `^` and `$` match at lines too, as `(?m)`.
        public static let multiLine = Options(rawValue: 1 << 1)
        /// `.` matches `\n` too, as `(?s)`.
        public static let dotMatchesNewline = Options(rawValue: 1 << 2)
        /// `x*` takes as little and `x*?` as much as possible, as `(?U)`.
        public static let swapGreed = Options(rawValue: 1 << 3)
        /// The pattern is a literal text without operators.
        public static let literal = Options(rawValue: 1 << 4)
    }
}
