import Testing

@testable import LinearRegex

@Suite("Simplifying trees")
struct RegexSimplificationTests {
    @Test(
        "repetitions that change nothing go away",
        arguments: [
            ("a{1}", "'a'"), ("a{0}", "ε"), ("(?:)*", "ε"), ("(?:){3}", "ε"), ("^*", "ε"), ("(?m:$)+", "<lineEnd>"),
            (#"\b{2,5}"#, "<wordBoundary>"),
            (#"\b?"#, "ε"), ("a{0,}", "'a'*"), ("a{1,}", "'a'+"), ("a{0,1}?", "'a'??"), ("[^\\x00-\\x{10FFFF}]*", "ε"),
            ("[^\\x00-\\x{10FFFF}]+", "∅"), ("(a{0})", "(1 ε)"),
        ]
    )
    func trivial(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "operators upon operators of the same greed become one",
        arguments: [
            ("(?:a*)*", "'a'*"), ("(?:a+)+", "'a'+"), ("(?:a?)?", "'a'?"), ("(?:a+)?", "'a'*"), ("(?:a?)+", "'a'*"),
            ("(?:a*)+", "'a'*"),
            ("(?:(?:(?:a+)+)+)*", "'a'*"), ("(?:a*?)*?", "'a'*?"), ("(?:a*?)*", "'a'*?*"), ("(?:a*)?" + "?", "'a'*??"),
            ("(?:a{2})*", "'a'{2,2}*"), ("(?:a{2,})+", "'a'{2,}+"), ("(a*)*", "(1 'a'*)*"),
        ]
    )
    func nestedOperators(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "repetitions of the same scalars in a row become one",
        arguments: [
            ("a*a", "'a'+"), ("a*a*", "'a'*"), ("a?a?", "'a'{0,2}"), ("a+a{2}b", "{'a'{3,} 'b'}"),
            ("a{2,3}a?", "'a'{2,4}"),
            ("[ab]*(?:a|b)", "[a-b]+"), ("x(?:ya*)a*", "{'x' 'y' 'a'*}"), ("a*?a", "'a'+?"), ("a*a*?", "{'a'* 'a'*?}"),
            ("aa*", "{'a' 'a'*}"), ("a*b*", "{'a'* 'b'*}"), ("a*(?i)a", "{'a'* [A a]}"), ("a*(a)", "{'a'* (1 'a')}"),
            ("a{1000}a", "{'a'{1000,1000} 'a'}"), ("(?:ab)*ab", "{{'a' 'b'}* 'a' 'b'}"), ("a{0}a*", "'a'*"),
        ]
    )
    func neighbours(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "what stands in a row is flat",
        arguments: [
            ("a(?:bc)d", "{'a' 'b' 'c' 'd'}"), ("(?:(?:a)(?:b))", "{'a' 'b'}"), ("a(?:)b", "{'a' 'b'}"),
            ("(?:a|bc)|d", "{'a'|{'b' 'c'}|'d'}"),
            ("()a", "{(1 ε) 'a'}"),
        ]
    )
    func flat(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "branches that start alike share the start, and neighbouring scalars are a class",
        arguments: [
            ("a|b|c", "[a-c]"), ("a|a", "'a'"), ("ab|ac", "{'a' [b-c]}"),
            ("abc|abd|aef|bcx|bcy", "{{'a' {{'b' [c-d]}|{'e' 'f'}}}|{'b' 'c' [x-y]}}"),
            ("foo|foobar", "{'f' 'o' 'o' {ε|{'b' 'a' 'r'}}}"), ("a|bc|d", "{'a'|{'b' 'c'}|'d'}"),
            ("ab|c|ad", "{{'a' 'b'}|'c'|{'a' 'd'}}"),
            ("^a|^b", "{<textStart> [a-b]}"), (#"\d{3}a|\d{3}b"#, "{[0-9]{3,3} [a-b]}"), ("||a|", "{ε|'a'|ε}"),
            ("(?i)ab|(?i)ac", "{[A a] [B-C b-c]}"), (".|a", "[U+0-U+9 U+B-U+10FFFF]"), ("(?s).|b", "[U+0-U+10FFFF]"),
            ("a|[^\\x00-\\x{10FFFF}]|b", "{'a'|'b'}"),
        ]
    )
    func alternations(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "groups and repetitions at the start are not shared",
        arguments: [
            ("a*b|a*c", "{{'a'* 'b'}|{'a'* 'c'}}"), ("(a)b|(a)c", "{{(1 'a') 'b'}|{(2 'a') 'c'}}"),
            ("a{2,3}b|a{2,3}c", "{{'a'{2,3} 'b'}|{'a'{2,3} 'c'}}"),
            ("(?:ab){2}c|(?:ab){2}d", "{{{'a' 'b'}{2,2} 'c'}|{{'a' 'b'}{2,2} 'd'}}"),
        ]
    )
    func notShared(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test("the copies of counted repetitions and the height survive factoring")
    func bounds() throws {
        let factored = RegexPiece.choice([
            RegexPiece(
                node: .concatenation([.literal(97, ignoringCase: false), .group(.empty, index: 1)]),
                copies: 7,
                height: 3
            ),
            RegexPiece(
                node: .concatenation([.literal(97, ignoringCase: false), .group(.never, index: 2)]),
                copies: 9,
                height: 5
            ),
        ])
        #expect(factored.copies == 9)
        #expect(factored.node.notation == "{'a' {(1 ε)|(2 ∅)}}")
        #expect(factored.height >= 5)
        let piece = RegexPiece(node: .literal(97, ignoringCase: false), copies: Int.max)
        #expect(piece.repeated(minimum: 2, maximum: 2, isGreedy: true).copies == Int.max)
    }
}
