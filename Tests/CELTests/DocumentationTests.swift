import CEL
import Foundation
import Testing

// On the page:
/// JSON as a value: whole numbers are int, others double.
struct JSONDocument: Decodable {
    let value: CELValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let truth = try? container.decode(Bool.self) {
            value = .bool(truth)
        } else if let number = try? container.decode(Int64.self) {
            value = .int(number)
        } else if let number = try? container.decode(Double.self) {
            value = .double(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let elements = try? container.decode([JSONDocument].self) {
            value = .list(elements.map(\.value))
        } else {
            let fields = try container.decode([String: JSONDocument].self)
            value = .map(CELMap(fields: fields.map { (key: $0.key, value: $0.value.value) }))
        }
    }
}
// Not on the page.

/// What stands in `Documentation/CEL.md` is compiled and run here.
///
/// The page's Swift is that between the comments `On the page` and `Not on the page`, in the same order. What it prints is
/// what the page says that it prints.
@Suite("the page about CEL")
struct DocumentationTests {
    private let page: DocumentationPage
    private var output: [String] = []

    init() throws {
        page = try DocumentationPage()
    }

    /// Stands in for the standard library's function.
    private mutating func print(_ value: Any) {
        output += "\(value)".components(separatedBy: "\n")
    }

    @Test("the Swift on the page is the Swift of these tests")
    func snippets() throws {
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let quoted = DocumentationPage.quoted(in: source)
        #expect(quoted.count >= 12)
        // In any order: the decoder has to be outside of the suite.
        let missing = page.snippets.filter { !quoted.contains($0) }.map { $0.joined(separator: "\n") }
        let additional = quoted.filter { !page.snippets.contains($0) }.map { $0.joined(separator: "\n") }
        #expect(missing.isEmpty, "the tests lack it")
        #expect(additional.isEmpty, "the page lacks it")
        #expect(quoted.count == page.snippets.count)
    }

    @Test("a first example")
    mutating func firstExample() throws {
        // On the page:
        let environment = try CELEnvironment(
            variables: [CELVariable("port", .int), CELVariable("hosts", .list(.string))]
        )
        let program = try environment.compile("port >= 1024 && hosts.all(h, h.endsWith('.example.com'))")
        let value = try program.evaluate(["port": 8080, "hosts": ["api.example.com", "www.example.com"]])
        print(value)
        // Not on the page.
        #expect(output == page.output(in: "A first example"))
    }

    private static func requests() throws -> CELEnvironment {
        // On the page:
        let environment = try CELEnvironment(
            variables: [
                CELVariable("request", .record("Request"), documentation: "The request to decide on."),
                CELVariable("limit", .int),
            ],
            records: [
                CELRecord(
                    "Request",
                    [
                        "method": .init(.string),
                        "size": .init(.int, documentation: "The length of the body in bytes."),
                        "user": .init(.record("User")),
                    ]
                ),
                CELRecord("User", ["name": .init(.string), "roles": .init(.list(.string))]),
            ]
        )
        // Not on the page.
        return environment
    }

    @Test("environments")
    mutating func environments() throws {
        let environment = try Self.requests()
        // On the page:
        let program = try environment.compile("request.size < limit || 'admin' in request.user.roles")
        print(program.resultType)
        // Not on the page.
        // On the page:
        let small = try CELEnvironment(
            libraries: [.standard, .strings],
            variables: [CELVariable("acme.region", .string)]
        )
        let larger = try small.adding(libraries: [.math]).with(container: "acme")
        print(try larger.compile("math.abs(region.size() - 8)").evaluate(["acme.region": "eu-west"]))
        // Not on the page.
        #expect(output == page.output(in: "Environments"))
    }

    @Test("functions of one's own")
    mutating func functions() throws {
        // On the page:
        let percent = CELFunction(
            "percent",
            [
                CELOverload(
                    "percent_int_int",
                    [.int, .int],
                    .double,
                    .binary { (part, whole) throws(CELFailure) in
                        guard let part = part.intValue, let whole = whole.intValue, whole != 0 else {
                            throw .invalidArgument("there is no percentage of nothing")
                        }
                        return .double(100 * Double(part) / Double(whole))
                    }
                ),
                CELOverload(
                    "percent_double",
                    [.double],
                    .double,
                    .unary { (share) in .double(100 * (share.doubleValue ?? .nan)) }
                ),
            ]
        )
        let count = CELFunction(
            "count",
            [
                CELOverload(
                    "list_count",
                    isMember: true,
                    [.list(.parameter("T")), .parameter("T")],
                    .int,
                    .binary { (list, wanted) in
                        let matches = (list.listValue ?? []).filter { CELValue.isEqual($0, wanted) }
                        return .int(Int64(matches.count))
                    }
                )
            ]
        )
        let environment = try CELEnvironment(functions: [percent, count])
        print(try environment.compile("percent(3, 4) == percent(0.75)").evaluate())
        print(try environment.compile("['a', 'b', 'a'].count('a')").evaluate())
        // Not on the page.
        #expect(output == page.output(in: "Functions of your own"))
    }

