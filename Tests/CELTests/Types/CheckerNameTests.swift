import CEL
import Testing

@Suite struct CheckerNameTests {
    /// What the names in an expression mean: the source of each node that has a meaning, and the meaning.
    private func meanings(_ source: String, _ environment: CELEnvironment) throws -> [String] {
        let checked = try CheckedExpressions.check(source, environment, .partial)
        let resolved = environment.resolve(checked.expression)
        let found = Self.meanings(checked, source)
        #expect(found == Self.meanings(resolved, source), "unchecked names differ")
        return found
    }

    private static func meanings(_ checked: CELChecked, _ source: String) -> [String] {
        CheckedExpressions.nodes(checked.expression)
            .compactMap { node in
                let text = CheckedExpressions.text(source, node.span)
                switch checked.reference(of: node) {
                case .local(let level): return "\(text) = local \(level)"
                case .variable(let variable): return "\(text) = \(variable.name)"
                case .type(let name): return "\(text) = type \(name)"
                case .constant(let value): return "\(text) = constant \(value)"
                case .function(let function): return "\(function.name)\(function.takesTarget ? " of target" : "")"
                case .message(let name): return "message \(name)"
                case .unresolved(let names): return "\(text) = one of \(names.joined(separator: ", "))"
                case .field, nil: return nil
                }
            }
    }

    @Test("the longest declared name is meant, in the innermost container")
    func longestName() throws {
        let environment = try CELEnvironment(
            container: "a.b",
            variables: ["x", "x.y", "a.x", "a.b.z", "z", "a.b.z.w.v"].map { CELVariable($0, .dyn) }
        )
        #expect(try meanings("x", environment) == ["x = a.x"])
        #expect(try meanings(".x", environment) == [".x = x"])
        #expect(try meanings("x.y", environment) == ["x.y = x.y"])
        #expect(try meanings(".x.y.k", environment) == [".x.y = x.y"])
        #expect(try meanings("x.k", environment) == ["x = a.x"])
        #expect(try meanings("z.w.v.u", environment) == ["z.w.v = a.b.z.w.v"])
        #expect(try meanings("z.w.k", environment) == ["z = a.b.z"])
        #expect(try meanings(".z.w.v", environment) == [".z = z"])
        #expect(try meanings("z.?w", environment) == ["z = a.b.z"])
        #expect(try meanings("has(x.y)", environment) == ["x = a.x"])
        #expect(try meanings("has(x.y.k)", environment) == ["x.y = x.y"])
        #expect(try meanings("q", environment) == ["q = one of a.b.q, a.q, q"])
        #expect(try meanings(".q", environment) == [".q = one of q"])
    }

    @Test("local variables hide names of the environment, except behind a leading dot")
    func shadowing() throws {
        let environment = try CELEnvironment(
            container: "com.example",
            variables: ["com.example.y", "com.example.y.z", "y", "y.z"].map { CELVariable($0, .dyn) }
        )
        #expect(try meanings("[0].exists(y, y == 0)", environment) == ["y = local 0"])
        #expect(try meanings("[0].exists(y, y.z == 0)", environment) == ["y = local 0"])
        #expect(try meanings("[0].exists(y, .y.z == y)", environment) == [".y.z = y.z", "y = local 0"])
        #expect(try meanings("[y].exists(y, true)", environment) == ["y = com.example.y"])
        #expect(try meanings("[0].exists(y, [y].exists(y, y == 1))", environment) == ["y = local 0", "y = local 1"])
        #expect(try meanings("cel.bind(y, y.z, y.z)", environment) == ["y.z = com.example.y.z", "y = local 0"])
        #expect(try meanings("y.map(int, int)[0] + int", environment).suffix(2) == ["int = local 0", "int = type int"])
    }

