import Testing

@testable import JSONSchema

@Suite("Patterns of ECMA-262")
struct ECMAPatternTests {
    @Test(
        "a pattern occurs where it should",
        arguments: [
            ("^foo", "foobar", true), ("^foo", "a foo", false), ("foo$", "a foo", true), ("foo$", "foo\n", false),
            ("^[a-z]+$", "abc", true), ("^[a-z]+$", "", false), ("^[a-z]{2,3}$", "abcd", false), ("a|b", "xb", true),
            ("^(get|put)$", "put", true), ("^(get|put)$", "puts", false), ("^https?://", "https://x", true),
            ("^https?://", "http:/x", false), ("^a*$", "", true), ("^[a-z][a-z0-9_]*$", "a_1", true),
            ("^.$", "é", true),
            ("^.$", "😀", true), ("^\\W$", "😀", true), ("^🐲*$", "🐲🐲", true), ("^🐲*$", "🐲🐉", false),
            ("^\\ud83d\\udc32+$", "🐲🐲", true), ("^[\\u{1F600}-\\u{1F64F}]$", "🙂", true), ("", "anything", true),
            ("^\\d$", "৪", false), ("^\\w$", "é", false), ("^\\s$", "\u{FEFF}", true), ("^\\s$", "\u{180E}", false),
            ("^\\S$", "\u{2003}", false), ("^.$", "\u{2028}", false), ("^.$", "\u{85}", true), ("^\\cI$", "\t", true),
            ("^\\x41\\u0042$", "AB", true), ("^\\p{Lu}\\P{Lu}$", "Éé", true), ("\\p{Letter}cole", "L'école", true),
            ("^\\p{Script=Greek}+$", "αβγ", true), ("^\\p{sc=Grek}+$", "abc", false), ("^\\p{L}\\p{Nd}$", "a٣", true),
            ("^\\p{Uppercase}\\p{White_Space}$", "A ", true), ("^[\\p{Lu}_]+$", "Ä_", true), ("^[^]$", "\n", true),
            ("[]", "a", false), ("^[\\b]$", "\u{8}", true), ("\\bcat\\b", "a cat!", true), ("\\Bcat", "a cat", false),
            ("\\B", "béb", false),
            ("^\\$ref$", "$ref", true), ("^[\\w.-]+$", "a-b.c", true), ("^[0-9]{1,3}?$", "12", true),
        ] as [(String, String, Bool)]
    )
    func occurs(_ row: (String, String, Bool)) throws {
        #expect(try ECMAPattern(row.0).occurs(in: row.1) == row.2)
    }

    @Test(
        "looking around, referring back and lazy repetitions work",
        arguments: [
            ("^(?=.*\\d)(?=.*[A-Z]).{4,}$", "abC1", true), ("^(?=.*\\d)(?=.*[A-Z]).{4,}$", "abc1", false),
            ("^(?!admin$).+$", "admin", false), ("^(?!admin$).+$", "admins", true), ("(?<=\\$)\\d+", "€5 $6", true),
            ("(?<!\\$)\\b\\d+", "$6", false), ("(?<=a+)b", "aab", true), ("^(a|b)\\1$", "aa", true),
            ("^(a|b)\\1$", "ab", false), ("^(?<q>['\"]).*\\k<q>$", "'a'", true),
            ("^(?<q>['\"]).*\\k<q>$", "'a\"", false),
            ("^\\k<x>(?<x>a)$", "a", true), ("^(?:(a)|b)*\\1$", "aab", true), ("^(?:(a)|b\\1)+$", "aba", true),
            ("(?<=(\\d)(\\d))\\1\\2", "1212", true), ("^(?:a?)*?$", "aaa", true), ("^(?=(a+))\\1b", "aaab", true),
            ("^(?:(?=(\\w))\\1)+$", "abc", true), ("^(?=a)*b", "b", true), ("(?<a>x)|(?<a>y)\\k<a>", "yy", true),
            ("^(?:ab){1001}$", String(repeating: "ab", count: 1001), true), ("^(?!.*--)[a-z-]+$", "a--b", false),
            ("^(?:ab){1001}$", String(repeating: "ab", count: 1000), false), ("^(?=(b*)c)", "bbc", true),
            ("^.{0,5000}b$", String(repeating: "a", count: 5000) + "b", true), ("^(?:){1000000000}\\B(?!a)$", "", true),
        ] as [(String, String, Bool)]
    )
    func looks(_ row: (String, String, Bool)) throws {
        #expect(try ECMAPattern(row.0).occurs(in: row.1) == row.2)
    }

    @Test(
        "what is no pattern is refused",
        arguments: [
            "(", ")", "a(", "^(abc]", "[a", "a**", "+", "^*", "a{2,1}", "\\", "\\Z", "\\A", "\\z", "\\a", "\\h", "\\1",
            "(a)\\2", "\\k<x>", "(?<x>a)(?<x>b)", "(?<1>a)", "(?<>a)", "(?<x", "(?x)", "(?P<x>a)", "(?i)a", "[z-a]",
            "\\p{Nope}", "\\p{Script=Nope}", "\\pL", "\\p{}", "\\u{110000}", "\\u{}", "\\u12", "\\x1", "\\c1", "\\01",
            "(?<=a)*", "[\\B]", "\\p{Lu", "(?#c)", "(?>a)", "\\b+", "a{1}{2}", "[\\k<a>]",
        ]
    )
    func refuses(_ text: String) {
        let error = #expect(throws: ECMAPatternError.self) { try ECMAPattern(text) }
        #expect(error?.isInvalid == true)
        #expect(error?.description.isEmpty == false)
    }

