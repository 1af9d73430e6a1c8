import Testing

@testable import AssayProbes

@Suite("Patterns of .gitignore")
struct GlobPatternTests {
    private func matches(_ line: String, _ path: String) -> Bool {
        GlobPattern(line: line)?.matches(path.split(separator: "/").map { Array($0.utf8) }[...]) ?? false
    }

    @Test(
        "a name matches as gitignore(5) says",
        arguments: [
            ("a", "a", true), ("a", "x/a", true), ("a", "ab", false), ("*.log", "x/y.log", true), ("?", "é", false),
            ("[ab]c", "bc", true), ("[!ab]c", "bc", false), ("[a-c]", "b", true), ("[]]", "]", true),
            ("\\*", "*", true),
            ("\\*", "a", false), ("/a", "x/a", false), ("/a", "a", true), ("a/b", "a/b", true), ("a/b", "x/a/b", false),
            ("**/b", "b", true), ("**/b", "x/y/b", true), ("a/**", "a/x/y", true), ("a/**", "a", false),
            ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("*", ".a", true), ("\\#a", "#a", true),
            ("\\!a", "!a", true), ("a\\ ", "a ", true), ("a ", "a", true), ("a*/b", "ax/b", true),
            ("a*b", "a/b", false),
        ]
    )
    func matchesNames(line: String, path: String, isMatch: Bool) {
        #expect(matches(line, path) == isMatch)
    }

    @Test(
        "blank lines, comments and lines without a name are no patterns",
        arguments: ["", "  ", "#a", "/", "!", "\r", "!/"]
    )
    func leavesOutOtherLines(line: String) {
        #expect(GlobPattern(line: line) == nil)
    }

    @Test("negation, folders and anchors are told apart")
    func readsMarks() throws {
        let pattern = try #require(GlobPattern(line: "!/a/"))
        #expect(pattern.isNegated && pattern.isFolderOnly && pattern.isAnchored)
        let plain = try #require(GlobPattern(line: "a\r"))
        #expect(!plain.isNegated && !plain.isFolderOnly && !plain.isAnchored)
    }

    @Test("patterns made to be slow end: a matcher that goes back to every star would still be at it")
    func isLinear() {
        let stars = String(repeating: "*a", count: 400) + "*b"
        #expect(!matches(stars, String(repeating: "a", count: 4_000)))
        #expect(matches(stars, String(repeating: "a", count: 4_000) + "b"))
        let folders = String(repeating: "**/a/", count: 150) + "b"
        #expect(!matches(folders, String(repeating: "a/", count: 400) + "c"))
        #expect(matches(folders, String(repeating: "a/", count: 400) + "b"))
        #expect(!matches(String(repeating: "[a-", count: 300), String(repeating: "a", count: 4_000)))
    }
}
