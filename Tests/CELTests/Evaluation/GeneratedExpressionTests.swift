import CEL
import Testing

@Suite("generated expressions")
struct GeneratedExpressionTests {
    private static let values: [String: CELValue] = [
        "x": 7, "y": .uint(3), "z": 2.5, "t": "text", "b": true, "n": .null, "l": [1, "a", 2.5, [true]],
        "m": ["a": 1, "b": ["c": "d"], "k": []], "d": .duration(CELDuration(seconds: 5) ?? .zero),
        "o": .optional(CELOptional(4)),
    ]

    @Test("constants worked out early, kinds checked early and a trace change no result", arguments: 0..<20)
    func agreement(_ seed: UInt64) throws {
        let environment = try Evaluations.environment(of: Self.values)
        let bindings = CELBindings(for: environment, Self.values)
        var random = Generator(seed: seed)
        var succeeded = 0
        for _ in 0..<200 {
            let source = random.expression(depth: 5)
            let unchecked = try environment.compileUnchecked(source)
            let explanation = unchecked.explain(bindings)
            let result = Result { () throws(CELEvaluationError) in try unchecked.evaluate(bindings) }
            switch (result, explanation.result) {
            case (.success(let plain), .success(let traced)):
                #expect(plain == traced, "\(source)")
                succeeded += 1
            case (.failure, .failure): break
            default: Issue.record("\(source) gives \(result), explained \(explanation.result)")
            }
            #expect(!explanation.text().isEmpty)
            guard let checked = try? environment.compile(source) else { continue }
            let strict = Result { () throws(CELEvaluationError) in try checked.evaluate(bindings) }
            #expect((try? strict.get()) == (try? result.get()), "\(source)")
        }
        #expect(succeeded > 20)
    }

    @Test("few steps, little memory: every evaluation ends, with a value or the limit", arguments: 0..<10)
    func limits(_ seed: UInt64) throws {
        let environment = try Evaluations.environment(of: Self.values)
        var random = Generator(seed: seed &+ 1_000)
        for _ in 0..<200 {
            let program = try environment.compileUnchecked(random.expression(depth: 5))
            let whole = Result { () throws(CELEvaluationError) in try program.evaluate(Self.values) }
            let limits = CELLimits(steps: Int(random.below(30)), memory: Int(random.below(400)))
            do {
                let value = try program.evaluate(Self.values, limits: limits)
                #expect(value == (try? whole.get()), "\(program.source)")
            } catch {
                // A failure that is not a limit is the failure without limits.
                if case .limitReached = error.failure { continue }
                guard case .failure(let other) = whole else {
                    Issue.record("\(program.source) failed only with limits: \(error)")
                    continue
                }
                #expect(other == error, "\(program.source)")
            }
        }
    }
}

/// Makes expressions of all kinds; most of them fail somewhere, which is as it should be.
private struct Generator {
    private var state: UInt64
    private var variables = ["x", "y", "z", "t", "b", "n", "l", "m", "d", "o", "missing"]

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func below(_ bound: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state % bound
    }

    private mutating func pick(_ choices: [String]) -> String { choices[Int(below(UInt64(choices.count)))] }

    private mutating func local(_ body: (inout Generator, String) -> String) -> String {
        let name = "v\(variables.count)"
        variables.append(name)
        defer { variables.removeLast() }
        return body(&self, name)
    }

    private mutating func leaf() -> String {
        switch below(3) {
        case 0: pick(variables)
        case 1: pick(["m.a", "m.b.c", "m.?q", "l[0]", "l[9]", "m['b']", "o.value()", "m.?b.?c"])
        default:
            pick([
                "1", "0", "2u", "-3", "0.5", "'a'", "'text'", "true", "false", "null", "[]", "{}", "b'x'",
                "duration('2s')",
            ])
        }
    }

    mutating func expression(depth: Int) -> String {
        guard depth > 0, below(8) > 0 else { return leaf() }
        func next(_ generator: inout Generator) -> String { generator.expression(depth: depth - 1) }
        switch below(14) {
        case 0...2:
            let sign = pick([" + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " <= ", " > ", " >= ", " in "])
            return "(\(next(&self))\(sign)\(next(&self)))"
        case 3, 4:
            let sign = pick([" && ", " || "])
            return "(" + (0...(1 + below(3))).map { _ in next(&self) }.joined(separator: sign) + ")"
        case 5: return "(\(next(&self)) ? \(next(&self)) : \(next(&self)))"
        case 6: return "[\(next(&self)), \(pick(["", "?"]))\(next(&self))]"
        case 7: return "{\(next(&self)): \(next(&self)), 'k': \(next(&self))}"
        case 8, 9:
            let range = pick(["[1, 0, 'a']", "l", "m", "{'a': 1, 'b': 0}", "[3, 1, 2]", next(&self)])
            let macro = pick(["all", "exists", "exists_one", "filter", "map", "sortBy"])
            return local { "\(range).\(macro)(\($1), \(next(&$0)))" }
        case 10:
            let bound = next(&self)
            return local { "cel.bind(\($1), \(bound), \(next(&$0)))" }
        case 11: return local { "o.optMap(\($1), \(next(&$0)))" }
        case 12: return "\(pick(["size", "string", "int", "type", "dyn", "double", "!", "-"]))(\(next(&self)))"
        default: return "(\(next(&self)))\(pick(["[0]", "['a']", ".a", ".?a", "[?0]", ".size()", ".orValue(1)"]))"
        }
    }
}
