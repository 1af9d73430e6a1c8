import CEL
import Testing

struct ListLibraryTests {
    @Test(
        "functions on lists, sets and optionals do what their documentation says",
        arguments: [
            "[1, 2, 3, 4].slice(1, 3) == [2, 3]", "[1, 2, 3, 4].slice(2, 4) == [3, 4]", "[].slice(0, 0) == []",
            "[1, [2, 3], [4]].flatten() == [1, 2, 3, 4]", "[1, [2, [3, 4]]].flatten() == [1, 2, [3, 4]]",
            "[1, 2, [], [], [3, 4]].flatten() == [1, 2, 3, 4]", "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]",
            "[1, [2]].flatten(0) == [1, [2]]", "[[[[1]]]].flatten(9223372036854775807) == [1]", "[].flatten() == []",
            "[3, 2, 1].sort() == [1, 2, 3]", "['b', 'c', 'a'].sort() == ['a', 'b', 'c']",
            "['é', 'z', 'e\\u0301'].sort() == ['e\\u0301', 'z', 'é']", "['\\uffff', '😀'].sort() == ['\\uffff', '😀']",
            "[3u, 1u].sort() == [1u, 3u]", "[1.5, -1.0].sort() == [-1.0, 1.5]", "[true, false].sort() == [false, true]",
            "string([3.0, 0.0 / 0.0, 1.0, 0.0 / 0.0, 2.0].sort()[2]) == '3'",
            "[3.0, 0.0 / 0.0, 1.0, 2.0].sort().slice(0, 3) == [1.0, 2.0, 3.0]",
            "[0.0 / 0.0, 1.0 / 0.0].sort()[0] == 1.0 / 0.0",
            "[b'b', b'', b'a'].sort() == [b'', b'a', b'b']", "[].sort() == []",
            "[duration('1s'), duration('-1s')].sort() == [duration('-1s'), duration('1s')]",
            "[timestamp('2024-01-01T00:00:00.5Z'), timestamp('2024-01-01T00:00:00Z')].sort()[0] "
                + "== timestamp('2024-01-01T00:00:00Z')",
            "[1, 2, 2, 3, 3, 3].distinct() == [1, 2, 3]", "['b', 'b', 'c', 'a', 'c'].distinct() == ['b', 'c', 'a']",
            "[1, 'b', 2, 'b'].distinct() == [1, 'b', 2]", "type([1u, 1, 1.0].distinct()[0]) == uint",
            "[1, 1u, 1.0].distinct() == [1]", "[[1], [1.0], {'a': 1}, {'a': 1u}].distinct() == [[1], {'a': 1}]",
            "['é', 'e\\u0301'].distinct().reverse() == ['e\\u0301', 'é']", "[0.0, -0.0].distinct() == [0.0]",
            "[null, false, 0, '', b'', [], {}].distinct() == [null, false, 0, '', b'', [], {}]",
            "[5, 3, 1, 2].reverse() == [2, 1, 3, 5]", "lists.range(5) == [0, 1, 2, 3, 4]", "lists.range(0) == []",
            "lists.range(-9223372036854775808) == []",
            "[1, 2, 3].first().value() == 1", "[1, 2, 3].last().value() == 3", "[].last().orValue('test') == 'test'",
            "[].first() == optional.none()",
            "sets.contains([], [])", "!sets.contains([], [1])", "sets.contains([1, 2, 3, 4], [2, 3])",
            "sets.contains([1, 2.0, 3u], [1.0, 2u, 3])", "sets.equivalent([], [])", "sets.equivalent([1], [1, 1])",
            "sets.equivalent([1], [1u, 1.0])", "sets.equivalent([1, 2, 3], [3u, 2.0, 1])",
            "!sets.equivalent([1], [1, 2])",
            "!sets.intersects([1], [])", "sets.intersects([1], [1, 2])",
            "sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])", "!sets.intersects(['1'], [1])",
            "sets.contains([{'a': [1]}], [{'a': [1.0]}])", "!sets.contains([0.0 / 0.0], [0.0 / 0.0])",
            "optional.of(1) == optional.of(1.0)", "optional.of(optional.none()) != optional.none()",
            "optional.ofNonZeroValue(0) == optional.none()", "optional.ofNonZeroValue([0]).hasValue()",
            "optional.ofNonZeroValue(optional.none()).hasValue()",
            "!optional.ofNonZeroValue(optional.none()).value().hasValue()",
            "!optional.none().hasValue()", "optional.of(null).hasValue()", "optional.none().orValue(3) == 3",
            "optional.of(2).orValue(3) == 2", "optional.of(2).or(optional.of(3)).value() == 2",
            "optional.none().or(optional.none()) == optional.none()",
            "[optional.of(42), optional.none()].unwrapOpt() == [42]",
            "optional.unwrap([optional.none(), optional.of('a')]) == ['a']",
        ]
    )
    func documented(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "what a function cannot use is an error",
        arguments: [
            "[1, [2]].flatten(-1)", "[1].slice(0, 2)", "[1].slice(-1, 1)", "[1].slice(1, 0)",
            "[1].slice(0, 9223372036854775807)", "[1].slice(-9223372036854775808, 9223372036854775807)",
            "[1, 'b'].sort()", "[1, 1u].sort()", "[[1, 2, 3]].sort()", "[{}].sort()", "[null].sort()",
        ]
    )
    func refused(expression: String) {
        let failure = #expect(throws: CELFailure.self) { try LibraryExpression.value(of: expression) }
        guard case .invalidArgument = failure else {
            Issue.record("\(expression): \(String(describing: failure))")
            return
        }
    }

