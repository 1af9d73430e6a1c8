import CEL
import Testing

@Suite struct CheckerTypeTests {
    @Test(
        "expressions have the types of the language's definition",
        arguments: [
            ("1 + 2", "int"), ("1u * 2u", "uint"), ("1.0 / 2.0", "double"), ("'a' + 'b'", "string"),
            ("b'a' + b'b'", "bytes"), ("[1] + [2]", "list(int)"), ("[] + [1]", "list(int)"), ("-1.5", "double"),
            ("7 % 2", "int"), ("1 < 2.5 && 1u >= 1", "bool"), ("!true || 'a' < 'b'", "bool"),
            ("timestamp(0) - timestamp(0)", "duration"), ("timestamp(0) + duration('1s')", "timestamp"),
            ("duration('1s') + timestamp(0)", "timestamp"), ("duration('1s') - duration('1s')", "duration"),
            ("[1, 2.0]", "list(dyn)"), ("[[1], ['a']]", "list(dyn)"), ("[[], [1]]", "list(list(int))"),
            ("{'a': 1, 'b': 'c'}", "map(string, dyn)"), ("{}", "map(dyn, dyn)"),
            ("{'a': {}}", "map(string, map(dyn, dyn))"),
            ("true ? 1 : 2", "int"), ("true ? [] : [1]", "list(int)"), ("true ? dyn(1) : 2", "dyn"),
            ("true ? null : duration('1s')", "duration"), ("[timestamp(0), null][0]", "timestamp"),
            ("[null, optional.of(1)]", "list(optional_type(int))"), ("[1, null]", "list(dyn)"),
            ("1 in [1]", "bool"), ("'a' in {'a': 1}", "bool"), ("dyn(1) in dyn([1])", "bool"),
            ("[1][0]", "int"), ("{'a': 1u}['a']", "uint"), ("{'a': 1u}.a", "uint"), ("dyn({}).a.b", "dyn"),
            ("dyn(1) + 1", "int"), ("dyn(1) + dyn(1)", "dyn"), ("dyn('x').size()", "int"),
            ("size('a') == size([1])", "bool"), ("type(1)", "type(int)"), ("type(1) == string", "bool"),
            ("type(type)", "type(type(type))"), ("[int, string]", "list(type(int))"),
            ("has({'a': 1}.a)", "bool"), ("google.protobuf.Timestamp == type(timestamp(0))", "bool"),
            ("net.IP == type(ip('1.1.1.1'))", "bool"), ("optional_type == type(optional.none())", "bool"),
        ]
    )
    func types(source: String, type: String) throws {
        #expect(try CheckedExpressions.outcome(source) == type)
    }

    @Test(
        "macros have the types of what they make",
        arguments: [
            ("[1].all(x, x > 0)", "bool"), ("{'a': 1}.exists(k, k == 'a')", "bool"),
            ("[1].existsOne(x, x > 0)", "bool"),
            ("[1].map(x, string(x))", "list(string)"), ("[1].map(x, x > 0, [x])", "list(list(int))"),
            ("['a'].filter(x, true)", "list(string)"), ("{1: 'a'}.filter(k, true)", "list(int)"),
            ("{1: 'a'}.map(k, k)", "list(int)"), ("dyn([1]).map(x, x)", "list(dyn)"), ("[].map(x, x)", "list(dyn)"),
            ("['a'].all(i, x, i >= 0 && x != '')", "bool"), ("{'a': 1}.exists(k, v, k == 'a' && v == 1)", "bool"),
            ("['a'].transformList(i, x, i)", "list(int)"), ("['a'].transformMap(i, x, x)", "map(int, string)"),
            ("{'a': 1}.transformMap(k, v, v > 0, [v])", "map(string, list(int))"),
            ("{'a': 1}.transformMapEntry(k, v, {v: k})", "map(int, string)"),
            ("['b'].sortBy(x, size(x))", "list(string)"), ("cel.bind(x, [1], x + x)", "list(int)"),
            ("cel.block([1, [cel.index(0)]], cel.index(1))", "list(int)"),
            ("optional.of(1).optMap(x, 'a')", "optional_type(string)"),
            ("optional.of(1).optFlatMap(x, optional.of([x]))", "optional_type(list(int))"),
            ("dyn(1).optFlatMap(x, optional.of(x))", "optional_type(dyn)"),
            ("[[1]].map(x, x.map(y, y + 1))", "list(list(int))"),
        ]
    )
    func macros(source: String, type: String) throws {
        #expect(try CheckedExpressions.outcome(source) == type)
    }

