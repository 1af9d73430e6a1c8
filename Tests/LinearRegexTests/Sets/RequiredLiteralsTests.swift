import Testing

@testable import LinearRegex

@Suite("Required literals")
struct RequiredLiteralsTests {
    static func required(_ pattern: String) throws -> RequiredLiterals? {
        try RegexParser.parse(pattern).root.requiredLiterals
    }

    /// The literals, `/i` after those that ignore case.
    static func names(_ pattern: String) throws -> [String]? {
        try required(pattern)?.literals.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.ignoresCase ? "/i" : "") }
            .sorted()
    }

    @Test(
        "are the most telling part of a pattern",
        arguments: [
            ("ghp_[0-9a-zA-Z]{36}", ["ghp_"]),
            ("[a-z]+_secret_[a-z]+", ["_secret_"]),
            ("[a-z]{3}tail", ["tail"]),
            ("xox[bap]-", ["xoxa-", "xoxb-", "xoxp-"]),
            ("(?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}", ["A3T", "AKIA", "ASIA"]),
            ("(?i)adobe", ["adobe/i"]),
            ("(?i)ok", ["o\u{212A}/i", "ok/i"]),
            ("EZAK(?i)ab", ["ezakab/i"]),
            ("(?:ab|cd){2}", ["abab", "abcd", "cdab", "cdcd"]),
            ("(?:xyz)+", ["xyz"]),
            ("(?:xyz)*q", ["q"]),
            ("(colou?r)_name", ["_name"]),
            ("(colou?r)[a-z]", ["color", "colour"]),
            ("é{2}", ["éé"]),
            (#"\Qa.b\E"#, ["a.b"]),
            (#"\bkey\b"#, ["key"]),
            ("[A-Z]{20}-needle-[A-Z]{20}|[0-9]{3}haystack", ["-needle-", "haystack"]),
            (#"\s{0,2}key\s?[^x]?"#, ["key"]),
            ("(?:ab|c)key(?:d|efg)?", ["abkey", "ckey"]),
            ("é{0,3}key[é-ɏ]", ["key"]),
        ]
    )
    func literals(pattern: String, expected: [String]) throws {
        #expect(try Self.names(pattern) == expected.sorted())
    }

    @Test(
        "are none where a match can do without",
        arguments: ["", "a*", "(?:abc)?", "[^k]+", ".*", "abc|", #"\b"#, "abc|[^x]"]
    )
    func none(pattern: String) throws {
        #expect(try Self.required(pattern) == nil)
    }

    @Test("a long one is cut off")
    func length() throws {
        let long = String(repeating: "\u{1}", count: 300)
        let literals = try #require(try Self.required(long)?.literals)
        #expect(literals.allSatisfy { $0.bytes.count <= 24 })
    }

    @Test("single letters are not selective, words are")
    func selectivity() throws {
        #expect(try Self.required("[a-z]+")?.isSelective == false)
        #expect(try Self.required("e[0-9]*[^x]*")?.isSelective == false)
        #expect(try Self.required("password=.*")?.isSelective == true)
    }

    @Test("a pattern that matches nothing requires one of no literals")
    func never() throws {
        #expect(try Self.required(#"abc[^\x00-\x{10FFFF}]"#)?.literals == [])
    }

    @Test(
        "say how far a match reaches",
        arguments: [
            ("[a-z]{2,5}key[0-9]{3}", 5, 6),
            ("key", 0, 3),
            ("é{0,3}key[é-ɏ]", 6, 5),
            ("(?:ab|c)key(?:d|efg)?", 0, 8),
            ("(?:ab|c)[0-9]{3}key(?:d|efg)?", 5, 6),
            ("(?:[a-f]{2}key){3}", 2, 13),
        ]
    )
    func reach(pattern: String, before: Int, after: Int) throws {
        let required = try #require(try Self.required(pattern))
        #expect(required.before.bytes == before)
        #expect(required.after.bytes == after)
    }

    @Test(
        "say how many lines a match reaches",
        arguments: [
            (".*key.*", 0, 0), (#"\s{0,2}key\s?[^x]?"#, 2, 2), (#"\s+key.*"#, nil, 0), (#"\nkey(?:[^\n]*\n){3}"#, 0, 4),
            ("key[^a]*", 0, nil),
        ] as [(String, Int?, Int?)]
    )
    func lines(pattern: String, before: Int?, after: Int?) throws {
        let required = try #require(try Self.required(pattern))
        #expect(required.before.lineFeeds == before)
        #expect(required.after.lineFeeds == after)
    }

    @Test("large and deep patterns stay bounded")
    func bounds() throws {
        let words = (0..<400).map { "word\($0)x" }.joined(separator: "|")
        #expect(try Self.required(words).map { $0.literals.count <= 64 } ?? true)
        let deep = String(repeating: "(?:", count: 300) + "abc" + String(repeating: "[xy])?", count: 300)
        _ = try Self.required(deep)
        let wide = String(repeating: "[abc]", count: 50)
        #expect(try Self.required(wide).map { $0.literals.count <= 64 } ?? true)
        // Lengths beyond the range of integers do not trap.
        let extent = MatchExtent(bytes: 1 << 39, lineFeeds: 2)
        #expect((extent + extent + extent).bytes == nil)
        #expect(extent.repeated(.max) == .unbounded)
        #expect(extent.repeated(nil) == .unbounded)
        #expect(MatchExtent.none.repeated(nil) == .none)
    }
}