    @Test("compiling")
    mutating func compiling() throws {
        let environment = try Self.requests()
        // On the page:
        let source = """
            request.sise < limit
              && request.user.name == 5
            """
        do {
            _ = try environment.compile(source, expecting: .bool)
        } catch {
            for diagnostic in error.diagnostics {
                let position = CELSourcePosition(ofOffset: diagnostic.span.lowerBound, in: source)
                print("rule.cel:\(position): \(diagnostic.message)")
            }
        }
        // Not on the page.
        #expect(output == page.output(in: "Compiling"))
    }

    @Test("evaluating")
    mutating func evaluating() throws {
        // On the page:
        let environment = try CELEnvironment(variables: [CELVariable("size", .int), CELVariable("limit", .int)])
        let rules = try ["size < limit", "size % 2 == 0"].map { try environment.compile($0) }
        var bindings = CELBindings(for: environment, ["limit": 100])
        for size in [40, 101] as [Int64] {
            bindings["size"] = .int(size)
            print(try rules.map { try $0.evaluate(bindings).boolValue == true })
        }
        // Not on the page.
        #expect(output == page.output(in: "Evaluating"))
    }

    @Test("values")
    mutating func values() throws {
        // On the page:
        let service: CELValue = ["name": "web", "replicas": 3, "ports": [80, 443], "weight": 0.5, "owner": .null]
        print(service)
        // Not on the page.
        // On the page:
        let text = #"{"services": [{"name": "web", "port": 443}, {"name": "db", "port": 5432}]}"#
        let document = try JSONDecoder().decode(JSONDocument.self, from: Data(text.utf8))
        let environment = try CELEnvironment(variables: [CELVariable("config", .dyn)])
        let program = try environment.compile("config.services.filter(s, s.port < 1024).map(s, s.name)")
        print(try program.evaluate(["config": document.value]))
        // Not on the page.
        #expect(output == page.output(in: "Values"))
    }

    @Test("failures")
    mutating func failures() throws {
        let environment = try Self.requests()
        // On the page:
        let source = "100 / (limit - 4) > 1"
        let program = try environment.compile(source)
        do {
            print(try program.evaluate(["limit": 4]))
        } catch {
            let position = CELSourcePosition(ofOffset: error.span.lowerBound, in: source)
            print("\(position): \(error)")
        }
        // Not on the page.
        #expect(output == page.output(in: "Failures"))
    }

    @Test("limits")
    mutating func limits() throws {
        // On the page:
        let environment = try CELEnvironment(variables: [CELVariable("numbers", .list(.int))])
        let program = try environment.compile("numbers.all(a, numbers.exists(b, a + b == 999))")
        let numbers = CELValue.list((0..<1000).map { .int($0) })
        do {
            print(try program.evaluate(["numbers": numbers], limits: CELLimits(steps: 100_000, memory: 1 << 20)))
        } catch {
            print(error)
        }
        // Not on the page.
        #expect(output == page.output(in: "Limits"))
    }

    @Test("explanations")
    mutating func explanations() throws {
        // On the page:
        let environment = try CELEnvironment(
            variables: [CELVariable("load", .record("Load")), CELVariable("token", .string, isSecret: true)],
            records: [CELRecord("Load", ["p99": .init(.duration), "hosts": .init(.list(.string))])]
        )
        let program = try environment.compile(
            "load.p99 < duration('500ms') && (load.hosts.size() > 2 || token.startsWith('live_'))"
        )
        let explanation = program.explain([
            "load": ["p99": .duration(CELDuration(totalNanoseconds: 312_000_000)), "hosts": ["a.example.com"]],
            "token": "test_4f9a",
        ])
        print(explanation)
        // Not on the page.
        #expect(output == page.output(in: "Explanations"))
        guard case .success(.bool(false)) = explanation.result else {
            Issue.record("\(explanation.result)")
            return
        }
        #expect(!explanation.isTrue)
    }

