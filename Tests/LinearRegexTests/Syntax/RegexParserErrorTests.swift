import Testing

@testable import LinearRegex

@Suite("Refusing patterns")
struct RegexParserErrorTests {
    @Test(
        "what RE2 refuses is refused, with the place",
        arguments: [
            ("*", "0-1: nothing to repeat"), ("a|*", "2-3: nothing to repeat"), ("(+)", "1-2: nothing to repeat"),
            ("(?i)*", "4-5: nothing to repeat"), ("{2}", "0-3: nothing to repeat"),
            ("a**", "1-3: repetition of a repetition"),
            ("a*+", "1-3: repetition of a repetition"), ("a{2}{3}", "1-7: repetition of a repetition"),
            ("a??*", "1-4: repetition of a repetition"), ("éa++", "3-5: repetition of a repetition"),
            ("a{3,2}", "1-6: invalid number of repetitions"), ("a{1001}", "1-7: more than 1000 repetitions"),
            ("a{0,1001}?", "1-10: more than 1000 repetitions"), ("(a", "0-1: missing ) for this ("),
            ("a(b(c)", "1-2: missing ) for this ("), ("a)", "1-2: unexpected )"), ("(?:a", "0-1: missing ) for this ("),
            ("[a", "0-2: missing ] for this ["), ("x[", "1-2: missing ] for this ["),
            ("[]", "0-2: missing ] for this ["),
            ("[a-", "0-3: missing ] for this ["), ("[b-a]", "1-4: range out of order"),
            (#"[a-\d]"#, "3-5: invalid escape"),
            ("[[:foo:]]", "1-8: unknown class name"), ("[[:]:]", "1-6: unknown class name"),
            (#"\p{Foo}"#, "0-7: unknown Unicode class"),
            (#"\p{greek}"#, "0-9: unknown Unicode class"), (#"\pX"#, "0-3: unknown Unicode class"),
            (#"\p"#, "0-2: unknown Unicode class"),
            (#"\p^L"#, "0-3: unknown Unicode class"), (#"\p{}"#, "0-4: unknown Unicode class"),
            (#"\p{Cn}"#, "0-6: unknown Unicode class"),
            (#"a\p{L"#, "1-5: missing } behind the name of the class"),
        ]
    )
    func refused(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "escapes without a meaning are refused",
        arguments: [
            (#"\"#, "0-1: nothing behind \\"), (#"\1"#, "0-2: backreferences are not supported"),
            (#"\9"#, "0-2: invalid escape"),
            (#"\C"#, "0-2: invalid escape"), (#"\Z"#, "0-2: invalid escape"), (#"\K"#, "0-2: invalid escape"),
            (#"\G"#, "0-2: invalid escape"),
            (#"\R"#, "0-2: invalid escape"), (#"\h"#, "0-2: invalid escape"), (#"\E"#, "0-2: invalid escape"),
            (#"\é"#, "0-3: invalid escape"),
            (#"\x"#, "0-2: invalid escape"), (#"\x1"#, "0-3: invalid escape"), (#"\x{}"#, "0-3: invalid escape"),
            (#"\x{41"#, "0-5: invalid escape"),
            (#"\x{110000}"#, "0-9: invalid escape"), (#"\x{FFFFFFFFFFFFFFFFFFFF}"#, "0-9: invalid escape"),
            (#"[\b]"#, "1-3: invalid escape"),
            (#"[\Q]"#, "1-3: invalid escape"), (#"[\A]"#, "1-3: invalid escape"),
        ]
    )
    func escapes(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "groups that RE2 does not have are refused",
        arguments: [
            ("(?=a)", "0-3: look-around is not supported"), ("(?!a)", "0-3: look-around is not supported"),
            ("(?<=a)", "0-3: look-around is not supported"), ("(?<!a>b)", "0-3: look-around is not supported"),
            ("(?>a)", "0-3: invalid group or flag"), ("(?P=n)", "0-3: invalid group or flag"),
            ("(?P>n)", "0-3: invalid group or flag"),
            ("(?#c)", "0-3: invalid group or flag"), ("(?|a)", "0-3: invalid group or flag"),
            ("(?x)a", "0-3: invalid group or flag"),
            ("(?i-)a", "0-5: invalid group or flag"), ("(?-:a)", "0-4: invalid group or flag"),
            ("(?--i)", "0-4: invalid group or flag"),
            ("(?i-s-m)", "0-6: invalid group or flag"), ("(?é)", "0-4: invalid group or flag"),
            ("(?i", "0-3: missing ) or : behind flags"),
            ("(?", "0-2: missing ) or : behind flags"), ("(?i)(?s", "4-7: missing ) or : behind flags"),
            ("(?P<n", "0-5: missing > behind the name of the group"),
            ("(?<", "0-3: missing > behind the name of the group"),
            ("(?P<>a)", "0-5: invalid group name"), ("(?<a-b>c)", "0-7: invalid group name"),
            ("(?<a b>c)", "0-7: invalid group name"),
        ]
    )
    func groups(pattern: String, expected: String) {
        #expect(notation(pattern) == expected)
    }

    @Test(
        "counts within counts are multiplied",
        arguments: [
            ("(?:a{500}){2}", true), ("(?:a{500}){2,3}", false), ("((a{10}){10}){10}", true),
            ("(((a{10}){10}){10}){2}", false),
            ("(((a{10}){10}){10}){1}", true), ("(?:a{1000})*", true), ("(?:a{1000}){0}", true),
            ("(?:(?:a{500}){0}){3}", false),
            ("(?:a{500,}){2,}", true), ("(?:a{500,}){3,}", false), ("(?:a{0,500}){0,3}", false),
            ("(?:b|(?:c(a{501})d)){2}", false),
            ("(?:ba{501}|ba{3}){2}", false), ("a{1000}b{1000}", true),
        ]
    )
    func nestedCounts(pattern: String, isAccepted: Bool) {
        let parsed = try? RegexParser.parse(pattern)
        #expect((parsed != nil) == isAccepted)
    }
}
