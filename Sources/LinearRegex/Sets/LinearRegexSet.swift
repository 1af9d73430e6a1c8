/// Many regular expressions that are matched together, in time linear in the text, as by rules that look for secrets in
/// a repository.
///
/// Each pattern is searched for literals of which one stands in every match. One pass over the text finds the literals
/// of all patterns, and a pattern is matched only around its own, so that hundreds of rules cost little more than
/// reading the text. A pattern without such literals is matched against the whole text. The answers are those of
/// each ``LinearRegex`` by itself.
public struct LinearRegexSet: Sendable {
    /// A pattern of a set.
    public struct Pattern: Hashable, Sendable, ExpressibleByStringLiteral {
        /// The pattern in the syntax of ``LinearRegex``.
        public var pattern: String
        /// How it is read.
        public var options: LinearRegex.Options
        /// Words of which one must stand in a text, in any ASCII case, for the pattern to match there; none are asked
        /// for when the list is empty or has an empty word.
        public var keywords: [String]

        /// Makes a pattern.
        public init(_ pattern: String, options: LinearRegex.Options = [], keywords: [String] = []) {
            self.pattern = pattern
            self.options = options
            self.keywords = keywords
        }

        /// Makes a pattern without options and keywords.
        public init(stringLiteral pattern: String) {
            self.init(pattern)
        }
    }

    /// A match of one of the patterns.
    public struct Match: Hashable, Sendable {
        /// The index of the pattern.
        public let pattern: Int
        /// Where it matches.
        public let match: LinearRegex.Match
    }

    /// The patterns as they were given.
    public let patterns: [Pattern]

    let members: [SetMember]
    /// Finds the literals of all patterns.
    let scanner: LiteralScanner
    /// For each literal of the scanner the patterns that it belongs to.
    let owners: [[Int]]
    /// The lengths of the literals.
    let lengths: [Int]
    /// The patterns that are matched against every text.
    let unconditional: [Int]
    /// Finds the keywords that are asked for after a match; made of as many literals as there are such keywords.
    let keywordScanner: LiteralScanner
    let keywordCount: Int

    /// Makes a set of patterns.
    ///
    /// - Throws: `LinearRegexSetError` with the first pattern that `LinearRegex` refuses.
    public init(_ patterns: [Pattern], limits: LinearRegex.Limits = .standard) throws(LinearRegexSetError) {
        self.patterns = patterns
        var members: [SetMember] = []
        var keywords: [Literal] = []
        var indices: [Literal: Int] = [:]
        var literals: [Literal] = []
        var owners: [[Int]] = []
        var unconditional: [Int] = []
        for (index, pattern) in patterns.enumerated() {
            let words =
                pattern.keywords.contains("") ? [] : pattern.keywords.map { Literal($0.utf8, ignoresCase: true) }
            let member: SetMember
            do throws(LinearRegexError) {
                let options = pattern.options
                let parsed = try RegexParser.parse(
                    pattern.pattern,
                    options: RegexSyntaxOptions(rawValue: options.rawValue)
                )
                let regex = try LinearRegex(parsed, pattern: pattern.pattern, options: options, limits: limits)
                member = SetMember(regex, parsed.root, keywords: words, at: keywords.count)
            } catch {
                throw LinearRegexSetError(pattern: index, reason: error)
            }
            members.append(member)
            keywords += words.prefix(member.keywords.count)
            if case .always = member.plan {
                unconditional.append(index)
            }
            for literal in Set(member.literals) {
                if let known = indices[literal] {
                    owners[known].append(index)
                } else {
                    indices[literal] = literals.count
                    literals.append(literal)
                    owners.append([index])
                }
            }
        }
        self.members = members
        self.owners = owners
        self.unconditional = unconditional
        lengths = literals.map(\.bytes.count)
        scanner = LiteralScanner(literals)
        keywordScanner = LiteralScanner(keywords)
        keywordCount = keywords.count
    }

    /// Makes a set of patterns that are all read in the same way.
    ///
    /// - Throws: `LinearRegexSetError` with the first pattern that `LinearRegex` refuses.
    public init(_ patterns: [String], options: LinearRegex.Options = []) throws(LinearRegexSetError) {
        try self.init(patterns.map { Pattern($0, options: options) })
    }
}
