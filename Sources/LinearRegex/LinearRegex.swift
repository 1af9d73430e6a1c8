/// A regular expression in RE2's syntax, `\C` left out, that is matched in time linear in the text.
///
/// Texts are UTF-8, and offsets count bytes. Bytes that are not UTF-8 match nothing. A value can be used by many threads
/// at once.
public struct LinearRegex: Sendable {
    /// The pattern as it was given.
    public let pattern: String
    /// The options that it was read with.
    public let options: Options
    /// The number of capture groups, the whole match not counted.
    public let groupCount: Int
    /// The names of the groups, index 0 for group 1; nil for a group without a name.
    public let groupNames: [String?]

    let matcher: RegexMatcher

    /// Compiles a pattern.
    ///
    /// Throws what RE2 would refuse too, and patterns that get larger than the limits.
    public init(
        _ pattern: String,
        options: Options = [],
        limits: Limits = .standard
    ) throws(LinearRegexError) {
        let parsed = try RegexParser.parse(pattern, options: RegexSyntaxOptions(rawValue: options.rawValue))
        try self.init(parsed, pattern: pattern, options: options, limits: limits)
    }

    /// Compiles a pattern that is parsed already.
    init(
        _ parsed: ParsedRegex,
        pattern: String,
        options: Options = [],
        limits: Limits = .standard
    ) throws(LinearRegexError) {
        guard let matcher = RegexMatcher(parsed, limits: limits) else {
            throw LinearRegexError("pattern too large", at: 0..<pattern.utf8.count)
        }
        self.matcher = matcher
        self.pattern = pattern
        self.options = options
        groupCount = parsed.groupCount
        groupNames = parsed.groupNames
    }
}
