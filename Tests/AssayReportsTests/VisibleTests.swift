import Testing

@testable import AssayReports

@Suite("Visible text")
struct VisibleTests {
    @Test(
        "what steers a terminal or deceives the eye is spelled out",
        arguments: [
            ("\u{1B}[2J", "\\u{1B}[2J"), ("a\nb\r\t", "a\\u{A}b\\u{D}\\u{9}"), ("\u{202E}exe", "\\u{202E}exe"),
            ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{9B}31m", "\\u{9B}31m"), ("\u{7F}", "\\u{7F}"),
            ("\u{2028}", "\\u{2028}"), ("\u{FEFF}\u{200B}", "\\u{FEFF}\\u{200B}"), ("\u{E0041}", "\\u{E0041}"),
            ("\u{0}", "\\u{0}"),
        ]
    )
    func spelled(text: String, expected: String) {
        #expect(text.visible() == expected)
    }

    @Test("words of any script stay as they are", arguments: ["naïve – „ja“", "می‌خواهم", "日本語", "👩‍💻", "a\u{301}"])
    func kept(text: String) {
        #expect(text.visible() == text)
    }

    @Test("long text is cut at the limit", arguments: [(300, 300), (301, 301), (1_000_000, 301)])
    func cut(length: Int, expected: Int) {
        let text = String(repeating: "x", count: length).visible()
        #expect(text.unicodeScalars.count == expected)
        #expect(text.hasSuffix("…") == (length > 300))
    }

    @Test("lines are kept where they are asked for, carriage returns never")
    func lines() {
        #expect("a\n\tb\r\u{1B}".visible(keepingLines: true) == "a\n\tb\\u{D}\\u{1B}")
    }

    @Test("a mark joined to a character of HTML is taken apart", arguments: ["<", ">", "&", "\"", "'"])
    func joined(mark: String) {
        #expect("\(mark)\u{301}x".withoutJoinedMarkup == "\(mark)\\u{301}x")
        // A prepended mark joins what follows it.
        #expect("\u{D4E}\(mark)".withoutJoinedMarkup == "\\u{D4E}\(mark)")
        #expect("e\u{301}\(mark)".withoutJoinedMarkup == "e\u{301}\(mark)")
    }
}
