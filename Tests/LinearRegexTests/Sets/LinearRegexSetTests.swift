import Testing

@testable import LinearRegex

@Suite("Linear regex set")
struct LinearRegexSetTests {
    /// What each pattern finds by itself.
    static func expected(_ patterns: [LinearRegexSet.Pattern], in text: [UInt8]) throws -> [LinearRegexSet.Match] {
        let folded = String(decoding: text, as: UTF8.self).lowercased()
        var matches: [LinearRegexSet.Match] = []
        for (index, pattern) in patterns.enumerated() {
            let isAdmitted = pattern.keywords.isEmpty || pattern.keywords.contains { folded.contains($0.lowercased()) }
            guard isAdmitted else { continue }
            let regex = try LinearRegex(pattern.pattern, options: pattern.options)
            matches += regex.allMatches(in: text).map { LinearRegexSet.Match(pattern: index, match: $0) }
        }
        return matches.sorted {
            ($0.match.range.lowerBound, $0.pattern, $0.match.range.upperBound)
                < ($1.match.range.lowerBound, $1.pattern, $1.match.range.upperBound)
        }
    }

    static func check(_ patterns: [LinearRegexSet.Pattern], in text: [UInt8]) throws {
        try check(LinearRegexSet(patterns), in: text)
    }

    static func check(_ set: LinearRegexSet, in text: [UInt8]) throws {
        let patterns = set.patterns
        let expected = try Self.expected(patterns, in: text)
        let texts = patterns.map(\.pattern)
        #expect(
            set.allMatches(in: text) == expected,
            "\(texts) in \(String(decoding: text, as: UTF8.self).debugDescription)"
        )
        #expect(set.matchingPatterns(in: text) == Set(expected.map(\.pattern)).sorted(), "\(texts)")
    }

    @Test("answers as each pattern does by itself, on generated patterns and texts", arguments: 0..<120)
    func property(seed: UInt64) throws {
        var source = PatternSource(seed: seed)
        let patterns = (0..<Int.random(in: 1...12, using: &source.random)).map { _ in source.pattern() }
        let set = try LinearRegexSet(patterns)
        for _ in 0..<4 {
            try Self.check(set, in: source.text())
        }
    }

    @Test("the generated patterns take each way to match")
    func coverage() throws {
        var windows = 0
        var always = 0
        var matches = 0
        for seed in UInt64(0)..<200 {
            var source = PatternSource(seed: seed)
            let patterns = (0..<Int.random(in: 1...12, using: &source.random)).map { _ in source.pattern() }
            let set = try LinearRegexSet(patterns)
            for member in set.members {
                if case .windows = member.plan { windows += 1 } else { always += 1 }
            }
            matches += set.allMatches(in: source.text()).count
        }
        #expect(windows > 400)
        #expect(always > 100)
        #expect(matches > 1000)
    }

    @Test("a window's edges hide nothing from assertions")
    func edges() throws {
        let patterns: [LinearRegexSet.Pattern] = [
            #"\bword\b"#, #"\Bword\B"#, #"^word"#, #"(?m)^word$"#, #"word\z"#, #"\Aword"#, #"word$"#, #"(?m)word$"#,
            #"\bword\z"#, #".word"#, #"word."#, #"(?s).word."#, #"[^a]?word[^a]?"#, #"(?i)\bWORD\b"#,
        ]
        for text in ["word", "a word b", "aword", "worda", "\nword", "word\n", "\nword\n", "awordb", "éword", "wordé"] {
            try Self.check(patterns, in: Array(text.utf8))
        }
        try Self.check(patterns, in: [0xFF] + Array("word".utf8) + [0xC3])
    }

    @Test("a literal within a group is looked for where the group can have it")
    func nesting() throws {
        let patterns: [LinearRegexSet.Pattern] = [
            #"[a-f]{3}([0-9]word[a-z])"#, #"[a-f]+(?:word.|[0-9]+other)!"#, #"id-([0-9]{2}key)"#,
            #"id-(?:[0-9]+key|[x-z]key)"#,
            #"(?:[0-9]+(?:ab[a-f]*cd){2,3})+z"#, #"(?s)(?:.{2,9}(word\d*)){2}"#,
            #"(?i)x[0-9]*(?:y[0-9]*(?:key[0-9]*)+)+"#,
        ]
        let texts = [
            "abcdef7worda fword9! abc99other!", "id-12key id-key id-7key id-777key id-xkey", "12abfcdabcd3abcdabffcdz",
            "..word1....word22.", "X12y3KEY4key5Y6key", "word a\n7wordb abc\n7worda",
        ]
        for text in texts {
            try Self.check(patterns, in: Array(text.utf8))
        }
        let whole = try LinearRegexSet(patterns).allMatches(in: texts.joined(separator: "\n"))
        #expect(Set(whole.map(\.pattern)) == Set(patterns.indices))
    }

    @Test("windows that touch or overlap are one")
    func overlaps() throws {
        let patterns: [LinearRegexSet.Pattern] = [
            #"[a-z]{0,5}key[a-z]{0,5}"#, #"key.*key"#, #"key.*?key"#, #"(?s)key.+key"#, #"\w*key"#, #"key\w*"#,
            #"key|keykey|key-.{2,9}key"#, #"(?:x\n){1,2}key"#, #"key(?:\nx){0,2}"#, #"[\s\S]{3}key"#, #"(?s)^.*key"#,
        ]
        let texts = [
            "keykeykey", "key key key", "abcdefkeyabcdefkeyabcdef", "x\nx\nkey\nx\nx\nkey", "key\n\nkey",
            "k\u{E9}y key\nkey",
            String(repeating: "key", count: 200), String(repeating: "key\n", count: 50), "key-ab\nkey-abkey", "",
        ]
        for text in texts {
            try Self.check(patterns, in: Array(text.utf8))
        }
    }

    @Test("case is ignored as the pattern says, beyond ASCII too")
    func folding() throws {
        let patterns: [LinearRegexSet.Pattern] = [
            #"(?i)stripe[_-]?key"#, #"EZAK(?i)[a-z]{3}"#, #"(?i)kiss"#, #"(?i:é)tude"#, #"xox[baprs]-\d+"#,
            LinearRegexSet.Pattern("a.c", options: .literal), LinearRegexSet.Pattern("KEY", options: .caseInsensitive),
        ]
        for text in [
            "ſtripe_Key STRIPEKEY \u{212A}iſſ xoxb-12 xoxz-3", "EZAKabC ezakabc Étude étude a.c A.C abc",
            "KISS key KEY \u{212A}ey",
        ] {
            try Self.check(patterns, in: Array(text.utf8))
        }
    }

    @Test(
        "a pattern with keywords matches only where one of them stands",
        arguments: [
            "SK0123 twilio", "SK0123 TWILIO", "SK0123", "twilio", "ghp_abc", "[a] zz", "key = abc", "vendorX key = abc",
        ]
    )
    func keywords(text: String) throws {
        try Self.check(
            [
                .init(#"SK\d+"#, keywords: ["twilio"]),
                .init(#"ghp_\w+"#, keywords: ["ghp_"]),
                .init(#"ghp_\w+"#, keywords: ["absent", "GHP"]),
                .init(#"ghp_\w+"#, keywords: ["absent"]),
                .init(#"\[a\]|z"#, keywords: ["z", "q"]),
                .init(#"[a-z]+ = [a-z]+"#, keywords: ["vendorx", "other"]),
            ],
            in: Array(text.utf8)
        )
    }

    @Test("an empty keyword asks for nothing")
    func emptyKeyword() throws {
        let set = try LinearRegexSet([LinearRegexSet.Pattern("abc", keywords: ["absent", ""])])
        #expect(set.matchingPatterns(in: "abc") == [0])
    }

    @Test("patterns that match nothing, the empty text or everything")
    func extremes() throws {
        try Self.check(
            [#"[^\x00-\x{10FFFF}]"#, "", "x*", #"(?s).*"#, #"\b"#, "$", "(?:)abc", "(a|)"],
            in: Array("abc x".utf8)
        )
        let empty = try LinearRegexSet([LinearRegexSet.Pattern]())
        #expect(empty.matchingPatterns(in: "abc").isEmpty)
        #expect(empty.allMatches(in: "abc").isEmpty)
    }

    @Test("a pattern that is refused is named")
    func refusal() {
        #expect {
            try LinearRegexSet(["fine", "(?=ahead)"])
        } throws: { error in
            guard let error = error as? LinearRegexSetError else { return false }
            return error.pattern == 1 && !error.reason.message.isEmpty && error.description.hasPrefix("pattern 1: ")
        }
    }

    @Test("a set is used by many tasks at once")
    func concurrency() async throws {
        let set = try LinearRegexSet(["ghp_[a-z]{4}", #"(?i)key\s*=\s*(\w+)"#, "[0-9]+"])
        let text = String(repeating: "ghp_abcd KEY = v1\n", count: 50)
        let expected = set.allMatches(in: text)
        #expect(expected.count == 150)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask { set.allMatches(in: text) == expected && set.matchingPatterns(in: text) == [0, 1, 2] }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: true, count: 32))
    }

    @Test("texts made of literals only are matched in the end")
    func density() throws {
        let patterns: [LinearRegexSet.Pattern] = [#"ab[^b]*c"#, #"(?:ab)+d"#, #"[\s\S]*ab"#, #"ab\n{0,3}e"#]
        var text = Array(String(repeating: "ab", count: 3_000).utf8)
        try Self.check(patterns, in: text)
        text.insert(contentsOf: "c\nd".utf8, at: 1_001)
        text.append(contentsOf: "\n\ne".utf8)
        try Self.check(patterns, in: text)
    }
}