    @Test("expressions that are not checked")
    mutating func unchecked() throws {
        // On the page:
        let program = try CELEnvironment().compileUnchecked("has(order.total) && order.total > 100")
        print(try program.evaluate(["order": ["total": 120]]))
        do {
            print(try program.evaluate())
        } catch {
            print(error)
        }
        // Not on the page.
        #expect(output == page.output(in: "Expressions that are not checked"))
    }

    @Test("editors")
    mutating func editors() throws {
        let environment = try Self.requests()
        // On the page:
        let draft = "request.user."
        for completion in environment.completions(in: draft, at: draft.utf8.count).prefix(3) {
            print("\(completion.kind) \(completion.text): \(completion.detail)")
        }
        let tree = try CELParser().parse("request.size < quota")
        let checked = environment.check(tree, .partial)
        for note in checked.notes { print("note: \(note.message)") }
        print(checked.resultType)
        // Not on the page.
        #expect(output == page.output(in: "Editors"))
    }

    @Test("types")
    mutating func types() throws {
        let environment = try Self.requests()
        // On the page:
        let type = try environment.type("map(string, list(Request))")
        print(type == .map(.string, .list(.record("Request"))))
        print(type)
        // Not on the page.
        #expect(output == page.output(in: "Types"))
    }

    // MARK: CEL

    /// What an expression gives in the complete environment: its value, `fails: …` or `error: …`.
    private static func outcome(_ source: String) throws -> String {
        let program: CELProgram
        do {
            program = try CELEnvironment().compile(source)
        } catch let error as CELCompileError {
            return "error: \(error)"
        }
        do {
            return try program.evaluate().description
        } catch {
            return "fails: \(error)"
        }
    }

    @Test("the CEL on the page gives what the page says")
    func examples() throws {
        var count = 0
        for block in page.blocks where block.language == "cel" {
            for line in block.lines where !line.isEmpty {
                let parts = line.components(separatedBy: "  // ")
                try #require(parts.count == 2, "\(line)")
                #expect(try Self.outcome(parts[0].trimmingCharacters(in: .whitespaces)) == parts[1], "\(line)")
                count += 1
            }
        }
        #expect(count >= 30)
    }

    @Test("the examples of operators and macros give what the page says", arguments: ["Operators", "Macros"])
    func tableExamples(section: String) throws {
        let rows = page.rows.filter { $0.section == section }.dropFirst()
        for row in rows {
            let source = try #require(DocumentationPage.code(row.cells[2]), "\(row.cells)")
            #expect(try Self.outcome(source) == DocumentationPage.code(row.cells[3]), "\(source)")
        }
        #expect(rows.count >= 10)
    }

    @Test("the page has every operator and every macro")
    func completeness() throws {
        let operators = page.rows.filter { $0.section == "Operators" }.map { $0.cells[0] }.joined(separator: " ")
        let signs = CELBinaryOperator.allCases.map(\.rawValue) + CELUnaryOperator.allCases.map(\.rawValue)
        for sign in signs + ["&&", "||", "? :", "[ ]", ".?", "[? ]"] {
            #expect(operators.contains("`\(sign)`"), "\(sign)")
        }
        let macros = page.rows.filter { $0.section == "Macros" }.map { $0.cells[0] }.joined(separator: " ")
        let environment = try CELEnvironment()
        var names: Set = ["has", "cel.bind", "cel.block", "existsOne"]
        for draft in ["[1].", "{1: 2}.", "optional.of(1)."] {
            for completion in environment.completions(in: draft, at: draft.utf8.count) where completion.kind == .macro {
                names.insert(completion.text)
            }
        }
        #expect(names.count >= 14)
        for name in names { #expect(macros.contains("`\(name)(") || macros.contains(".\(name)("), "\(name)") }
    }

    @Test("the page has every function with its overloads and what it does")
    func functionTables() throws {
        if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1" {
            try page.updateFunctionTables()
            return
        }
        let isCurrent = page.text.contains(page.functionTables)
        #expect(isCurrent, "run with ASSAY_UPDATE_GOLDENS=1")
        for library in CELLibrary.all {
            for function in library.functions {
                #expect(!page.meaning(of: function.name, in: library.name).isEmpty, "\(function.name) has no meaning")
            }
        }
    }

    @Test("every function on the page is one of a library")
    func unknownFunctions() {
        let known = Set(CELLibrary.all.flatMap { library in library.functions.map { "\(library.name) \($0.name)" } })
        let libraries = Set(CELLibrary.all.map(\.name))
        for row in page.rows where libraries.contains(row.section) && row.cells[0] != "function" {
            #expect(known.contains("\(row.section) \(row.cells[0].dropFirst().dropLast())"), "\(row.cells[0])")
        }
    }
}
