import CEL
import Testing

struct SyntaxPropertyTests {
    private static let sources = [
        "a.b[0].?c == 'x' && !f(1, 2u, -3.5e2) || m['k'] in [1, 2, ?opt] ? {'a': b\"\\xff\", ?k: v} : a.B{f: 1, `g-h`: null}",
        "services.all(s, s.replicas >= 2 && has(s.health) && s.ports.filter(p, p > 1024).map(p, p % 2 == 0, p * 2).exists(q, q < 3))",
        "cel.bind(x, size(request.path), x > 10 ? 'long' : x < -5 ? \"\"\"no\nno\"\"\" : r'\\d+') // done",
        "cel.block([1, cel.index(0) + 1], [cel.index(1)].map(cel.iterVar(0, 0), cel.iterVar(0, 0)))",
        "{'a': 1}.transformMap(k, v, k != 'b', v + 1).transformMapEntry(k, v, {v: k}).exists_one(k, v, k == v)",
        "x.?y.optMap(z, z + 1).orValue(--1) + [[], [[]], {}, {1: {}}][?0].sortBy(e, -e)",
    ]

    /// Checks that a source parses to a sound tree or fails with diagnostics in it.
    private func check(_ source: String) -> String? {
        let limit = source.utf8.count
        do throws(CELSyntaxError) {
            let tree = try CELParser().parse(source)
            if let fault = SyntaxShape.fault(in: tree, of: source) { return fault }
            let text = CELUnparser.text(of: tree)
            guard let again = try? CELParser().parse(text) else { return "does not parse again: \(text)" }
            return SyntaxShape.of(again) == SyntaxShape.of(tree) ? nil : "reads otherwise: \(text)"
        } catch {
            let spans = error.diagnostics.map(\.span)
            if spans.isEmpty { return "no diagnostics" }
            if spans.contains(where: { $0.lowerBound < 0 || $0.upperBound > limit }) { return "a span is outside" }
            if spans.map(\.lowerBound) != spans.map(\.lowerBound).sorted() { return "diagnostics are not in order" }
            return error.diagnostics.contains { $0.message.isEmpty } ? "a message is empty" : nil
        }
    }

    @Test("sources parse, or they fail with places in them", arguments: sources)
    func whole(_ source: String) throws {
        _ = try CELParser().parse(source)
        #expect(check(source) == nil)
    }

    @Test("every prefix and every suffix parses or fails cleanly", arguments: sources)
    func prefixes(_ source: String) {
        for length in 0...source.unicodeScalars.count {
            let prefix = String(source.unicodeScalars.prefix(length))
            let suffix = String(source.unicodeScalars.suffix(length))
            #expect(check(prefix) == nil, "\(prefix)")
            #expect(check(suffix) == nil, "\(suffix)")
        }
    }

    @Test("mutated sources parse or fail cleanly", arguments: [1, 2, 3, 4] as [UInt64])
    func mutations(_ seed: UInt64) {
        var generator = SyntaxGenerator(seed: seed)
        for _ in 0..<2_000 {
            var source = generator.pick(Self.sources)
            for _ in 0...generator.below(3) { source = generator.mutated(source) }
            #expect(check(source) == nil, "\(source)")
        }
    }

    @Test("noise parses or fails cleanly", arguments: [5, 6] as [UInt64])
    func noise(_ seed: UInt64) {
        var generator = SyntaxGenerator(seed: seed)
        for _ in 0..<3_000 {
            let source = generator.noise()
            #expect(check(source) == nil, "\(source)")
        }
    }

    @Test("generated trees are written as text that parses to the same tree", arguments: [7, 8, 9] as [UInt64])
    func roundTrip(_ seed: UInt64) throws {
        var generator = SyntaxGenerator(seed: seed)
        for _ in 0..<1_000 {
            let tree = generator.tree(2 + generator.below(4))
            let text = CELUnparser.text(of: tree)
            guard let again = try? CELParser().parse(text) else {
                Issue.record("does not parse: \(text)")
                continue
            }
            #expect(SyntaxShape.of(again) == SyntaxShape.of(tree), "\(text)")
            #expect(CELUnparser.text(of: again) == text)
        }
    }
}
