import Testing

@testable import AssayChecks

@Suite("Excerpts and figures")
struct ExcerptTests {
    @Test(
        "an excerpt is one bounded line",
        arguments: [
            ("a\r\n\tb", "a b"), ("  a  ", "a"), ("\u{1B}[31mred\u{0}", "[31mred"), ("a\u{202E}b\u{200B}c", "abc"),
            ("", ""),
            ("\n\n", ""), ("ab\u{2028}cd", "ab cd"), ("日本語", "日本語"),
        ]
    )
    func line(text: String, expected: String) {
        #expect(Excerpt(text).description == expected)
    }

    @Test("an excerpt says where it was cut")
    func cut() {
        #expect(Excerpt("abcdef", limit: 3).description == "abc…")
        #expect(Excerpt("abc", limit: 3).description == "abc")
        #expect(Excerpt(Hostile.large, limit: 10).description.unicodeScalars.count <= 12)
    }

    @Test("phrases are found in any case and at either end")
    func phrases() {
        let text = FoldedText("Alpha BETA gamma")
        #expect(text.position(of: "alpha") == 0)
        #expect(text.position(of: "beta") == 6)
        #expect(text.position(of: "gamma") == 11)
        #expect(text.position(of: "gammas") == nil)
        #expect(text.position(of: "") == nil)
        #expect(!FoldedText("").contains("a"))
    }

    @Test(
        "figures have the digits that a reader can use",
        arguments: [
            (0.0, "0"), (0.1, "0.1"), (0.41666, "0.417"), (12.345, "12.3"), (1_240.4, "1240"), (210, "210"),
            (-3.5, "-3.5"),
            (.nan, "nan"), (.infinity, "inf"), (1e300, "1e+300"),
        ]
    )
    func numbers(value: Double, expected: String) {
        #expect(Figure.number(value) == expected)
    }

    @Test("long times are in seconds")
    func times() {
        #expect(Figure.time(milliseconds: 9_999) == "9999 ms")
        #expect(Figure.time(milliseconds: 10_000) == "10 s")
        #expect(Figure.percentage(0.001) == "0.1 %")
    }
}
