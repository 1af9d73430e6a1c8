import CEL
import Foundation
import Testing

@Suite("limits of an evaluation")
struct LimitTests {
    @Test("steps are counted alike each time")
    func deterministic() throws {
        let source = "numbers.filter(n, n % 2 == 0).map(n, string(n) + 'a').exists(t, t == '98a') && [1, 2] == numbers"
        let values: [String: CELValue] = ["numbers": .list((0..<100).map { .int($0) })]
        func isEnough(_ steps: Int) throws -> Bool {
            try Evaluations.failure(source, values, limits: CELLimits(steps: steps)) == nil
        }
        var range = 1..<100_000
        while range.count > 1 {
            let middle = range.lowerBound + range.count / 2
            if try isEnough(middle) { range = range.lowerBound..<middle } else { range = middle..<range.upperBound }
        }
        #expect(range.lowerBound > 500)
        #expect(range.lowerBound < 5_000)
        for _ in 0..<3 {
            #expect(try isEnough(range.lowerBound + 1))
            #expect(try !isEnough(range.lowerBound))
        }
    }

    @Test(
        "work in proportion to a size takes steps in proportion",
        arguments: [
            "text + text == ''", "text == text + ''", "text < text + 'a'", "text.matches('b')", "text.contains('b')",
            "text in [text + 'a']", "size(text) == 0", "text in ['a', 'b']", "bytes(text) == b''", "big == [text]",
            "text in {text: 1}", "{'k': 1}[?text].hasValue()",
        ]
    )
    func sizes(_ source: String) throws {
        let text = CELValue.string(String(repeating: "a", count: 160_000))
        let values = ["text": text, "big": .list([text])]
        let error = try Evaluations.failure(source, values, limits: CELLimits(steps: 5_000))
        #expect(error?.failure == .limitReached("steps"))
        #expect(try Evaluations.failure(source, values) == nil)
    }

