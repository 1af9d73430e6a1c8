import CEL
import Testing

@Suite struct CompletionTests {
    static let environment: CELEnvironment = {
        do {
            return try CELEnvironment(
                variables: [
                    CELVariable("load", .record("Load"), documentation: "The load test."),
                    CELVariable("services", .list(.record("Service"))), CELVariable("labels", .map(.string, .int)),
                    CELVariable("request.auth", .string, documentation: "Who asks."),
                ],
                records: [
                    CELRecord(
                        "Load",
                        ["errorRate": .init(.double, documentation: "Failed of all."), "p99": .init(.duration)]
                    ),
                    CELRecord("Service", ["name": .init(.string), "load": .init(.record("Load"))]),
                ]
            )
        } catch {
            fatalError("\(error)")
        }
    }()

    /// The completions at the bar in a source.
    private func completions(_ marked: String) throws -> [CELCompletion] {
        let bar = try #require(marked.utf8.firstIndex(of: 0xC2))
        let offset = marked.utf8.distance(from: marked.startIndex, to: bar)
        return Self.environment.completions(
            in: String(String.UnicodeScalarView(marked.unicodeScalars.filter { $0 != "¦" })),
            at: offset
        )
    }

    private func texts(_ marked: String, _ kind: CELCompletion.Kind) throws -> [String] {
        try completions(marked).filter { $0.kind == kind }.map(\.text)
    }

    @Test("a record's fields come after the dot, with type and documentation")
    func fields() throws {
        let completions = try completions("1 < 2 && load.¦")
        let fields = completions.filter { $0.kind == .field }
        #expect(fields.map(\.text) == ["errorRate", "p99"])
        #expect(fields.first?.detail == "double")
        #expect(fields.first?.documentation == "Failed of all.")
        #expect(completions.first == fields.first, "fields come before functions")
    }

    @Test("what is written of a name already is replaced and must be its beginning")
    func prefixes() throws {
        let found = try completions("load.ERR¦ < 1.0")
        #expect(found.map(\.text) == ["errorRate"])
        #expect(found.first?.span == 5..<8)
        #expect(try texts("lo¦", .variable) == ["load"])
        #expect(try texts("¦", .variable) == ["labels", "load", "request.auth", "services"])
        #expect(try texts("in¦", .type) == ["int"])
    }

    @Test(
        "what is before the dot may be any operand",
        arguments: [
            ("services[0].¦", ["load", "name"]), ("services[0].load.¦", ["errorRate", "p99"]),
            ("(services)[0].load.?¦", ["errorRate", "p99"]), ("true ? services[0].¦", ["load", "name"]),
            ("services.filter(s, s.name == ')')[0].¦", ["load", "name"]), ("services[?0].¦", ["load", "name"]),
            ("[services][0][0].¦", ["load", "name"]), ("{'a': load}.a.¦", ["errorRate", "p99"]),
            ("services.map(s, s.load)[0].¦", ["errorRate", "p99"]), ("cel.bind(x, load, x).¦", ["errorRate", "p99"]),
            ("request.¦", ["auth"]), ("size(load) > load.¦", ["errorRate", "p99"]), ("labels.¦", []), ("nothing.¦", []),
            ("1 + .¦", []),
        ]
    )
    func operands(source: String, fields: [String]) throws {
        #expect(try texts(source, .field) == fields)
    }

    @Test(
        "variables of the macros around are known with their types",
        arguments: [
            ("services.all(s, s.¦", ["load", "name"]),
            ("services.all(s, s.load.p99 > x && s.load.¦)", ["errorRate", "p99"]),
            ("services.exists(i, s, s.¦", ["load", "name"]), ("services.transformList(i, s, s.¦", ["load", "name"]),
            ("cel.bind(l, services[0].load, l.¦", ["errorRate", "p99"]), ("cel.bind(l, services[0].l¦", ["load"]),
            ("optional.of(load).optMap(o, o.¦", ["errorRate", "p99"]),
            ("services.all(s, [s].exists(t, t.load.¦", ["errorRate", "p99"]), ("services.all(s, true) && s.¦", []),
            ("services.all(s, s.¦", ["load", "name"]), ("services.map(s, s.load).filter(l, l.¦", ["errorRate", "p99"]),
            ("services.foo(s, s.¦", []),
        ]
    )
    func scopes(source: String, fields: [String]) throws {
        #expect(try texts(source, .field) == fields)
    }

    @Test("local variables come among the names")
    func locals() throws {
        #expect(try texts("services.all(item, it¦", .variable) == ["item"])
        #expect(try completions("services.all(item, it¦").first?.detail == "Service")
        #expect(try texts("services.all(item, true) && it¦", .variable).isEmpty)
    }

    @Test("functions and macros come for the type they take")
    func functions() throws {
        let forText = try completions("'a'.¦")
        #expect(forText.contains { $0.text == "startsWith" && $0.detail == "string.startsWith(string) -> bool" })
        #expect(!forText.contains { $0.text == "all" || $0.text == "getFullYear" })
        let forList = try completions("services.¦")
        #expect(Set(forList.filter { $0.kind == .macro }.map(\.text)).isSuperset(of: ["all", "map", "sortBy"]))
        #expect(!forList.contains { $0.text == "startsWith" || $0.text == "optMap" })
        #expect(try texts("optional.of(1).¦", .macro) == ["optFlatMap", "optMap"])
        #expect(try texts("math.lea¦", .function) == ["least"])
        #expect(try texts("siz¦", .function) == ["size"])
        #expect(try texts("ha¦", .macro) == ["has"])
        #expect(try texts("dyn(1).sta¦", .function) == ["startsWith"])
    }

    @Test(
        "there is nothing to complete within texts, comments and numbers",
        arguments: [
            "'load.¦", "\"load.¦", "1 + 2 // load.¦", "12¦", "'''\nload.¦", "1u¦",
        ]
    )
    func nowhere(source: String) throws {
        #expect(try completions(source).isEmpty)
    }

    @Test("offsets beyond the source and hostile sources do no harm")
    func hostile() {
        let environment = Self.environment
        #expect(environment.completions(in: "load.", at: .max).count > 2)
        #expect(!environment.completions(in: "load.", at: -1).isEmpty)
        let sources = [
            String(repeating: "(", count: 50_000) + "load.", String(repeating: "a.all(x,", count: 10_000) + "x.",
            String(repeating: "]", count: 50_000) + ".", String(repeating: ".", count: 50_000),
            String(repeating: "x?.", count: 20_000), String(repeating: "[{(", count: 20_000) + "a.",
            String(repeating: "load.", count: 200_000),
        ]
        for source in sources { _ = environment.completions(in: source, at: source.utf8.count) }
        // Every beginning of an expression, also in the middle of a scalar.
        let source = "services.filter(é, 'é' + é.name != \"x\").map(s, {'a': s})[0].a.load // é"
        for offset in 0...source.utf8.count { _ = environment.completions(in: source, at: offset) }
    }
}
