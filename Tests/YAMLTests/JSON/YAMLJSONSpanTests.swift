import JSON
import Testing

@testable import YAML

@Suite("Places of YAML as JSON")
struct YAMLJSONSpanTests {
    /// The text of a node in the source.
    private func source(_ text: String, _ path: String...) throws -> String {
        let bytes = Array(text.utf8)
        let root = try #require(YAMLJSONDocument.read(bytes).root)
        let node = try #require(root[JSONPointer(path)])
        return String(decoding: bytes[node.span], as: UTF8.self)
    }

    @Test("a span is the node's bytes, quotes and block headers included")
    func scalars() throws {
        let text = "a: yes\nb: 'x'\nc: |\n  l\n  m\nd: >-\n  f\n\n  g\ne: {k: [1, \"\\u00e9\"]}\nf:\n  - é\n  - b: 漢\n"
        #expect(try source(text, "a") == "yes")
        #expect(try source(text, "b") == "'x'")
        #expect(try source(text, "c").hasPrefix("|\n  l\n  m"))
        #expect(try source(text, "d").hasPrefix(">-\n  f\n\n  g"))
        #expect(try source(text, "e") == "{k: [1, \"\\u00e9\"]}")
        #expect(try source(text, "e", "k", "1") == "\"\\u00e9\"")
        #expect(try source(text, "f") == "- é\n  - b: 漢")
        #expect(try source(text, "f", "1") == "b: 漢")
        #expect(try source(text, "f", "1", "b") == "漢")
    }

    @Test("an alias has its own place, what it repeats keeps the anchor's")
    func aliases() throws {
        let text = "a: &x {k: v}\nb: *x\nc: {<<: *x}\n"
        #expect(try source(text, "a") == "&x {k: v}" || source(text, "a") == "{k: v}")
        #expect(try source(text, "b") == "*x")
        let root = try #require(YAMLJSONDocument.read(Array(text.utf8)).root)
        #expect(root["b"]?["k"]?.span == root["a"]?["k"]?.span)
        #expect(root["c"]?["k"]?.span == root["a"]?["k"]?.span)
    }

    @Test("positions hold behind a byte order mark, with CRLF and beyond ASCII")
    func positions() throws {
        let text = "\u{FEFF}é: 漢\r\n\u{1F600}b: {c: d}\r\n"
        #expect(try source(text, "é") == "漢")
        #expect(try source(text, "\u{1F600}b", "c") == "d")
        let document = YAMLJSONDocument.read(Array(text.utf8))
        let node = try #require(document.root?["\u{1F600}b"])
        #expect(document.position(of: node).line == 2)
        let key = try #require(document.root?.members?.last)
        #expect(String(decoding: Array(text.utf8)[key.keySpan], as: UTF8.self) == "\u{1F600}b")
    }

    @Test("an empty value has an empty span within the text")
    func empty() throws {
        #expect(try source("a:\nb: 1\n", "a") == "")
        #expect(try source("a:", "a") == "")
    }

    @Test("the cursor finds every scalar, in whatever order it is asked")
    func cursor() {
        var random = SeededRandom(seed: 7)
        let pieces = ["a", "é", "漢", "\u{1F600}", "\n"]
        let content = (0..<3_000).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
        for mark in ["", "\u{FEFF}"] {
            let text = SourceText(Array((mark + content).utf8))
            let count = content.unicodeScalars.count
            var cursor = ScalarCursor(text)
            for step in 0..<4_000 {
                let index = step % 3 == 0 ? Int.random(in: 0...count + 5, using: &random) : min(step, count)
                #expect(cursor.offset(ofScalar: index) == text.offset(ofScalar: index))
            }
            for index in (max(0, count - 600)...count + 3).reversed() {
                #expect(cursor.offset(ofScalar: index) == text.offset(ofScalar: index))
            }
        }
    }
}
