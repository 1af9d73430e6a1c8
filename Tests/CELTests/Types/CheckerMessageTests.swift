import CEL
import Testing

@Suite struct CheckerMessageTests {
    static let environment: CELEnvironment = {
        do {
            return try CELEnvironment(
                variables: [
                    CELVariable("load", .record("Load")), CELVariable("findings", .list(.record("Finding"))),
                    CELVariable("request.auth", .string), CELVariable("request.path", .string),
                    CELVariable("port", .int),
                ],
                records: [
                    CELRecord("Load", ["errorRate": .init(.double), "latency": .init(.record("Latency"))]),
                    CELRecord("Latency", ["p95": .init(.duration), "p99": .init(.duration)]),
                    CELRecord("Finding", ["severity": .init(.string), "open": .init(.bool)]),
                ]
            )
        } catch {
            fatalError("\(error)")
        }
    }()

    @Test(
        "a wrong use gives one message, where it was written",
        arguments: [
            ("findngs.size() > 0", "undeclared name findngs; did you mean findings? @ findngs"),
            ("prot > 1", "undeclared name prot; did you mean port? @ prot"),
            ("zzzzzz", "undeclared name zzzzzz @ zzzzzz"),
            ("load.latency.p9 < duration('1s')", "Latency has no field p9; did you mean p95? @ p9"),
            ("load.errorrate < 0.1", "Load has no field errorrate; did you mean errorRate? @ errorrate"),
            ("has(load.latancy)", "Load has no field latancy; did you mean latency? @ latancy"),
            ("load['latncy']", "Load has no field latncy; did you mean latency? @ 'latncy'"),
            ("findings.all(f, f.sevrity == 'a')", "Finding has no field sevrity; did you mean severity? @ sevrity"),
            ("request.atuh == ''", "undeclared name request.atuh; did you mean request.auth? @ request.atuh"),
            (
                "request.zzzzzzzz",
                "undeclared name request.zzzzzzzz; there is request.auth, request.path @ request.zzzzzzzz"
            ),
            ("load.errorRate == 0", "cannot compare double with int; write 0.0 @ load.errorRate == 0"),
            ("1 == 1u", "cannot compare int with uint; write 1u @ 1 == 1u"),
            ("port == '80'", "cannot compare int with string; convert one with string(…) or int(…) @ port == '80'"),
            (
                "load.latency.p99 < '500ms'",
                "cannot compare duration with string; write duration(…) around the text @ load.latency.p99 < '500ms'"
            ),
            ("1 + 'a'", "+ does not take int and string; convert one with string(…) or int(…) @ 1 + 'a'"),
            (
                "true - true",
                "- does not take bool and bool; it takes int - int, uint - uint, double - double, "
                    + "duration - duration, timestamp - duration, timestamp - timestamp @ true - true"
            ),
            ("port ? 1 : 2", "the condition before ? must be bool, not int @ port"),
            ("true ? 1 : 'a'", "both results must have one type, not int and string @ true ? 1 : 'a'"),
            ("port && true", "each side of && must be bool, not int @ port"),
            ("!port", "! is for bool, not int @ !port"),
            ("-'a'", "- is for int and double, not string @ -'a'"),
            ("findings.all(f, f.severity)", "the condition of all must be bool, not string @ f.severity"),
            ("port.all(x, true)", "all is for lists and maps, not int @ port"),
            ("{}.sortBy(x, x)", "sortBy is for lists, not map(dyn, dyn) @ {}"),
            ("[[1]].sortBy(x, x)", "sortBy cannot sort by list(int), which has no order @ x"),
            (
                "'a'.startsWith(1)",
                "no overload for string.startsWith(int); there is string.startsWith(string) @ startsWith"
            ),
            ("'a'.startsWith()", "startsWith takes 1 argument, not 0: string.startsWith(string) @ startsWith"),
            ("startsWith('a', 'b')", "startsWith is called on a value: write string.startsWith(string) @ startsWith"),
            ("'a'.type()", "type is not called on a value: write type(A) @ type"),
            ("'a'.startWith('b')", "undeclared function startWith; did you mean startsWith? @ startWith"),
            ("sise('a')", "undeclared function sise; did you mean size? @ sise"),
            ("math.abz(1)", "math has no function abz; did you mean abs? @ abz"),
            ("'a' in 'abc'", "in is for lists and maps; for texts write text.contains(part) @ 'a' in 'abc'"),
            ("'a' in [1]", "string is never in list(int) @ 'a' in [1]"),
            ("[1]['a']", "a list's index must be int, not string @ 'a'"),
            ("{'a': 1}[1]", "the keys of map(string, int) are string, not int @ 1"),
            ("'abc'[0]", "a string has no index; write text.charAt(…) or text.substring(…) @ 'abc'[0]"),
            ("port.foo", "int has no field foo @ foo"),
            ("'a'.size > 0", "string has no field size; the function is called as .size(…) @ size"),
            (
                "findings.open",
                "list(Finding) has no field open; select from its elements: list.all(x, x.open …) @ open"
            ),
            ("size", "size is a function: write size(…) @ size"),
            ("1.optMap(x, x)", "optMap is for optionals, not int @ 1"),
            ("optional.of(1).optFlatMap(x, x)", "the body of optFlatMap must be optional, not int @ x"),
            ("[?1]", "an element after ? must be optional, not int @ 1"),
            ("{}.transformMapEntry(k, v, 1)", "the body of transformMapEntry must be a map, not int @ 1"),
            ("Foo{a: 1}", "unknown message type Foo @ Foo"),
            (
                "google.protobuf.Int64Valu{}",
                "unknown message type google.protobuf.Int64Valu; "
                    + "did you mean google.protobuf.Int64Value? @ google.protobuf.Int64Valu"
            ),
            (
                "google.protobuf.Int64Value{valu: 1}",
                "google.protobuf.Int64Value has no field valu; did you mean value? @ valu"
            ),
            ("google.protobuf.Int64Value{value: 'a'}", "value is int, not string @ 'a'"),
        ]
    )
    func messages(source: String, outcome: String) throws {
        #expect(try CheckedExpressions.outcome(source, Self.environment) == outcome)
    }

