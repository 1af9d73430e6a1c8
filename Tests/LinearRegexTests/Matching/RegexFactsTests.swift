import Testing

@testable import LinearRegex

@Suite("Facts of patterns")
struct RegexFactsTests {
    private func facts(_ pattern: String) throws -> RegexFacts {
        try #require(RegexFacts.facts(of: FlatRegex(RegexParser.parse(pattern).root)).last)
    }

    @Test(
        "the least and the greatest length",
        arguments: [
            ("", 0, 0), ("abc", 3, 3), ("a|bcd", 1, 3), ("a*", 0, nil), ("a{2,5}", 2, 5), ("(é|a)b", 2, 3), (".", 1, 4),
            (#"^\b$"#, 0, 0), ("(?:ab){1000}", 2000, 2000), ("a+b?", 1, nil), ("(?:^)*", 0, 0), ("😀{3}", 12, 12),
        ] as [(String, Int, Int?)]
    )
    func lengths(pattern: String, minimum: Int, maximum: Int?) throws {
        let facts = try facts(pattern)
        #expect(facts.minimumLength == minimum)
        #expect(facts.maximumLength == maximum)
    }

    @Test("where a pattern can only begin and end")
    func anchors() throws {
        for pattern in ["^a", "(^a)", "^a|^b", #"\b^a"#, "(?:^a)+"] { #expect(try facts(pattern).startsAtTextStart) }
        for pattern in ["a", "^a|b", "(?m)^a", "a?^b", "(?:^a)*"] { #expect(try !facts(pattern).startsAtTextStart) }
        for pattern in ["a$", "(a$)", "a$|b$", #"a\z"#, #"a$\b"#] { #expect(try facts(pattern).endsAtTextEnd) }
        for pattern in ["a", "a$|b", "(?m)a$", "(?:a$)?"] { #expect(try !facts(pattern).endsAtTextEnd) }
    }

    @Test("whether a line feed can be taken")
    func newline() throws {
        for pattern in [#"a\s"#, "[^a]", "(?s)a.", #"\n"#] { #expect(try facts(pattern).canTakeNewline) }
        for pattern in ["a.", #"\w+"#, #"\n{0}a"#, "(?m)^a$"] { #expect(try !facts(pattern).canTakeNewline) }
    }

    @Test(
        "a text that every match contains",
        arguments: [
            (#"\w+@\w+"#, "@"), ("abc", "abc"), ("(ab)c+", "ab"), ("e(?:abc)+[0-9]", "abc"), ("a|b", ""), ("a*", ""),
            ("(?:zq){2}.*", "zqzq"), ("(?i)quiz", "quiz"), (".é.", "é"),
        ]
    )
    func required(pattern: String, literal: String) throws {
        #expect(try facts(pattern).required.map(\.value) == Array(literal.utf8))
    }

    @Test("bytes are told apart where the pattern tells them apart")
    func classes() throws {
        let classes = try LinearRegex(#"[a-c]x|[b-d]\b"#).matcher.compiled.program.classes
        #expect(classes.map[0x61] != classes.map[0x62])
        #expect(classes.map[0x62] == classes.map[0x63])
        #expect(classes.map[0x64] != classes.map[0x63])
        #expect(classes.map[0x65] == classes.map[0x41])
        #expect(classes.map[0x20] == classes.map[0xFF])
        #expect(classes.map[0x20] != classes.map[0x41])
        #expect(try LinearRegex("a").matcher.compiled.program.classes.count == 2)
    }
}
