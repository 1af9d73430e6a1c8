import CEL
import Testing

@Suite("macros")
struct MacroEvaluationTests {
    @Test(
        "comprehensions over lists and maps",
        arguments: [
            ("[3, 1, 2].map(e, e * 2)", [6, 2, 4]), ("[3, 1, 2].map(e, e > 1, e * 2)", [6, 4]),
            ("[3, 1, 2].filter(e, e > 1)", [3, 2]), ("{'a': 1, 'b': 2}.map(k, k)", ["a", "b"]),
            ("{'a': 1, 'b': 2}.filter(k, k != 'a')", ["b"]), ("[5, 6].transformList(i, e, i + e)", [5, 7]),
            ("[5, 6].transformList(i, e, i > 0, e)", [6]),
            ("{'a': 1}.transformMap(k, v, v + 1)", ["a": 2]),
            ("['x', 'y'].transformMap(i, e, i > 0, e) == {1: 'y'}", true),
            ("{'a': 'b'}.transformMapEntry(k, v, {v: k})", ["b": "a"]),
            ("[1, 2, 3].existsOne(e, e > 2)", true), ("[1, 2, 3].existsOne(e, e > 1)", false),
            ("[].all(e, false)", true), ("[].exists(e, true)", false),
            ("[[1, 2], [3]].map(l, l.map(e, e + l.size()))", [[3, 4], [4]]),
        ] as [(String, CELValue)]
    )
    func comprehension(_ source: String, _ expected: CELValue) throws {
        #expect(try Evaluations.value(source) == expected)
    }