    @Test(
        "optionals go through selections and indexes",
        arguments: [
            ("{'a': 1}.?a", "optional_type(int)"), ("{'a': {'b': 1}}.?a.b", "optional_type(int)"),
            ("{'a': {'b': 1}}.?a.?b", "optional_type(int)"), ("[1][?0]", "optional_type(int)"),
            ("[[1]][?0][0]", "optional_type(int)"), ("{'a': [1]}.?a[0]", "optional_type(int)"),
            ("has({'a': {'b': 1}}.?a.b)", "bool"), ("[?optional.of(1)]", "list(int)"),
            ("[1, ?optional.none()]", "list(int)"),
            ("{?'a': optional.of(1)}", "map(string, int)"), ("{'a': 1}.?a.orValue(0)", "int"),
            ("optional.none().orValue(1)", "int"), ("optional.of(1).or(optional.none())", "optional_type(int)"),
            ("dyn({}).?a", "optional_type(dyn)"), ("[?dyn(1)]", "list(dyn)"),
        ]
    )
    func optionals(source: String, type: String) throws {
        #expect(try CheckedExpressions.outcome(source) == type)
    }

    @Test("each node has its type")
    func nodes() throws {
        let source = "[1, 2].map(x, x > 1 ? 'a' : string(x))[0]"
        let checked = try CheckedExpressions.check(source)
        var found: [String: String] = [:]
        for node in CheckedExpressions.nodes(checked.expression) {
            found[CheckedExpressions.text(source, node.span)] = checked.type(of: node).description
        }
        #expect(found["[1, 2]"] == "list(int)")
        #expect(found["x"] == "int")
        #expect(found["x > 1"] == "bool")
        #expect(found["x > 1 ? 'a' : string(x)"] == "string")
        #expect(found[source] == "string")
        #expect(checked.resultType == .string)
    }

    @Test("a type variable in an inner node is what it became later")
    func lateTypes() throws {
        let source = "[[], ['a']]"
        let checked = try CheckedExpressions.check(source)
        let empty = try #require(checked.expression.children.first)
        #expect(checked.type(of: empty) == .list(.string))
    }

    @Test("nullable types take their value and null, and give their value's operators")
    func nullable() throws {
        let environment = try CELEnvironment(variables: [
            CELVariable("count", .nullable(.int)), CELVariable("name", .nullable(.string)),
        ])
        func outcome(_ source: String) throws -> String { try CheckedExpressions.outcome(source, environment) }
        #expect(try outcome("count + 1") == "int")
        #expect(try outcome("count == null || count == 1") == "bool")
        #expect(try outcome("[count, 1]") == "list(wrapper(int))")
        #expect(try outcome("[count, null][0]") == "wrapper(int)")
        #expect(try outcome("[count, name]") == "list(dyn)")
        #expect(try outcome("false ? count : null") == "wrapper(int)")
        #expect(try outcome("count == 'a'").hasPrefix("cannot compare wrapper(int) with string"))
    }

    @Test("overloads of a caller's function are told apart, joined and instantiated")
    func callersFunctions() throws {
        let environment = try CELEnvironment(functions: [
            CELFunction(
                "pick",
                [
                    CELOverload("pick_int", [.int], .string), CELOverload("pick_string", [.string], .int),
                    CELOverload("pick_list", [.list(.parameter("T")), .int], .parameter("T")),
                    CELOverload("pick_member", isMember: true, [.int, .parameter("T")], .list(.parameter("T"))),
                ]
            ),
            CELFunction("most", [CELOverload("most_ints", isVariadic: true, [.string, .int], .int)]),
        ])
        func outcome(_ source: String) throws -> String { try CheckedExpressions.outcome(source, environment) }
        #expect(try outcome("pick(1)") == "string")
        #expect(try outcome("pick(dyn(1))") == "dyn")
        #expect(try outcome("pick(['a'], 0)") == "string")
        #expect(try outcome("1.pick(2u)") == "list(uint)")
        #expect(try outcome("most('a', 1)") == "int")
        #expect(try outcome("most('a', 1, 2, 3)") == "int")
        #expect(try outcome("most('a')") == "most takes at least 2 arguments, not 1: most(string, int…) @ most")
        #expect(try outcome("most('a', 1, 'b')").hasPrefix("no overload for most(string, int, string)"))
        let checked = try CheckedExpressions.check("pick(dyn(1))", environment)
        guard case .function(let function)? = checked.reference(of: checked.expression) else {
            Issue.record("no function")
            return
        }
        #expect(function.overloads.map(\.id) == ["pick_int", "pick_string"])
        #expect(!function.takesTarget)
    }

    @Test("an expected type is demanded of the result")
    func expected() throws {
        #expect(try CheckedExpressions.check("1 == 1", expecting: .bool).isValid)
        #expect(try CheckedExpressions.check("dyn(1)", expecting: .bool).isValid)
        let wrong = try CheckedExpressions.check("1 + 1", expecting: .bool)
        #expect(wrong.diagnostics == [CELDiagnostic("the result is int, not bool", at: 0..<5)])
    }
}