    @Test(
        "a pattern is compiled once, however often it is used, and each different one takes steps",
        arguments: ["t.matches(# + p)", "regex.extract(t, # + p).hasValue()", "regex.replace(t, # + p, '') != ''"]
    )
    func patterns(_ call: String) throws {
        for pattern in ["b", "b("] {
            let values: [String: CELValue] = [
                "t": "aaa", "p": .string(pattern), "n": .list((0..<1_000).map { .int($0) }),
            ]
            let one = "n.exists(i, \(call.replacingOccurrences(of: "#", with: "'a'")) && i < 0)"
            let many = "n.exists(i, \(call.replacingOccurrences(of: "#", with: "string(i)")) && i < 0)"
            // That i is not below zero absorbs what a wrong pattern fails with.
            #expect(try Evaluations.failure(one, values, limits: CELLimits(steps: 50_000)) == nil)
            #expect(
                try Evaluations.failure(many, values, limits: CELLimits(steps: 50_000))?.failure
                    == .limitReached("steps")
            )
        }
    }

    @Test(
        "values that double are stopped by memory",
        arguments: [
            "cel.block([text, \((0..<60).map { "cel.index(\($0)) + cel.index(\($0))" }.joined(separator: ", "))], size(cel.index(60)))",
            "cel.block([[text], \((0..<60).map { "cel.index(\($0)) + cel.index(\($0))" }.joined(separator: ", "))], size(cel.index(60)))",
            "[1, 2, 3, 4].map(a, [1, 2, 3, 4].map(b, text + text))",
        ]
    )
    func memory(_ source: String) throws {
        let values: [String: CELValue] = ["text": .string(String(repeating: "a", count: 1_000_000))]
        #expect(
            try Evaluations.failure(source, values, limits: CELLimits(memory: 20 << 20))?.failure
                == .limitReached("memory")
        )
    }

    @Test("a value whose parts occur exponentially often cannot be gone through")
    func sharing() throws {
        let slots = (0..<60).map { "dyn([cel.index(\($0)), cel.index(\($0))])" }.joined(separator: ", ")
        let maps = (0..<60).map { "dyn({'a': cel.index(\($0)), 'b': cel.index(\($0))})" }.joined(separator: ", ")
        for list in ["[[x], \(slots)]", "[[x], \(maps)]"] {
            for use in [
                "# == #", "[#] != [#]", "# in [#]", "sets.contains([#], [#])", "'%s'.format([#]) == ''",
                "[#, #].distinct() == []", "dyn([#]) == dyn([#])",
            ] {
                let source = "cel.block(\(list), \(use.replacingOccurrences(of: "#", with: "cel.index(60)")))"
                let failure = try Evaluations.failure(source, ["x": 1], limits: CELLimits(steps: 200_000))?.failure
                #expect(failure == .limitReached("steps"), "\(use)")
            }
            #expect(try Evaluations.value("cel.block(\(list), size(cel.index(60)))", ["x": 1]) == 2)
            #expect(
                try Evaluations.explanation("cel.block(\(list), cel.index(60))", ["x": 1]).text().utf8.count < 10_000
            )
        }
    }

    @Test("values and evaluations do not nest more deeply than allowed, on a small stack")
    func depth() throws {
        let chain = (0..<2000).map { "[cel.index(\($0))]" }.joined(separator: ", ")
        let deep = "cel.block([[x], \(chain)], cel.index(2000))"
        let sums = (0..<2000).map { "cel.index(\($0)) + 1" }.joined(separator: ", ")
        let long = "cel.block([x, \(sums)], cel.index(2000))"
        let binds = (0..<100).map { "cel.bind(v\($0 + 1), dyn([[[[[[v\($0)]]]]]]), " }.joined()
        let bound = "cel.bind(v0, x, \(binds) size(v100) == 1 \(String(repeating: ")", count: 100)))"
        for source in [deep, long, bound] {
            #expect(try Evaluations.failure(source, ["x": 1])?.failure == .limitReached("depth"))
        }
    }

    @Test("the most deeply nested expression that is parsed can be evaluated and explained on a small stack")
    func smallStack() throws {
        var sources = [
            String(repeating: "[", count: 240) + "x" + String(repeating: "]", count: 240),
            String(repeating: "!", count: 240) + "(x == 1)", String(repeating: "x + ", count: 240) + "x",
            String(repeating: "(x == 1 && x != 2 || ", count: 110) + "x == 3" + String(repeating: ")", count: 110),
            String(repeating: "dyn(", count: 240) + "x" + String(repeating: ")", count: 240),
            String(repeating: "{1: ", count: 240) + "x" + String(repeating: "}", count: 240),
            String(repeating: "x == 2 ? x : ", count: 200) + "x",
        ]
        sources.append(
            (0..<200).map { "[x].map(v\($0), " }.joined() + "x" + String(repeating: ")", count: 200)
        )
        sources.append((0..<200).map { "cel.bind(v\($0), x, " }.joined() + "v0" + String(repeating: ")", count: 200))
        sources.append((0..<200).map { "[1].all(v\($0), " }.joined() + "x == 1" + String(repeating: ")", count: 200))
        let environment = try Evaluations.environment([CELVariable("x", .dyn)])
        for source in sources {
            let program = try environment.compile(source)
            try SmallStack.run(multiple: 8) {
                #expect((try? program.evaluate(["x": 1])) != nil, "\(source.prefix(40))")
                #expect(program.explain(["x": 1]).text().isEmpty == false)
            }
        }
    }

    @Test(
        "values that are handed in too deep are not gone through, and those within the bound are, on a small stack",
        arguments: 0..<3
    )
    func deepBindings(_ kind: Int) throws {
        @Sendable func value(_ depth: Int) -> CELValue {
            (0..<depth)
                .reduce(into: CELValue.int(1)) { value, _ in
                    value = kind == 0 ? [value] : kind == 1 ? ["a": value] : .optional(CELOptional(value))
                }
        }
        let environment = try Evaluations.environment([CELVariable("x", .dyn), CELVariable("y", .dyn)])
        // A level of a comprehension takes most of the stack.
        let nested = (0..<240).map { "[1].map(v\($0), " }.joined() + "x == y" + String(repeating: ")", count: 240)
        let comparisons = try ["x == y", "[x] == [y]", "x in [y, x]", nested].map { try environment.compile($0) }
        let calls = try ["[x, y].distinct() == [x]", "sets.equivalent([x], [y])", "'%s'.format([x]) == ''"]
            .map { try environment.compile($0) }
        let size = try environment.compile("size([x]) == 1 && size([y].map(e, e)) == 1")
        try SmallStack.run(multiple: 8) {
            let deep = ["x": value(1_002), "y": value(1_002)]
            for program in comparisons + calls {
                let error = #expect(throws: CELEvaluationError.self) { try program.evaluate(deep) }
                #expect(error?.failure == .limitReached("depth"), "\(program.source.prefix(40))")
                #expect(program.explain(deep).text().utf8.count < 10_000)
            }
            #expect((try? size.evaluate(deep)) == true)
            let right = ["x": value(999), "y": value(999)]
            for program in comparisons { #expect((try? program.evaluate(right)) != nil) }
            #expect((try? comparisons[0].evaluate(deep, limits: CELLimits(depth: 1_100))) == true)
        }
    }

    @Test("a limit of nothing allows constants alone")
    func nothing() throws {
        let none = CELLimits(steps: 0, memory: 0, depth: 0)
        #expect(try Evaluations.environment().compile("1 + 2 == 3").evaluate(limits: none) == true)
        #expect(try Evaluations.failure("x", ["x": 1], limits: none)?.failure == .limitReached("depth"))
        #expect(try Evaluations.failure("x", ["x": 1], limits: CELLimits(steps: 0))?.failure == .limitReached("steps"))
        #expect(
            try Evaluations.failure("[x]", ["x": 1], limits: CELLimits(memory: 8))?.failure == .limitReached("memory")
        )
        #expect(
            try Evaluations.failure("[x]", ["x": 1], limits: CELLimits(steps: .min, memory: .min, depth: .max)) != nil
        )
    }
}
