import AssayPlan
import Testing

@Suite("Files that are no plan")
struct YAMLTroubleTests {
    @Test(
        "what keeps a file from being read is reported at its place",
        arguments: [
            ("", "1:1: the plan is empty: it needs at least 'assay: 1' and 'service: {name: …}'"),
            ("# only a comment\n", "1:1: the plan is empty: it needs at least 'assay: 1' and 'service: {name: …}'"),
            ("---\n", "1:1: the plan is empty: it needs at least 'assay: 1' and 'service: {name: …}'"),
            ("- assay\n", "1:1: a plan is a mapping of keys, found a list"),
            ("assay 1", "1:1: a plan is a mapping of keys, found text"),
            ("assay: 1\nservice: {name: S}\n---\nassay: 1\n", "4:1: a plan is one YAML document, and the file holds 2"),
            (
                "assay: 1\nservice: {name: S}\nservice: {name: T}\n",
                "3:1: the key 'service' stands more than once: keep one"
            ),
            ("assay: 1\nservice: {name: S, \"name\": T}\n", "2:20: the key '\"name\"' stands more than once: keep one"),
            (
                "assay: 1\nservice: *shop\n",
                "2:10: the alias names the anchor \"shop\", which was not defined before"
            ),
            ("assay: 1\nservice: {name: \"a\u{7}b\"}\n", "2:19: a control character stands in the text"),
        ]
    )
    func trouble(_ text: String, _ expected: String) {
        #expect(mistakes(in: text) == [expected])
        #expect(read(text).plan == nil)
    }

    @Test("a syntax error stands at the place that the parser names, and nothing else is said")
    func syntax() {
        let found = read("assay: 1\nservice: {name: S\ntarget: 5\n").diagnostics
        #expect(found.count == 1)
        #expect(found.first?.line == 3)
        #expect(mistakes(in: "assay: 1\n\tservice: 2\n").count == 1)
        #expect(mistakes(in: Samples.head + "target: {header: Authorization: x}\n").count == 1)
    }

    @Test("a template is called one")
    func template() {
        let found = mistakes(in: "assay: 1\nservice: {{ service }}\n")
        #expect(found == ["2:10: the file is a template and not YAML; it was not checked"])
    }

    @Test("bytes that are not UTF-8 are reported where they stand")
    func encoding() {
        let bytes = Array("assay: 1\nservice: {name: ".utf8) + [0xFF, 0xFE] + Array("}\n".utf8)
        let (plan, diagnostics) = PlanReader.read(bytes, file: "p.yml")
        #expect(plan == nil)
        #expect(diagnostics.map(\.description) == ["p.yml:2:17: the bytes are not UTF-8"])
    }

    @Test("a file beyond the limits is refused unread")
    func tooLarge() {
        let text = Samples.head + "#" + String(repeating: "x", count: 1 << 20)
        #expect(mistakes(in: text) == ["1:1: the file is larger than 1048576 bytes and was not read"])
    }

    @Test("nesting and aliases that multiply are refused")
    func bombs() {
        let deep = Samples.head + "target: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(read(deep).plan == nil)
        #expect(mistakes(in: deep).contains { $0.contains("nested deeper than 32 levels") })
        #expect(mistakes(in: Samples.head + "target: " + String(repeating: "[", count: 5_000)).count == 1)
        var laughs = Samples.head + "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (name, next) in zip("abcdefgh", "bcdefghi") {
            laughs += "\(next): &\(next) [" + Array(repeating: "*\(name)", count: 10).joined(separator: ", ") + "]\n"
        }
        #expect(mistakes(in: laughs).contains { $0.contains("more than 20000 nodes") })
    }

    @Test("a mistake that an alias repeats is reported once")
    func repeated() {
        let text =
            Samples.head + """
                target: {url: http://h:1}
                performance:
                  load: [&run {request: GET /a, rate: fast, for: 1s}, *run]
                """
        #expect(mistakes(in: text) == ["5:39: expected a rate such as 200/s or 30/m, found 'fast'"])
    }
}
