import Testing

@testable import YAML

@Suite("YAML documents")
struct YAMLDocumentsTests {
    private func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) -> YAMLDocuments {
        YAMLDocuments.parse(Array(text.utf8), limits: limits)
    }

    private func kinds(_ text: String) -> [ConfigurationDiagnostic.Kind] { parse(text).diagnostics.map(\.kind) }

    @Test("scalars keep their text, style and place")
    func scalars() throws {
        let root = try #require(parse("a: yes\nb: 'x'\nc: \"y\\n\"\nd: |\n  l\ne: >\n  f\n  g\n").documents.first)
        #expect(root.entries.map { $0.value.scalar?.text } == ["yes", "x", "y\n", "l\n", "f g\n"])
        #expect(root.entries.map { $0.value.scalar?.style } == [.plain, .single, .double, .literal, .folded])
        #expect(root["b"]?.span == SourceSpan(line: 2, column: 4, endLine: 2, endColumn: 7))
        #expect(root.entry("a")?.key.span == SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 2))
        #expect(
            root.span
                == SourceSpan(
                    line: 1,
                    column: 1,
                    endLine: root["e"]?.span.endLine ?? 0,
                    endColumn: root["e"]?.span.endColumn ?? 0
                )
        )
    }

    @Test("places count scalars behind a byte order mark and with CRLF")
    func places() throws {
        let root = try #require(parse("\u{FEFF}é: 漢\r\n\u{1F600}b: {c: d}\r\n").documents.first)
        #expect(root["é"]?.span == SourceSpan(line: 1, column: 4, endLine: 1, endColumn: 5))
        #expect(root.node(at: "\u{1F600}b", "c")?.span == SourceSpan(line: 2, column: 9, endLine: 2, endColumn: 10))
    }

    @Test("several documents are read, and JSON is YAML")
    func documents() {
        #expect(parse("a: 1\n---\nb: 2\n---\n- c\n").documents.count == 3)
        #expect(parse(#"{"a": [1, {"b": null}]}"#).documents.first?.node(at: "a", "1", "b")?.isNull == true)
        #expect(parse("").documents == [] && parse("").isComplete)
        #expect(parse("# only a comment\n").documents == [])
    }

    @Test("a key that stands twice is reported, both pairs stay, and the last one counts")
    func duplicates() {
        let result = parse("a: 1\nb: 2\na: 3\n")
        #expect(result.diagnostics.map(\.kind) == [.duplicateKey])
        #expect(result.diagnostics.first?.span == SourceSpan(line: 3, column: 1, endLine: 3, endColumn: 2))
        #expect(result.documents.first?.entries.count == 3)
        #expect(result.documents.first?["a"]?.string == "3")
        #expect(result.isComplete)
        #expect(kinds("a: 1\n\"a\": 2\n") == [.duplicateKey])
        #expect(kinds("1: a\n\"1\": b\n") == [])
        #expect(kinds("x: &x {a: 1}\ny:\n  <<: *x\n  <<: *x\n") == [])
    }

    @Test("an alias repeats its anchor and knows its own place")
    func aliases() throws {
        let root = try #require(parse("a: &x {k: v}\nb: *x\n").documents.first)
        #expect(root.node(at: "b", "k")?.string == "v")
        #expect(root["b"]?.alias == "x")
        #expect(root["b"]?.span == SourceSpan(line: 2, column: 4, endLine: 2, endColumn: 6))
        #expect(kinds("a: *x\n") == [.unknownAlias])
        #expect(kinds("a: &x [*x]\n") == [.unknownAlias])
        #expect(kinds("a: &x 1\n---\nb: *x\n") == [.unknownAlias])
    }

    @Test("merge keys stand in for what a mapping lacks")
    func merge() throws {
        let text =
            "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  c: 3\nw: {<<: *x, a: 9}\nq: {\"<<\": *x}\nr: {<<: 5}\n"
        let root = try #require(parse(text).documents.first).merged()
        let values = { (key: String) in
            Dictionary(
                uniqueKeysWithValues: root[key]?.entries.map { ($0.key.string ?? "", $0.value.string ?? "{}") } ?? []
            )
        }
        #expect(values("z") == ["a": "1", "b": "1", "c": "3"])
        #expect(values("w") == ["a": "9", "b": "1"])
        #expect(values("q") == ["<<": "{}"])
        #expect(values("r") == ["<<": "5"])
    }

    @Test("a syntax error keeps the documents before it and names its place")
    func syntaxErrors() {
        let result = parse("a: 1\n---\nb: [1, 2\nc: 3\n")
        #expect(result.documents.count == 1)
        #expect(result.diagnostics.map(\.kind) == [.syntax])
        #expect(result.diagnostics.first?.span.line ?? 0 >= 3)
        #expect(!result.isComplete)
        #expect(kinds("a: b: c\n") == [.syntax])
        #expect(kinds("\ta: 1") == [.syntax])
    }

    @Test(
        "a template is not taken for YAML",
        arguments: [
            "{{- if .Values.x }}\na: 1\n{{- end }}\n", "name: {{ .Values.name }}\n", "a:\n  {% if x %}\n  b: 1\n",
            "a: 1\n---\n{{ include \"x\" . }}\n",
        ]
    )
    func templates(text: String) {
        let result = parse(text)
        #expect(result.diagnostics.map(\.kind) == [.template])
        #expect(!result.isComplete)
        #expect(result.diagnostics.first?.span.column ?? 0 >= 1)
    }

    @Test(
        "marks of a template inside quotes, comments or workflow expressions are text",
        arguments: [
            "a: \"{{ x }}\"\n", "# {{ x }}\na: 1\n", "a: ${{ github.sha }}\n", "a: x-{{ y }}\n", "a: |\n  {{ x }}\n",
        ]
    )
    func quotedTemplates(text: String) {
        #expect(kinds(text) == [])
        #expect(kinds("q: '{{ x }}' # {% y %}\nb: [\n") == [.syntax])
    }

    @Test("bad bytes are reported and keep what stands before their document")
    func badBytes() {
        let good = Array("a: 1\n---\nb: 2\nc: ".utf8)
        for (bad, kind) in [
            ([0xFF], .invalidEncoding), ([0], .controlCharacter), ([0xC2, 0x85, 7], .controlCharacter),
        ] as [([UInt8], ConfigurationDiagnostic.Kind)] {
            let result = YAMLDocuments.parse(good + bad + Array("\n---\nd: 1\n".utf8))
            #expect(result.documents.count == 1)
            #expect(result.diagnostics.map(\.kind) == [kind])
        }
        #expect(YAMLDocuments.parse([0xFF, 0xFE, 0x61, 0]).diagnostics.map(\.kind) == [.invalidEncoding])
    }

    @Test("sequences and mappings may be keys")
    func complexKeys() {
        let root = parse("[x]: c\n? {a: b}\n: d\ne: f\n").documents.first
        #expect(root?.entries.count == 3)
        #expect(root?["e"]?.string == "f")
    }

    @Test("nodes are visited with their paths")
    func visit() {
        var paths: [String] = []
        let root = parse("a: [1, {b: 2}]\n[k]: 3\n").documents.first
        root?
            .visit { path, node in
                if node.scalar != nil { paths.append(path.joined(separator: ".")) }
            }
        #expect(paths == ["a.0", "a.1.b", "?"])
    }

    @Test("tags are kept")
    func tags() {
        let root = parse("a: !Ref X\nb: !!str 1\nc: !x [1]\n").documents.first
        #expect(root?["a"]?.scalar?.tag == "!Ref")
        #expect(root?["b"]?.asInteger() == nil)
        #expect(root?["c"]?.tag == "!x")
    }
}
