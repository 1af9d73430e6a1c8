/// A parsed pattern, in which flags and case folding are already resolved.
indirect enum RegexNode: Hashable, Sendable {
    /// The empty text.
    case empty
    /// Nothing at all, as `[^\x00-\x{10FFFF}]`.
    case never
    /// One scalar of a set; a literal is a set of one, a literal without regard to case a set of several.
    case scalars(ScalarSet)
    /// A place in the text.
    case assertion(RegexAssertion)
    /// A capture group, numbered from 1 in the order of the opening parentheses.
    case group(RegexNode, index: Int)
    /// One after another, at least two.
    case concatenation([RegexNode])
    /// The first that leads to a match, at least two.
    case alternation([RegexNode])
    /// Again and again, `minimum` to `maximum` times (nil: without end).
    case repetition(RegexNode, minimum: Int, maximum: Int?, isGreedy: Bool)
}

/// A condition on the place in the text.
enum RegexAssertion: UInt8, Hashable, Sendable {
    /// `\A`, or `^` without multi-line.
    case textStart
    /// `\z`, or `$` without multi-line.
    case textEnd
    /// `^` with multi-line: the start of the text or after `\n`.
    case lineStart
    /// `$` with multi-line: the end of the text or before `\n`.
    case lineEnd
    /// `\b`: between an ASCII word character and something else.
    case wordBoundary
    /// `\B`: not such a place.
    case notWordBoundary
}

/// What a pattern is made of.
struct ParsedRegex: Hashable, Sendable {
    /// The pattern.
    let root: RegexNode
    /// The number of capture groups, the whole match not counted.
    let groupCount: Int
    /// The names of the groups, index 0 for group 1; nil for a group without a name.
    let groupNames: [String?]
}