    @Test("levels count the local variables around a macro")
    func levels() throws {
        let environment = CheckedExpressions.environment
        #expect(
            try meanings("[1].all(i, x, [i].map(y, x + y) == [x])", environment)
                == ["i = local 0", "x = local 1", "y = local 2", "x = local 1"]
        )
        #expect(
            try meanings("cel.block([1, cel.index(0)], [cel.index(1)].map(x, x + cel.index(0)))", environment)
                == ["cel.index(0) = local 0", "cel.index(1) = local 1", "x = local 2", "cel.index(0) = local 0"]
        )
        #expect(
            try meanings("optional.of(1).optMap(a, cel.bind(b, a, a + b))", environment)
                == ["optional.of", "a = local 0", "a = local 0", "b = local 1"]
        )
        #expect(
            try meanings("cel.block([cel.index(1), 1], cel.index(0))", environment)
                == ["cel.index(1) = one of @index1", "cel.index(0) = local 0"],
            "a slot does not see later ones"
        )
    }

    @Test("functions are looked up in the container and with their namespace, and a variable hides a namespace")
    func functions() throws {
        let functions = ["a.f", "f", "g.h", "a.g.k"].map { CELFunction($0, [CELOverload("\($0)_int", [.int], .int)]) }
        let member = CELFunction("k", [CELOverload("k_member", isMember: true, [.int, .int], .int)])
        let environment = try CELEnvironment(
            container: "a",
            libraries: [],
            variables: [CELVariable("v", .int), CELVariable("w", .int)],
            functions: functions + [
                member, CELFunction("v.k", [CELOverload("v_k", [.int], .int)]),
                CELFunction("w.l", [CELOverload("w_l", [.int], .int)]),
            ]
        )
        #expect(try meanings("f(1)", environment) == ["a.f"])
        #expect(try meanings("g.h(1) + g.k(1)", environment) == ["g.h", "a.g.k"])
        #expect(try meanings(".g.h(1)", environment) == ["g.h"])
        #expect(try meanings("v.k(1)", environment) == ["k of target", "v = v"])
        #expect(try meanings("w.l(1)", environment) == ["w.l"])
        #expect(try meanings("[1].map(g, g.k(1))", environment) == ["k of target", "g = local 0"])
    }

    @Test("types and constants are names in the container, too")
    func typesAndConstants() throws {
        let environment = try CELEnvironment(container: "google.protobuf")
        #expect(try meanings("Timestamp", environment) == ["Timestamp = type google.protobuf.Timestamp"])
        #expect(
            try meanings("Value{null_value: NullValue.NULL_VALUE}", environment)
                == ["message google.protobuf.Value", "NullValue.NULL_VALUE = constant 0"]
        )
        #expect(try meanings("net.IP", environment) == ["net.IP = type net.IP"])
    }

    @Test("without checking everything has any type, and what is unknown shows at evaluation only")
    func unchecked() throws {
        let source = "foo + 1 < 'a' && bar(1) && Foo{} && 'a'.size(1, 2)"
        let resolved = CheckedExpressions.environment.resolve(try CELParser().parse(source))
        #expect(resolved.isValid && resolved.notes.isEmpty)
        #expect(CheckedExpressions.nodes(resolved.expression).allSatisfy { resolved.type(of: $0) == .dyn })
        #expect(
            Self.meanings(resolved, source) == [
                "foo = one of foo", "bar", "Foo{} = one of Foo", "size of target",
            ]
        )
        for node in CheckedExpressions.nodes(resolved.expression) {
            guard case .function(let function)? = resolved.reference(of: node) else { continue }
            #expect(function.overloads.isEmpty)
        }
    }

    @Test("fields of records are found through lists, optionals and indexes, with their secrecy")
    func recordFields() throws {
        let environment = try CELEnvironment(
            variables: [CELVariable("users", .list(.record("User")), isSecret: true)],
            records: [CELRecord("User", ["name": .init(.string), "key": .init(.bytes, isSecret: true)])]
        )
        func outcome(_ source: String) throws -> String { try CheckedExpressions.outcome(source, environment) }
        #expect(try outcome("users.map(u, u.name)") == "list(string)")
        #expect(try outcome("users[?0].key") == "optional_type(bytes)")
        #expect(try outcome("users[0]['name']") == "string")
        #expect(try outcome("users[0][string(1)]") == "dyn")
        #expect(try outcome("users[0].all(k, k != '')") == "bool")
        #expect(try outcome("'name' in users[0] && size(users[0]) == 2") == "bool")
        #expect(try outcome("users[0] == {'name': 'x'} || users[0] == null") == "bool")
        #expect(try outcome("[users[0], {'name': 1}]") == "list(map(string, int))")
        #expect(try outcome("1 in users[0]").hasPrefix("int is never in User"))
        let checked = try CheckedExpressions.check("users[0].key", environment)
        guard case .field(let field)? = checked.reference(of: checked.expression) else {
            Issue.record("no field")
            return
        }
        #expect(field.isSecret && field.type == .bytes)
        #expect(environment.variable(named: "users")?.isSecret == true)
    }
}
