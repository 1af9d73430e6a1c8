import Testing

@testable import YAML

@Suite("Limits of YAML")
struct YAMLLimitsTests {
    private func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) -> YAMLDocuments {
        YAMLDocuments.parse(Array(text.utf8), limits: limits)
    }

    @Test("a file above the size limit is not read")
    func size() {
        let result = parse("abcdef", limits: YAMLLimits(size: 5))
        #expect(result.documents == [] && result.diagnostics.map(\.kind) == [.limit])
    }

    @Test("nesting stops at the limit, however deep the file is", arguments: [1, 99, 100, 101, 500, 2_000, 100_000])
    func depth(depth: Int) {
        let result = parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        #expect(result.documents.count == (depth <= 100 ? 1 : 0))
        #expect(result.diagnostics.isEmpty == (depth <= 100))
        let block = parse(
            (0..<min(depth, 3_000)).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        )
        #expect(block.documents.count == (depth <= 100 ? 1 : 0))
    }

    @Test("aliases that multiply are stopped by the count of what they repeat")
    func laughs() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<9 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        let result = parse(text + "---\nb: 1\n")
        #expect(result.diagnostics.first?.kind == .limit)
        #expect(result.documents.isEmpty)
    }

    @Test("a chain of aliases counts as nesting")
    func chain() {
        var text = "a0: &a0 [x]\n"
        for level in 1..<150 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(parse(text).diagnostics.map(\.kind) == [.limit])
        #expect(parse(text).documents.isEmpty)
    }

    @Test("a document beyond a limit does not hide the ones around it")
    func neighbours() {
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        let result = parse("a: 1\n---\n\(deep)\n---\nb: 2\n")
        #expect(result.documents.count == 2)
        #expect(result.diagnostics.map(\.kind) == [.limit])
    }

    @Test("many nodes, many tag directives and long lines end in bounded work")
    func many() {
        #expect(parse(String(repeating: "- a\n", count: 250_000)).diagnostics.map(\.kind) == [.limit])
        #expect(parse(String(repeating: "%TAG !a! b\n", count: 50_000)).diagnostics.map(\.kind) == [.limit])
        let long = "[" + String(repeating: "é,", count: 100_000) + "]"
        #expect(parse(long).documents.first?.items.last?.span.column == 200_000)
    }

    @Test("many keys of one mapping are read in linear work")
    func manyKeys() {
        let text = (0..<50_000).map { "k\($0): v\n" }.joined() + "k7: w\n"
        let result = parse(text)
        #expect(result.diagnostics.map(\.kind) == [.duplicateKey])
        #expect(result.documents.first?["k7"]?.string == "w")
    }
}
