/// How a pattern is read from its start on; flags in the pattern (`(?i)`) change it on the way.
struct RegexSyntaxOptions: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// `i`: case does not count.
    static let caseInsensitive = RegexSyntaxOptions(rawValue: 1 << 0)
    /// `m`: `^` and `$` match at lines.
    static let multiLine = RegexSyntaxOptions(rawValue: 1 << 1)
    /// `s`: `.` matches a newline too.
    static let dotMatchesNewline = RegexSyntaxOptions(rawValue: 1 << 2)
    /// `U`: `x*` is lazy and `x*?` greedy.
    static let swapGreed = RegexSyntaxOptions(rawValue: 1 << 3)
    /// The whole pattern is text in which no character is special.
    static let literal = RegexSyntaxOptions(rawValue: 1 << 4)
}