    @Test("sortBy is stable, and refuses keys that cannot be compared")
    func sortBy() throws {
        let sorted = "[{'n': 2, 't': 'a'}, {'n': 1, 't': 'b'}, {'n': 2, 't': 'c'}].sortBy(e, e.n).map(e, e.t)"
        #expect(try Evaluations.value(sorted) == ["b", "a", "c"])
        #expect(try Evaluations.value("[].sortBy(e, e)") == [])
        let nan = "[3.0, n, 1.0, n, 2.0].sortBy(e, e)"
        #expect(
            try Evaluations.value(nan, ["n": .double(.nan)]) == [1.0, 2.0, 3.0, .double(.nan), .double(.nan)]
        )
        for source in [
            "[1, 'a'].sortBy(e, e)", "[[1], [2]].sortBy(e, x)", "[1].sortBy(e, x)", "[1, 2].sortBy(e, 1 / (e - 1))",
        ] {
            #expect(try Evaluations.failure(source, ["x": [:]]) != nil, "\(source)")
        }
    }

    @Test("a key that comes twice is a failure")
    func repeatedKey() throws {
        #expect(
            try Evaluations.failure("{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})")?.failure == .repeatedKey("1")
        )
        #expect(try Evaluations.failure("{x: 1, 'a': 2}", ["x": "a"])?.failure == .repeatedKey("\"a\""))
    }

    @Test("a bound value is evaluated at most once, and only when it is used")
    func binding() throws {
        let counter = CallCounter()
        let count = CELOverload("count", [], .int, .variadic { _ throws(CELFailure) in .int(counter.next()) })
        let environment = try Evaluations.environment(functions: [CELFunction("count", [count])])
        #expect(try environment.compile("cel.bind(n, count(), [n, n, n])").evaluate() == [1, 1, 1])
        #expect(try environment.compile("cel.bind(n, count(), false ? n : 7)").evaluate() == 7)
        #expect(
            try environment.compile("cel.block([count(), cel.index(0) + 1], [cel.index(1), cel.index(1)])").evaluate()
                == [3, 3]
        )
        #expect(try environment.compile("[1, 2].map(e, cel.bind(n, count() * e, n + n))").evaluate() == [6, 16])
        #expect(counter.next() == 5)
    }

    @Test("a bound value that fails does so where it is used")
    func failingBinding() throws {
        #expect(try Evaluations.value("cel.bind(a, 1 / 0, true || a == 1)") == true)
        #expect(try Evaluations.value("cel.bind(a, x / 0, a == 1 || a == 2 || true)", ["x": 1]) == true)
        #expect(try Evaluations.failure("cel.bind(a, 1 / 0, a)")?.failure == .divisionByZero)
    }

    @Test("variables hide others of their name only inside of their macro")
    func scopes() throws {
        #expect(try Evaluations.value("[1, 2].map(x, [x].map(x, x + 1)[0] + x) + [x]", ["x": 10]) == [3, 5, 10])
        #expect(try Evaluations.value("cel.bind(x, x + 1, cel.bind(x, x * 2, x)) + x", ["x": 10]) == 32)
        #expect(try Evaluations.value("optional.of(3).optMap(x, x + 1).value() + x", ["x": 10]) == 14)
    }

    @Test(
        "optionals",
        arguments: [
            ("m.?a.?b.orValue(7)", 1), ("m.?z.?b.orValue(7)", 7), ("m.?a.b.value()", 1),
            ("m[?'a'].?b.hasValue()", true),
            ("[1][?3].hasValue()", false), ("[?m.?z, ?optional.of(2), 3]", [2, 3]), ("{?'k': m.?z, 'l': 1}", ["l": 1]),
            ("m.?a.optMap(v, v.b + 1).value()", 2), ("m.?z.optMap(v, v.b).hasValue()", false),
            ("m.?a.optFlatMap(v, v.?b).value()", 1), ("has(m.?a.b)", true), ("has(m.?z.b)", false),
            ("m.?a['b'].value()", 1),
        ] as [(String, CELValue)]
    )
    func optional(_ source: String, _ expected: CELValue) throws {
        #expect(try Evaluations.value(source, ["m": ["a": ["b": 1]]]) == expected)
    }

    @Test("what is no optional cannot be an optional element")
    func noOptional() throws {
        for source in ["[?x]", "{?'a': x}", "x.optMap(v, v)", "optional.of(1).optFlatMap(v, x)", "x.?a", "x[?'a']"] {
            #expect(try Evaluations.failure(source, ["x": 1]) != nil, "\(source)")
        }
    }

    @Test(
        "what stands in for an absent optional is evaluated only where it is needed",
        arguments: [
            ("optional.of(1).orValue(1 / 0)", 1), ("o.orValue(1 / z)", 5), ("dyn(optional.of(2)).orValue(1 / z)", 2),
            ("o.or(1 / z == 1 ? o : n).value()", 5), ("n.or(o).or(dyn(1 / z)).orValue(7)", 5),
            ("n.orValue(z + 1)", 1), ("n.or(n).orValue(8)", 8), ("o.or(m.missing).hasValue()", true),
            ("[0, 1].map(e, e == 0 ? n : o).map(e, e.orValue(z - 1))", [-1, 5]),
        ] as [(String, CELValue)]
    )
    func lazyFallback(_ source: String, _ expected: CELValue) throws {
        let values: [String: CELValue] = [
            "o": .optional(CELOptional(5)), "n": .optional(.none), "z": 0, "m": [:],
        ]
        #expect(try Evaluations.value(source, values) == expected)
        #expect(try Evaluations.environment(of: values).compileUnchecked(source).evaluate(values) == expected)
        #expect(try Evaluations.explanation(source, values).result.get() == expected)
    }

    @Test("a fallback that is needed may fail, and what is no optional has none, its argument not evaluated")
    func failingFallback() throws {
        let values: [String: CELValue] = ["n": .optional(.none), "z": 0]
        for (source, failure) in [
            ("n.orValue(1 / z)", CELFailure.divisionByZero), ("n.or(dyn(1 / z))", .divisionByZero),
            ("z.orValue(1 / z)", .noSuchOverload(function: "orValue", kinds: ["int"])),
            ("z.or(dyn(1 / z))", .noSuchOverload(function: "or", kinds: ["int"])),
            ("n.or(z)", .noSuchOverload(function: "or", kinds: ["optional", "int"])),
            ("dyn(1 / z).orValue(z)", .divisionByZero),
        ] {
            #expect(try Evaluations.failure(source, values)?.failure == failure, "\(source)")
        }
    }

    @Test("an overload of one's own beside those of optionals gets its argument")
    func ownFallback() throws {
        let own = CELOverload(
            "int_or_int",
            isMember: true,
            [.int, .int],
            .int,
            .binary { (first, second) throws(CELFailure) in
                .int((first.intValue ?? 0) | (second.intValue ?? 0))
            }
        )
        let environment = try Evaluations.environment(
            [CELVariable("x", .dyn), CELVariable("y", .dyn)],
            functions: [CELFunction("or", [own])]
        )
        let program = try environment.compile("x.or(y)")
        #expect(try program.evaluate(["x": 1, "y": 2]) == 3)
        #expect(try program.evaluate(["x": .optional(CELOptional(1))]) == .optional(CELOptional(1)))
        #expect(throws: CELEvaluationError(.noSuchOverload(function: "or", kinds: ["string"]), at: 0..<7)) {
            try program.evaluate(["x": "a"])
        }
        #expect(throws: CELEvaluationError(.noSuchVariable("y"), at: 5..<6)) { try program.evaluate(["x": 1]) }
    }

    @Test("well-known messages become plain values")
    func messages() throws {
        #expect(try Evaluations.value("google.protobuf.BoolValue{value: true}") == true)
        #expect(
            try Evaluations.value("google.protobuf.Duration{seconds: x}", ["x": 5])
                == .duration(CELDuration(seconds: 5) ?? .zero)
        )
        #expect(try Evaluations.failure("google.protobuf.Duration{seconds: x}", ["x": "a"]) != nil)
    }
}

/// Counts calls; one test uses it from one thread at a time, but an implementation has to be Sendable.
private final class CallCounter: @unchecked Sendable {
    private var count: Int64 = 0

    func next() -> Int64 {
        count += 1
        return count
    }
}
