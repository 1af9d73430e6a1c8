import JSON
import Testing

@testable import YAML

@Suite("Hostile YAML as JSON")
struct YAMLJSONHostileTests {
    private func read(_ text: String, limits: YAMLLimits = YAMLJSONDocument.defaultLimits) -> YAMLJSONDocument {
        YAMLJSONDocument.read(Array(text.utf8), limits: limits)
    }

    @Test("limits stop a document, and the root is missing then")
    func limits() {
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(read(deep).root == nil && read(deep).diagnostics.map(\.kind) == [.limit])
        #expect(read(deep, limits: YAMLLimits(depth: 200)).root != nil)
        let deeper = String(repeating: "[", count: 450) + String(repeating: "]", count: 450)
        #expect(read(deeper, limits: YAMLLimits(depth: 500)).root == nil)
        #expect(read("[1, 2, 3]", limits: YAMLLimits(nodes: 3)).root == nil)
        #expect(read("abc", limits: YAMLLimits(size: 2)).diagnostics.map(\.kind) == [.limit])
        // The second document is never taken for the first.
        #expect(read("\(deep)\n---\na: 1\n").root == nil)
    }

    @Test("aliases that multiply are stopped, also as merges and as long keys")
    func bombs() {
        var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        var merges = "a0: &a0 {x: 1}\n"
        for level in 1..<12 {
            let nine = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            laughs += "a\(level): &a\(level) [\(nine)]\n"
            merges += "a\(level): &a\(level) {<<: [\(nine)], k\(level): [\(nine)]}\n"
        }
        #expect(read(laughs).diagnostics.map(\.kind) == [.limit])
        #expect(read(merges).diagnostics.map(\.kind) == [.limit])
        let key = String(repeating: "k", count: 500_000)
        let keys = "? &k \(key)\n: 1\n" + String(repeating: "*k : 1\n", count: 100_000)
        let document = read(keys, limits: YAMLLimits(nodes: 100_000))
        #expect(document.root == nil && document.diagnostics.last?.kind == .limit)
        #expect(document.diagnostics.allSatisfy { $0.message.utf8.count < 300 })
    }

    @Test("what an alias repeats is shared and costs no copies")
    func sharing() {
        let items = String(repeating: "v, ", count: 10_000)
        let text = "a: &a [\(items)]\nb: [" + String(repeating: "*a, ", count: 150) + "]\n"
        let root = read(text).root
        #expect(root?["b"]?.elements?.count == 150)
        #expect(root?["b"]?[149]?.elements?.count == 10_000)
        #expect(root?["b"]?[149]?[9_999]?.span == root?["a"]?[9_999]?.span)
    }

    @Test("an unknown alias, a template, bad bytes and a cut text are reported")
    func troubles() {
        #expect(read("a: *x\nb: 1\n").root?.value == ["a": nil, "b": 1])
        #expect(read("a: *x\n").diagnostics.map(\.kind) == [.unknownAlias])
        #expect(read("{{- if x }}\na: 1\n").diagnostics.map(\.kind) == [.template])
        #expect(read("a: [1, 2\n").diagnostics.map(\.kind) == [.syntax])
        #expect(read("a: [1, 2\n").root == nil)
        let bad = YAMLJSONDocument.read(Array("a: 1\nb: ".utf8) + [0xFF, 0x0A])
        #expect(bad.root == nil && bad.diagnostics.map(\.kind) == [.invalidEncoding])
        let later = YAMLJSONDocument.read(Array("a: 1\n---\nb: ".utf8) + [0xFF, 0x0A])
        #expect(later.root?.value == ["a": 1])
    }

    @Test("random mutations do no harm, and every span lies within its parent's text")
    func mutations() {
        let sample =
            "a: &x {k: [1, \"é\\u00e9\", .inf], ? [q] : z}\n<<: [*x]\n200: |\n  l1\n- broken\n---\n!!int p: 'it''s' # {{\n"
        let pieces = [
            "\n", "\"", "'", "{", "}", "[", "]", ": ", "- ", "*x", "&x ", "<<: ", "!!int ", "? ", "| ", "é", "\u{FEFF}",
            "0x1",
        ]
        .map { Array($0.utf8) }
        var random = SeededRandom(seed: 11)
        for _ in 0..<4_000 {
            var bytes = Array(sample.utf8)
            bytes = Array(bytes[..<Int.random(in: 1...bytes.count, using: &random)])
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1 where at < bytes.count: bytes.remove(at: at)
                default: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: at)
                }
            }
            let document = YAMLJSONDocument.read(bytes, limits: YAMLLimits(depth: 20, nodes: 500))
            document.root.map { check($0, within: bytes.count) }
        }
    }

    private func check(_ node: JSONNode, within count: Int) {
        #expect(node.span.lowerBound >= 0 && node.span.upperBound <= count)
        for element in node.elements ?? [] { check(element, within: count) }
        for member in node.members ?? [] {
            #expect(member.keySpan.upperBound <= count)
            check(member.value, within: count)
        }
    }

    @Test("long lines and many nodes are read in linear work")
    func large() {
        let line = "[" + String(repeating: "é,", count: 200_000) + "]"
        let document = read(line)
        #expect(document.root?.elements?.count == 200_000)
        #expect(document.root?.elements?.last?.span == 1 + 199_999 * 3..<1 + 199_999 * 3 + 2)
        #expect(
            read("{" + (0..<100_000).map { "k\($0): \($0)" }.joined(separator: ", ") + "}").root?.members?.count
                == 100_000
        )
    }
}
