import Testing

@testable import AssayConfiguration

@Suite("Markdown")
struct MarkdownDocumentTests {
    private func parse(_ text: String) -> MarkdownDocument { MarkdownDocument.parse(Array(text.utf8)) }

    @Test("headings of both kinds are read with level, text and line")
    func headings() {
        let document = parse("# One #\n\nTwo\n===\n\nThree words here\n---\n\n### `code` *x*\n####### no\n#no\n")
        #expect(document.headings.map(\.level) == [1, 1, 2, 3])
        #expect(document.headings.map(\.text) == ["One", "Two", "Three words here", "code *x*"])
        #expect(document.headings.map(\.line) == [1, 3, 6, 9])
    }

    @Test(
        "only prose counts as words",
        arguments: [
            ("one two three", 3), ("one `two three` four", 2), ("```\none two\n```\nthree", 1),
            ("<!-- one two -->three", 1), ("<!-- one\ntwo\nthree --> four", 1),
            ("---\ntitle: one two\n---\nthree", 1), ("+++\na = 1\n+++\nx y", 2), ("[one two](http://x.y/z) three", 3),
            ("see https://x.y/z now", 2),
            ("- one\n- two", 2), ("1. one\n2. two", 2), ("| a | b |\n|---|---|\n| c | d |", 4), ("*one* **two**", 2),
            ("- - -\n***", 0), ("", 0),
            ("    one two", 0), ("one\n    two", 2), ("- one\n\n    two", 2), ("<b>one</b> two", 2),
            ("a < b and c > d", 5), ("~~~\nx\n~~~", 0), ("`` a`b `` c", 1),
            ("`unclosed code", 2), ("漢字 é", 2), ("[x]: http://y.z \"title here\"", 0), ("![alt text](a.png)", 2),
            ("> quoted words", 2), ("<!-- never closed\nx y", 0),
            ("don't stop", 2), ("snake_case **b**old", 2),
        ]
    )
    func words(text: String, count: Int) {
        #expect(parse(text).wordCount == count)
    }

    @Test("code blocks keep language, text and line")
    func codeBlocks() {
        let document = parse(
            "a\n```Bash title=x\necho 1\n\n  echo 2\n```\n- item\n  ~~~yaml\n  a: 1\n  ~~~\n\n````\n```\n````\n```sh\nunclosed\n"
        )
        #expect(document.codeBlocks.map(\.language) == ["bash", "yaml", "", "sh"])
        #expect(document.codeBlocks.map(\.text) == ["echo 1\n\n  echo 2\n", "a: 1\n", "```\n", "unclosed\n\n"])
        #expect(document.codeBlocks.map(\.line) == [2, 8, 12, 15])
        #expect(document.codeBlocks.first?.contentLine == 3)
    }

    @Test("links, images, bare addresses and definitions are found with their lines")
    func links() {
        let document = parse(
            "[a](b.md \"t\") ![c](d.png)\n<https://e.f>, see https://g.h/i.\n[j]: <k>\n`[l](m)`\n[n](o(p)q) [r]( [s](t\n"
        )
        #expect(document.links.map(\.target) == ["b.md", "d.png", "https://e.f", "https://g.h/i", "k", "o(p)q"])
        #expect(document.links.map(\.line) == [1, 1, 2, 2, 3, 5])
    }

    @Test("sections count the prose under their heading")
    func sections() {
        let document = parse("intro words\n# A\none two\n## B\n```\ncode\n```\nC\n---\nx\n")
        #expect(document.sections.map { $0.heading?.text } == [nil, "A", "B", "C"])
        #expect(document.sections.map(\.wordCount) == [2, 2, 0, 1])
        #expect(document.wordCount == 8)
    }

    @Test("front matter is kept apart, and a rule at the start is none")
    func frontMatter() {
        #expect(parse("---\na: 1\n---\n# X").frontMatter == "a: 1\n")
        #expect(parse("---\nno end\n# X").headings.map(\.text) == ["X"])
        #expect(parse("---\nno end\n# X").frontMatter == nil)
    }

    @Test(
        "hostile lines cost linear work",
        arguments: ["](a ", "`", "[", "<", "<!--", "](", "``` ", "<a", "[x](((", "*_", "http://"]
    )
    func hostileLines(piece: String) {
        let document = parse(String(repeating: piece, count: 100_000))
        #expect(document.headings.isEmpty)
    }

    @Test("runs of backticks of every length cost linear work")
    func backticks() {
        let line = (1..<1_000).map { String(repeating: "`", count: $0) }.joined(separator: "a")
        #expect(parse(line).wordCount > 0)
    }
}
