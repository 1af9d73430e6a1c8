import Testing
import YAML

struct ScalarSourceMapTests {
    /// The place of a word of the first item under `k`, and of the scalar itself.
    private func place(of word: String, in yaml: String) throws -> (word: String, scalar: String) {
        let bytes = Array(yaml.utf8)
        let node = try #require(YAMLDocuments.parse(bytes).documents.first?["k"])
        let scalar = try #require(node.scalar)
        let text = Array(scalar.text.utf8)
        let target = Array(word.utf8)
        let start = try #require(text.indices.first { text[$0...].starts(with: target) })
        let source = SourceText(bytes)
        let map = ScalarSourceMap(scalar, at: node.span, in: source)
        let span = map.span(of: start..<start + target.count)
        return ("\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)", "\(node.span)")
    }

    @Test(
        "a word of a scalar is found in the file, however the scalar is written",
        arguments: [
            ("k: load.p99 < foo", "1:15-1:18"),
            ("k: 'a == ''b'' && foo'", "1:19-1:22"),
            (#"k: "a == \"b\" && foo""#, "1:19-1:22"),
            (#"k: "tab\tünï\u00e9 foo""#, "1:20-1:23"),
            (#"k: "first \"# + "\n  foo\"", "2:3-2:6"),
            ("k: |\n  first\n  second foo\n", "3:10-3:13"),
            ("k: >-\n  first\n\n  second\n  foo\n", "5:3-5:6"),
            ("k: first\n  second\n   foo", "3:4-3:7"),
            ("k: \"first\n  second\n   foo\"", "3:4-3:7"),
            ("k: !!str 'x foo'", "1:13-1:16"),
            ("{k: (a || b) && foo }", "1:17-1:20"),
            ("\u{FEFF}k: x foo", "1:6-1:9"),
            ("k: \"é日本 foo\"\r\n", "1:9-1:12"),
        ]
    )
    func places(yaml: String, expected: String) throws {
        #expect(try place(of: "foo", in: yaml).word == expected)
    }

    @Test("where source and text do not agree, the place is the scalar's own")
    func disagreement() {
        let source = SourceText(Array("k: something".utf8))
        let span = SourceSpan(line: 1, column: 4, endLine: 1, endColumn: 13)
        let map = ScalarSourceMap(ScalarNode(text: "another"), at: span, in: source)
        #expect(map.span(of: 2..<4) == span)
        let right = ScalarSourceMap(ScalarNode(text: "something"), at: span, in: source)
        #expect(right.span(of: 4..<9).column == 8)
        #expect(right.span(of: 4..<99) == span)
        #expect(right.span(of: -1..<2) == span)
    }

    @Test("no cut of a file makes the alignment fail to return")
    func cuts() {
        let text = "k: \"a \\u00e9 \\\n  b\\x41\\U0001F600 'c'\"\n"
        for length in 0...text.utf8.count {
            let bytes = Array(text.utf8.prefix(length))
            let source = SourceText(bytes)
            for style in [ScalarNode.Style.plain, .single, .double, .literal, .folded] {
                let span = source.span(3..<max(3, length))
                let map = ScalarSourceMap(ScalarNode(text: "a é bA😀 'c'", style: style), at: span, in: source)
                #expect(map.span(of: 0..<1).line >= 1)
            }
        }
    }
}