    @Test(
        "what only the web's older syntax allows is allowed",
        arguments: [
            ("^\\-\\_\\@\\#\\ \\'\\:$", "-_@# ':", true), ("^]$", "]", true), ("^}{$", "}{", true),
            ("^{a}$", "{a}", true),
            ("^[\\w-.]+$", "a-.", true), ("^[+--\\d]$", ",", true), ("^a{,2}$", "a{,2}", true),
            ("^a{1,x$", "a{1,x", true),
        ] as [(String, String, Bool)]
    )
    func isLenient(_ row: (String, String, Bool)) throws {
        #expect(try ECMAPattern(row.0).occurs(in: row.1) == row.2)
    }

    @Test("modifiers, script extensions and what is nested too deeply are not supported, but not called wrong")
    func isFrank() {
        let nested = String(repeating: "(", count: 10_000)
        let long = String(repeating: "a", count: 200_000)
        for text in [
            "(?i:a)", "(?i-s:a)", "\\p{scx=Grek}", nested, nested + String(repeating: ")", count: 10_000), long,
        ] {
            let error = #expect(throws: ECMAPatternError.self) { try ECMAPattern(text) }
            #expect(error?.isInvalid == false)
        }
    }

    @Test(
        "catastrophic patterns end, judged or not",
        arguments: [
            ("^(a+)+$", false), ("^(a|aa)+$", false), ("(x+x+)+y", false), ("^(?=.*\\d)[a!]*$", false),
            ("^(?:(?=a)(?:a|aa)+)+$", false), ("^(a+)+\\1$", nil), ("(?=.*.*.*.*=).*b", nil),
        ] as [(String, Bool?)]
    )
    func ends(_ row: (String, Bool?)) throws {
        let text = String(repeating: "a", count: 2000) + "!"
        #expect(try ECMAPattern(row.0).occurs(in: text) == row.1)
    }

    @Test("nested to the limit, a pattern is still matched and sampled")
    func goesDeep() throws {
        let count = PatternParser.deepest
        let text = String(repeating: "(?:", count: count) + "ab?" + String(repeating: ")+", count: count)
        let pattern = try ECMAPattern("^" + text + "$")
        #expect(pattern.occurs(in: "abaab") == true)
        #expect(pattern.occurs(in: "abbab") == false)
        let looking = String(repeating: "(?=(", count: count / 2) + "a" + String(repeating: "b?))", count: count / 2)
        #expect(try ECMAPattern(looking).occurs(in: "ba") == true)
    }

    // The patterns have no groups of their own that capture.
    @Test("the three engines agree on random patterns", arguments: 0..<8 as Range<UInt64>)
    func enginesAgree(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        for _ in 0..<60 {
            let text = Self.pattern(depth: 3, using: &generator)
            let pattern = try ECMAPattern(text)
            // A look ahead that holds everywhere forces the machine, and an empty reference keeps it from remembering.
            let machine = try ECMAPattern("(?=)(?:\(text))")
            let forgetful = try ECMAPattern("(?:\(text))()\\1")
            for _ in 0..<12 {
                let length = Int.random(in: 0...6, using: &generator)
                let input = String((0..<length).map { _ in "abé".randomElement(using: &generator) ?? "a" })
                let expected = pattern.occurs(in: input)
                #expect(expected != nil)
                #expect(machine.occurs(in: input) == expected, "\(text) \(input)")
                #expect(forgetful.occurs(in: input) == expected, "\(text) \(input)")
            }
        }
    }

    static func pattern(depth: Int, using generator: inout SplitMix) -> String {
        let branches = Int.random(in: 0...3, using: &generator) == 0 ? 2 : 1
        return (0..<branches)
            .map { _ in
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in term(depth: depth, using: &generator) }
                    .joined()
            }
            .joined(separator: "|")
    }

    private static func term(depth: Int, using generator: inout SplitMix) -> String {
        let atoms = ["a", "b", ".", "[ab]", "[^a]", "é", "\\w"]
        switch Int.random(in: 0...9, using: &generator) {
        case 0: return ["^", "$", "\\b", "\\B"].randomElement(using: &generator) ?? "^"
        case 1...4 where depth > 0:
            let group = "(?:" + pattern(depth: depth - 1, using: &generator) + ")"
            return group + (["", "*", "+", "?", "{2}", "{1,3}", "*?"].randomElement(using: &generator) ?? "")
        default:
            let atom = atoms.randomElement(using: &generator) ?? "a"
            return atom + (["", "", "*", "+", "?", "{0,2}"].randomElement(using: &generator) ?? "")
        }
    }
}
