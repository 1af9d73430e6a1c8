import Testing

@testable import LinearRegex

@Suite("Reading patterns")
struct RegexParserTests {
    @Test(
        "literals, classes and assertions become their nodes",
        arguments: [
            ("", "ε"), ("a", "'a'"), ("ab", "{'a' 'b'}"), ("é日", "{'é' 'U+65E5'}"), (".", "[U+0-U+9 U+B-U+10FFFF]"),
            ("^a$", "{<textStart> 'a' <textEnd>}"), (#"\Aa\z"#, "{<textStart> 'a' <textEnd>}"),
            (#"\b\B"#, "{<wordBoundary> <notWordBoundary>}"), (#"\d"#, "[0-9]"), (#"\D"#, "[U+0-/ :-U+10FFFF]"),
            (#"\s"#, "[U+9-U+A U+C-U+D U+20]"), (#"\w"#, "[0-9 A-Z _ a-z]"), (#"\W"#, "[U+0-/ :-@ [-^ ` {-U+10FFFF]"),
            (#"\p{Cs}"#, "[U+D800-U+DFFF]"), (#"\P{^Cs}"#, "[U+D800-U+DFFF]"), (#"\p{Any}"#, "[U+0-U+10FFFF]"),
            (#"\PZ"#, ScalarSet(UnicodeClasses.named("Z")?.complement.ranges ?? []).notation), (#"\P{Any}"#, "∅"),
        ]
    )
    func atoms(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "escapes stand for one scalar",
        arguments: [
            (#"\."#, "'.'"), (#"\_"#, "'_'"), (#"\n\t\r\f\v\a"#, "{'U+A' 'U+9' 'U+D' 'U+C' 'U+B' 'U+7'}"),
            (#"\x41\x{1F600}\x{000041}"#, "{'A' 'U+1F600' 'A'}"),
            (#"\0\07\123\1234\08"#, "{'U+0' 'U+7' 'S' 'S' '4' 'U+0' '8'}"),
            (#"\777"#, "'ǿ'"), (#"\x{D800}"#, "'U+D800'"), (#"\Qa.b\E*"#, "{'a' '.' 'b'*}"),
            (#"\Qa\\E"#, #"{'a' '\'}"#),
            (#"\Q"#, "ε"), (#"\Qa\"#, #"{'a' '\'}"#),
        ]
    )
    func escapes(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "brackets take ranges, names, escapes and their own signs",
        arguments: [
            ("[abc]", "[a-c]"), ("[a]", "'a'"), ("[]a]", "[] a]"), ("[^]a]", "[U+0-\\ ^-` b-U+10FFFF]"),
            ("[a-]", "[- a]"),
            ("[-a]", "[- a]"), ("[a-c-e]", "[- a-c e]"), ("[--a]", "[--a]"), (#"[\d-z]"#, "[- 0-9 z]"),
            (#"[\]\-]"#, "[- ]]"),
            ("[[:alpha:]1]", "[1 A-Z a-z]"), ("[[:^digit:]]", "[U+0-/ :-U+10FFFF]"), ("[[:space:]]", "[U+9-U+D U+20]"),
            ("[[:word:][:punct:]]", "[!-~]"), (#"[^\x00-\x{10FFFF}]"#, "∅"), ("[[:]", "[: []"),
            ("[[.a.]]", "{[. [ a] ']'}"),
            (#"[\pN\PN]"#, "[U+0-U+10FFFF]"), (#"[\x41-\103]"#, "[A-C]"), ("[a-c&&[b]", "[& [ a-c]"),
            ("[$^.*|()]", "[$ (-* . ^ |]"),
        ]
    )
    func brackets(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "every class name of POSIX is ASCII, and its negation is the rest",
        arguments: [
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
            "word",
            "xdigit",
        ]
    )
    func posix(name: String) throws {
        let set = try #require(ScalarSet.posix(name))
        #expect(!set.isEmpty)
        #expect(set.complement.contains(0x80))
        #expect(notation("[[:\(name):]]") == set.notation)
        #expect(notation("[[:^\(name):]]") == set.complement.notation)
    }

    @Test(
        "repetitions carry their counts and their greed",
        arguments: [
            ("a*", "'a'*"), ("a+", "'a'+"), ("a?", "'a'?"), ("a*?", "'a'*?"), ("a+?", "'a'+?"), ("a??", "'a'??"),
            ("a{2}", "'a'{2,2}"), ("a{2,}", "'a'{2,}"), ("a{2,3}?", "'a'{2,3}?"), ("ab*", "{'a' 'b'*}"),
            ("(?:ab)*", "{'a' 'b'}*"),
            ("a{1000}", "'a'{1000,1000}"), ("(?U)a*", "'a'*?"), ("(?U)a*?", "'a'*"), ("a*(?i)*", "'a'*"),
            (#"a\Q\E*"#, "'a'*"),
        ]
    )
    func repetitions(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "a brace that holds no counts is itself",
        arguments: [
            ("a{,5}", "{'a' '{' ',' '5' '}'}"), ("a{", "{'a' '{'}"), ("{", "'{'"), ("a{1", "{'a' '{' '1'}"),
            ("a{1,", "{'a' '{' '1' ','}"), ("a{x}", "{'a' '{' 'x' '}'}"), ("a{01}", "{'a' '{' '0' '1' '}'}"),
            ("a{1,02}", "{'a' '{' '1' ',' '0' '2' '}'}"), ("a{}", "{'a' '{' '}'}"), ("a{-1}", "{'a' '{' '-' '1' '}'}"),
            ("a{1000000000}", "{'a' '{' '1' '0' '0' '0' '0' '0' '0' '0' '0' '0' '}'}"), ("a{,}*", "{'a' '{' ',' '}'*}"),
        ]
    )
    func literalBraces(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test("groups are numbered by their opening parentheses and keep their names")
    func groups() throws {
        let parsed = try RegexParser.parse("(a(?P<x>b)|(?<y_1>c))(?:d)()")
        #expect(parsed.root.notation == "{(1 {{'a' (2 'b')}|(3 'c')}) 'd' (4 ε)}")
        #expect(parsed.groupCount == 4)
        #expect(parsed.groupNames == [nil, "x", "y_1", nil])
        // As RE2 does: the same name again, names that begin with a digit, letters of any script.
        #expect(try RegexParser.parse("(?<n>a)(?<n>b)(?<1>c)(?<größe>d)").groupNames == ["n", "n", "1", "größe"])
        // Groups that no match passes count, too.
        #expect(try RegexParser.parse("(a){0}(b)").groupCount == 2)
    }

    @Test(
        "flags hold from where they stand to the end of their group",
        arguments: [
            ("(?i)a", "[A a]"), ("a(?i)b", "{'a' [B b]}"), ("(?i:a)b", "{[A a] 'b'}"),
            ("(?:(?i)a|b)c", "{[A-B a-b] 'c'}"),
            ("((?i)a)b", "{(1 [A a]) 'b'}"), ("(?i)(?-i)a", "'a'"), ("(?i)(?-i:a)b", "{'a' [B b]}"),
            ("(?m)^$", "{<lineStart> <lineEnd>}"),
            (#"(?m)\A\z"#, "{<textStart> <textEnd>}"), ("(?s).", "[U+0-U+10FFFF]"),
            ("(?s-s).", "[U+0-U+9 U+B-U+10FFFF]"),
            ("(?U)a*(?-U)b*", "{'a'*? 'b'*}"), ("(?ims-U)a", "[A a]"), ("(?)a", "'a'"), ("(?:)a", "'a'"),
            ("a|(?i)b|c", "[B-C a-c]"),
            ("(?i)", "ε"),
        ]
    )
    func flags(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test("options are the flags at the start, and a literal pattern has no operators")
    func options() {
        #expect(
            notation("a^.b*", [.caseInsensitive, .multiLine, .dotMatchesNewline, .swapGreed])
                == notation("(?imsU)a^.b*")
        )
        #expect(notation("(?-i)a", .caseInsensitive) == "'a'")
        #expect(notation(#"a*(\d"#, .literal) == #"{'a' '*' '(' '\' 'd'}"#)
        #expect(notation("k.", [.literal, .caseInsensitive]) == "{[K k U+212A] '.'}")
    }

    @Test(
        "without regard to case a scalar stands for its orbit, also in classes and in what they leave out",
        arguments: [
            ("(?i)k", "[K k U+212A]"), ("(?i)ſ", "[S s ſ]"), ("(?i)σ", "[U+3A3 U+3C2-U+3C3]"),
            ("(?i)[j-l]", "[J-L j-l U+212A]"),
            ("(?i)1", "'1'"), ("(?i)ß", "[ß U+1E9E]"), ("(?i)ι", "[U+345 U+399 U+3B9 U+1FBE]"),
            (
                "(?i)[^k]",
                "[U+0-J L-j l-U+2129 U+212B-U+10FFFF]"
            ), (#"(?i)\W"#, #"[U+0-/ :-@ [-^ ` {-ž ƀ-U+2129 U+212B-U+10FFFF]"#),
            (#"(?i)\w"#, "[0-9 A-Z _ a-z ſ U+212A]"),
            ("(?i)[[:^lower:]]", #"[U+0-@ [-` {-ž ƀ-U+2129 U+212B-U+10FFFF]"#),
            (#"(?i)\d"#, "[0-9]"),
        ]
    )
    func caseFolding(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }
}
