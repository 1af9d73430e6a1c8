import CEL
import Testing

@Suite("programs")
struct ProgramTests {
    @Test("a source that is wrong does not become a program; each mistake is named where it is")
    func compilation() throws {
        let environment = try Evaluations.environment([CELVariable("port", .int)])
        let error = #expect(throws: CELCompileError.self) { try environment.compile("prot > 1 && port == 'a'") }
        #expect(error?.diagnostics.count == 2)
        #expect(error?.diagnostics.first?.span == 0..<4)
        #expect(throws: CELCompileError.self) { try environment.compile("port >") }
        #expect(throws: CELCompileError.self) { try environment.compileUnchecked("port >") }
        #expect(throws: CELCompileError.self) { try environment.compile("port + 1", expecting: .bool) }
        #expect(try environment.compile("port + 1").resultType == .int)
    }

    @Test("prepared bindings serve every program of their environment, also of one that declares more")
    func bindings() throws {
        let environment = try Evaluations.environment([
            CELVariable("b", .int), CELVariable("a", .int), CELVariable("c.d", .int), CELVariable("unused", .int),
        ])
        var bindings = CELBindings(for: environment, ["a": 1, "b": 20])
        bindings["c.d"] = 300
        #expect(bindings["c.d"] == 300)
        #expect(try environment.compile("a + b + c.d").evaluate(bindings) == 321)
        let wider = try environment.adding(variables: [CELVariable("aa", .int)])
        #expect(try wider.compile("a + b + c.d").evaluate(bindings) == 321)
        #expect(throws: CELEvaluationError(.noSuchVariable("aa"), at: 0..<2)) {
            try wider.compile("aa + a").evaluate(bindings)
        }
        bindings["b"] = nil
        #expect(bindings["b"] == nil)
        #expect(throws: CELEvaluationError(.noSuchVariable("b"), at: 4..<5)) {
            try environment.compile("a + b").evaluate(bindings)
        }
    }

    @Test("an unchecked program finds the names that are bound")
    func unchecked() throws {
        let environment = try Evaluations.environment([CELVariable("a", .int)]).with(container: "x.y")
        let program = try environment.compileUnchecked("a + z + z")
        #expect(try program.evaluate(["a": 1, "z": 2]) == 5)
        #expect(try program.evaluate(["a": 1, "z": 2, "x.z": 3]) == 7)
        #expect(try program.evaluate(CELBindings(for: environment, ["a": 1, "z": 2, "x.y.z": 4])) == 9)
        #expect(throws: CELEvaluationError(.noSuchVariable("z"), at: 4..<5)) { try program.evaluate(["a": 1]) }
        #expect(throws: CELEvaluationError.self) { try environment.compileUnchecked("nothing(a)").evaluate(["a": 1]) }
        #expect(throws: CELEvaluationError.self) { try environment.compileUnchecked("a.size()").evaluate(["a": 1]) }
    }

    @Test("a value of another kind than its variable's is refused by functions, not misread")
    func wrongKind() throws {
        let environment = try Evaluations.environment([
            CELVariable("text", .string), CELVariable("numbers", .list(.int)),
        ])
        for source in [
            "text.startsWith('a')", "text.matches('a')", "size(numbers) == 1", "numbers[0] == 1", "text + 'a' == ''",
        ] {
            let program = try environment.compile(source)
            #expect(throws: CELEvaluationError.self, "\(source)") { try program.evaluate(["text": 5, "numbers": 7]) }
        }
    }

    @Test("the overload is picked by the kinds that the arguments have when it is called")
    func overloads() throws {
        let environment = try Evaluations.environment(
            [CELVariable("x", .dyn)],
            functions: [
                CELFunction(
                    "kind",
                    [
                        CELOverload("kind_int", [.int], .string, .unary { _ throws(CELFailure) in "int" }),
                        CELOverload("kind_list", [.list(.dyn)], .string, .unary { _ throws(CELFailure) in "list" }),
                        CELOverload(
                            "kind_ip",
                            [.opaque("net.IP", [])],
                            .string,
                            .unary { _ throws(CELFailure) in "ip" }
                        ),
                        CELOverload(
                            "kind_two",
                            [.int, .nullable(.string)],
                            .string,
                            .binary { _, _ throws(CELFailure) in "two" }
                        ),
                        CELOverload(
                            "kind_many",
                            isVariadic: true,
                            [.bool, .bool, .bool],
                            .string,
                            .variadic { arguments throws(CELFailure) in .string("\(arguments.count)") }
                        ),
                    ]
                )
            ]
        )
        for (source, value, expected) in [
            ("kind(x)", 1, "int"), ("kind(x)", [1], "list"), ("kind(ip('10.0.0.1'))", 1, "ip"),
            ("kind(1, x)", "a", "two"),
            ("kind(1, x)", .null, "two"), ("kind(x, x, x, x)", true, "4"),
        ] as [(String, CELValue, CELValue)] {
            #expect(try environment.compile(source).evaluate(["x": value]) == expected, "\(source)")
        }
        for (source, kinds) in [
            ("kind(x)", ["string"]), ("kind(1, dyn(2))", ["int", "int"]),
            ("kind(x, x, x)", ["string", "string", "string"]),
        ] {
            let failure = CELFailure.noSuchOverload(function: "kind", kinds: kinds)
            let error = #expect(throws: CELEvaluationError.self) {
                try environment.compile(source).evaluate(["x": "a"])
            }
            #expect(error?.failure == failure, "\(source)")
        }
    }

    @Test("constants are worked out once, without changing what fails")
    func constants() throws {
        #expect(try Evaluations.value("1 + 2 * 3 == 7 && duration('1m') == duration('60s')") == true)
        #expect(try Evaluations.failure("9223372036854775807 + 1 > 0") != nil)
        #expect(try Evaluations.failure("duration('never') == duration('1s')") != nil)
        #expect(try Evaluations.value("x == 1 || 1 / 0 == 1", ["x": 1]) == true)
        #expect(try Evaluations.failure("x == 2 || 1 / 0 == 1", ["x": 1])?.failure == .divisionByZero)
        #expect(try Evaluations.failure("x.matches('(')", ["x": "a"]) != nil)
        #expect(try Evaluations.failure("{1: 'a', 1u: 'b'}[1]") != nil)
    }

    @Test(
        "comparisons with NaN are false, worked out early or not",
        arguments: ["<", "<=", ">", ">="]
    )
    func comparingNaN(_ sign: String) throws {
        for (left, right) in [("0.0 / 0.0", "1.0"), ("1.0", "0.0 / 0.0"), ("0.0 / 0.0", "double('NaN')")] {
            #expect(try Evaluations.value("\(left) \(sign) \(right)") == false)
        }
        for source in ["x \(sign) 1", "1u \(sign) x", "x \(sign) x", "dyn(x) \(sign) 1.0", "2.5 \(sign) dyn(x)"] {
            #expect(try Evaluations.value(source, ["x": .double(.nan)]) == false)
            #expect(try Evaluations.value("!(\(source))", ["x": .double(.nan)]) == true)
        }
        #expect(try Evaluations.failure("x \(sign) 'a'", ["x": .double(.nan)]) != nil)
    }

    @Test("a field of a map whose keys are no strings is not there")
    func fieldOfOtherKeys() throws {
        let environment = try Evaluations.environment([CELVariable("m", .map(.int, .string))])
        let values: [String: CELValue] = ["m": .map(try CELMap(keys: [1], values: ["a"]))]
        let selection = try environment.compile("m.field")
        #expect(selection.resultType == .string)
        #expect(throws: CELEvaluationError(.noSuchKey("field"), at: 0..<7)) { try selection.evaluate(values) }
        #expect(try environment.compile("has(m.field)").evaluate(values) == false)
        #expect(try environment.compile("m.?field.orValue('none')").evaluate(values) == "none")
        #expect(try Evaluations.failure("{1: 'a'}.field")?.failure == .noSuchKey("field"))
    }

    @Test(
        "looking up in constants gives what comparing with each gives",
        arguments: [1, 2.0, .uint(1), "a", true, "b", 9_007_199_254_740_993, 9_007_199_254_740_992.0, .null, [1], 1.5]
            as [CELValue]
    )
    func membership(_ value: CELValue) throws {
        for list in [
            "[1, 'a', true]", "[1, 1, 1u]", "['a']", "[9007199254740993]", "[9007199254740992, 'a']", "[1.0, 2.0]",
            "[null, [1]]",
        ] {
            let expected = try Evaluations.value("\(list).exists(e, e == x)", ["x": value])
            #expect(try Evaluations.value("x in \(list)", ["x": value]) == expected, "\(value) in \(list)")
        }
    }

    @Test("patterns that are no constants match as constants do")
    func patterns() throws {
        let patterns = (0..<20).map { CELValue.string("^a{\($0)}$") }
        #expect(try Evaluations.value("p.filter(e, 'aaa'.matches(e))", ["p": .list(patterns)]) == ["^a{3}$"])
        #expect(try Evaluations.failure("'a'.matches(p)", ["p": "("]) != nil)
        #expect(try Evaluations.failure("'a'.matches(p)", ["p": 1]) != nil)
    }

    @Test("evaluations may run at the same time")
    func concurrency() async throws {
        let environment = try Evaluations.environment([CELVariable("n", .int), CELVariable("texts", .list(.string))])
        let program = try environment.compile("texts.filter(t, t.matches('^[0-9]+$') && int(t) > n).map(t, int(t) * 2)")
        let results = try await withThrowingTaskGroup(of: (Int64, CELValue).self) { group in
            for number in 0..<50 as Range<Int64> {
                group.addTask {
                    let texts = (0..<60).map { CELValue.string("\($0)") }
                    return (number, try program.evaluate(["n": .int(number), "texts": .list(texts)]))
                }
            }
            return try await group.reduce(into: [Int64: CELValue]()) { $0[$1.0] = $1.1 }
        }
        for (number, value) in results { #expect(value == .list(((number + 1)..<60).map { .int($0 * 2) })) }
        #expect(results.count == 50)
    }
}