    @Test("the value of an absent optional is an error of its own, and unwrapping takes optionals only")
    func absent() {
        #expect(throws: CELFailure.noValue) { try LibraryExpression.value(of: "optional.none().value()") }
        #expect(throws: CELFailure.noSuchOverload(function: "unwrapOpt", kinds: ["int"])) {
            try LibraryExpression.value(of: "[optional.of(1), 2].unwrapOpt()")
        }
    }

    @Test("the range of a large number, and lists that flatten to one, reach the memory limit")
    func explosions() throws {
        for end in ["1000001", "9223372036854775807"] {
            #expect(throws: CELFailure.limitReached("memory")) {
                try LibraryExpression.value(of: "lists.range(\(end))")
            }
        }
        guard case .list(let numbers) = try LibraryExpression.value(of: "lists.range(1000000)") else {
            Issue.record("no list")
            return
        }
        #expect(numbers.count == 1_000_000)
        #expect(numbers.last == .int(999_999))
        var value = CELValue.list(Array(repeating: .int(1), count: 1_000))
        for _ in 0..<40 { value = .list([value, value]) }
        #expect(throws: CELFailure.limitReached("memory")) {
            try LibraryExpression.call("list_flatten_int", value, .int(100))
        }
    }

    @Test("flattening follows any depth without the stack")
    func deepFlatten() throws {
        var value = CELValue.list([.int(7)])
        for _ in 0..<5_000 { value = .list([value]) }
        #expect(try LibraryExpression.call("list_flatten_int", value, .int(10_000)) == .list([.int(7)]))
    }

    @Test("empty lists that share their storage cannot keep flattening busy without end")
    func emptyFlatten() throws {
        var value = CELValue.list([])
        for _ in 0..<40 { value = .list([value, value]) }
        #expect(throws: CELFailure.limitReached("steps")) {
            try LibraryExpression.call("list_flatten_int", value, .int(100))
        }
    }

    @Test("elements that only look alike reach a limit instead of being compared pair by pair for hours")
    func manyNaN() {
        let list = CELValue.list(Array(repeating: .list([.double(.nan)]), count: 100_000))
        #expect(throws: CELFailure.limitReached("steps")) {
            try LibraryExpression.value(of: "v.distinct()", ["v": list])
        }
    }

    @Test("long elements that only look alike reach the limit sooner")
    func manyLongNaN() {
        let long = CELValue.list(Array(repeating: .int(1), count: 100_000) + [.double(.nan)])
        #expect(throws: CELFailure.limitReached("steps")) {
            try LibraryExpression.value(of: "v.distinct()", ["v": .list(Array(repeating: .list([long]), count: 30))])
        }
    }

    @Test("many different addresses, texts and maps are told apart without comparing each with each")
    func manyDifferent() throws {
        var values: [CELValue] = []
        for number in 0..<2_000 {
            values.append(.opaque(try CELIPAddress("10.0.\(number / 250).\(number % 250)")))
            values.append(.opaque(try CELAddressRange("10.0.\(number / 250).\(number % 250)/24")))
            values.append(.string("\(number)"))
            values.append(.map(try CELMap([(key: .int(Int64(number)), value: .null)])))
        }
        let twice = ["v": CELValue.list(values + values)]
        #expect(try LibraryExpression.value(of: "v.distinct()", twice) == .list(values))
        #expect(try LibraryExpression.value(of: "sets.equivalent(v, v.distinct())", twice) == .bool(true))
    }

    @Test("the relations of sets agree with comparing every pair, whatever the lists' lengths")
    func relationsProperty() throws {
        let pool: [CELValue] =
            (0..<30).map { .int($0) } + [.uint(3), .double(4), .double(.nan), .string("3"), .list([.int(3)])]
        for _ in 0..<300 {
            let list = (0..<Int.random(in: 0...40)).compactMap { _ in pool.randomElement() }
            let others = (0..<Int.random(in: 0...14))
                .compactMap { _ in Bool.random() ? list.randomElement() : pool.randomElement() }
            let found = others.map { other in list.contains { CELValue.isEqual($0, other) } }
            let variables = ["a": CELValue.list(list), "b": CELValue.list(others)]
            #expect(try LibraryExpression.value(of: "sets.contains(a, b)", variables) == .bool(!found.contains(false)))
            #expect(try LibraryExpression.value(of: "sets.intersects(a, b)", variables) == .bool(found.contains(true)))
        }
    }

    @Test("distinct agrees with comparing every pair")
    func distinctProperty() throws {
        let pool: [CELValue] = [
            .null, .bool(true), .int(1), .uint(1), .double(1), .double(1.5), .int(-1), .double(.nan), .string("é"),
            .string("e\u{301}"), .bytes([1]), .list([.int(1)]), .list([.double(1)]), .list([.double(.nan)]),
            .map(try CELMap([(key: .int(1), value: .string("a")), (key: .string("x"), value: .int(2))])),
            .map(try CELMap([(key: .string("x"), value: .uint(2)), (key: .uint(1), value: .string("a"))])),
            .optional(.none), .optional(CELOptional(.int(1))), .optional(CELOptional(.uint(1))),
            .int(9_007_199_254_740_993), .double(9_007_199_254_740_992), .uint(.max), .double(0x1p64),
            .opaque(try CELIPAddress("::1")), .opaque(try CELIPAddress("0:0::1")), .type(CELTypeValue("int")),
        ]
        for _ in 0..<500 {
            let list = (0..<12).compactMap { _ in pool.randomElement() }
            var expected: [CELValue] = []
            for value in list where !expected.contains(where: { CELValue.isEqual($0, value) }) {
                expected.append(value)
            }
            #expect(try LibraryExpression.value(of: "v.distinct()", ["v": .list(list)]) == .list(expected))
        }
    }
}