    @Test("what is wrong in one place does not hide or cause what is wrong in another")
    func several() throws {
        let source = "foo + 1 > bar.baz && size(1) == 'a' && [1].all(x, x + y > 0)"
        #expect(
            try CheckedExpressions.outcome(source, Self.environment) == """
                undeclared name foo @ foo
                undeclared name bar @ bar
                no overload for size(int); there is \(try signatures(of: "size")) @ size
                undeclared name y @ y
                """
        )
    }

    private func signatures(of name: String) throws -> String {
        let function = try #require(Self.environment.function(named: name))
        let globals = function.overloads.filter { !$0.isMember }
        return globals.map { $0.signature(of: name).split(separator: " ->").first.map(String.init) ?? "" }
            .joined(separator: ", ")
    }

    @Test("a partial check takes undeclared names and fields for any value and notes them")
    func partial() throws {
        let source = "foo.bar > 1 && load.p50 < 2 && unknown(1) && 1 + true"
        let checked = try CheckedExpressions.check(source, Self.environment, .partial)
        #expect(
            checked.notes.map(\.message) == [
                "undeclared name foo", "Load has no field p50", "undeclared function unknown",
            ]
        )
        #expect(checked.diagnostics.count == 1)
        #expect(checked.diagnostics.first?.message.hasPrefix("+ does not take int and bool") == true)
    }

    @Test("messages are bounded in number")
    func bounded() throws {
        let source = "[" + (0..<500).map { "missing\($0)" }.joined(separator: ", ") + "]"
        let checked = try CheckedExpressions.check(source)
        #expect(checked.diagnostics.count == 50)
        #expect(!checked.isValid)
    }
}
