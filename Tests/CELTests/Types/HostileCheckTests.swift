import CEL
import Testing

@Suite struct HostileCheckTests {
    @Test(
        "the deepest trees that the parser gives are checked on a small stack",
        arguments: [
            ("(", "1", ")", 240), ("[", "", "]", 240), ("{1:", "1", "}", 240), ("-(", "1", ")", 120),
            ("size([", "", "])", 120),
            ("[1].all(x,", "true", ")", 240), ("cel.bind(x,1,", "x", ")", 240), ("true?1:(", "1", ")", 120),
            ("optional.of(1).optMap(x,", "1", ")", 240), ("google.protobuf.Value{list_value:[", "", "]}", 120),
            ("[1].map(x,[1].filter(y,", "true", ").size()>0)", 60), ("dyn(", "1", ")[0].a", 80),
            ("", "a", ".b.?c[0]", 80),
            ("[1, [", "", "]]", 120), ("cel.block([", "1", "], cel.index(0))", 120),
        ]
    )
    func deepTrees(open: String, middle: String, close: String, count: Int) throws {
        let source = String(repeating: open, count: count) + middle + String(repeating: close, count: count)
        let environment = CheckedExpressions.environment
        let limits = CELSyntaxLimits(maximumNesting: 250, maximumDepth: 250)
        let valid = try SmallStack.run { () -> Bool in
            let expression = try CELParser(limits: limits).parse(source)
            _ = environment.resolve(expression)
            _ = environment.check(expression, .partial)
            return environment.check(expression).diagnostics.allSatisfy { !$0.message.contains("nested") }
        }
        #expect(valid)
    }

    @Test("a tree made by hand that is too deep is refused")
    func tooDeep() throws {
        let messages = try SmallStack.run { () -> [String] in
            var node = CELExpression(id: 0, span: 0..<1, kind: .literal(.bool(true)))
            for id in 1..<1000 { node = CELExpression(id: id, span: 0..<1, kind: .unary(.not, node)) }
            return CheckedExpressions.environment.check(node).diagnostics.map(\.message)
        }
        #expect(messages == ["the expression is nested too deeply"])
    }

    @Test("numbers and spans of nodes that no parser gives do no harm")
    func strangeNodes() {
        let environment = CheckedExpressions.environment
        for id in [-1, Int.min, Int.max, 1 << 40] {
            let name = CELName("missing", span: 5..<7)
            let inner = CELExpression(id: id, span: Int.max - 1..<Int.max, kind: .identifier(name, isAbsolute: false))
            let node = CELExpression(
                id: id,
                span: 0..<0,
                kind: .select(inner, field: CELName("b", span: 0..<0), isOptional: false)
            )
            let checked = environment.check(node)
            #expect(checked.diagnostics.count == 1)
            #expect(checked.type(of: node) == .dyn)
            #expect(checked.reference(of: node) == nil)
        }
    }

    @Test("types that double with each level are bounded")
    func doublingTypes() throws {
        var source = "1"
        for level in (0..<100).reversed() {
            let inner = level == 0 ? "1" : "x\(level - 1)"
            source = "cel.bind(x\(level), {\(inner): \(inner)}, \(level == 99 ? "x99" : source))"
        }
        let checked = try CheckedExpressions.check(source)
        #expect(checked.isValid)
        #expect(checked.resultType.description.utf8.count < 20_000)
    }

    @Test("types nest no deeper than can be gone through anywhere, and messages show the outer parts")
    func deepTypes() throws {
        let slots = (0..<2_000).map { "[cel.index(\($0))]" }.joined(separator: ", ")
        let source = "cel.block([[1], \(slots)], cel.index(2000) == {} || cel.index(50) == 1)"
        let checked = try SmallStack.run { try CheckedExpressions.check(source) }
        #expect(
            checked.diagnostics.map(\.message) == [
                "cannot compare list(list(list(list(…)))) with map(dyn, dyn)",
                "cannot compare list(list(list(list(…)))) with int",
            ]
        )
        for node in CheckedExpressions.nodes(checked.expression) {
            #expect(checked.type(of: node).description.utf8.count < 500)
        }
    }

    @Test("a message shows no more than 200 characters of a type")
    func broadTypes() throws {
        let long = CELType.opaque(String(repeating: "Ä", count: 300), [])
        let pair = CELType.map(.opaque("com.example.AddressOfAPersonOrOrganisation", []), .list(.string))
        let wide = CELType.opaque("tuple", [CELType](repeating: pair, count: 1_000))
        let environment = try CELEnvironment(
            variables: [CELVariable("long", long), CELVariable("wide", wide)],
            functions: [CELFunction("f", [CELOverload("f_wide", [wide], .bool)])]
        )
        func messages(_ source: String, expecting type: CELType? = nil) throws -> [String] {
            environment.check(try CELParser().parse(source), expecting: type).diagnostics.map(\.message)
        }
        let shownLong = String(repeating: "Ä", count: 199) + "…"
        let shownWide = String(wide.description.unicodeScalars.prefix(199)) + "…"
        #expect(try messages("long == 1") == ["cannot compare \(shownLong) with int"])
        #expect(try messages("wide == 1") == ["cannot compare \(shownWide) with int"])
        #expect(try messages("f(1)") == ["no overload for f(int); there is f(\(shownWide))"])
        #expect(try messages("1", expecting: wide) == ["the result is int, not \(shownWide)"])
        for limit in [1, 2, 5, 6, 7, 8, 100] {
            let text = CELType.list(.int).shortText(limit: limit)
            #expect(text.unicodeScalars.count <= limit)
            #expect(limit < 9 ? text.hasSuffix("…") : text == "list(int)")
        }
    }

    @Test("a message shows a dozen of a thousand arguments")
    func manyArguments() throws {
        let sum = CELOverload("sum_ints", isVariadic: true, [.int], .int)
        let environment = try CELEnvironment(functions: [CELFunction("sum", [sum])])
        let source = "sum(" + [String](repeating: "''", count: 1_000).joined(separator: ", ") + ")"
        let messages = environment.check(try CELParser().parse(source)).diagnostics.map(\.message)
        let shown = [String](repeating: "string", count: 12).joined(separator: ", ")
        #expect(messages == ["no overload for sum(\(shown), …); there is sum(int…)"])
    }

    @Test("type variables that are unified in chains and in pairs are bounded")
    func chainedVariables() throws {
        var slots = (0..<600).map { _ in "[]" }
        for index in 1..<600 { slots.append("cel.index(\(index)) == [cel.index(\(index - 1))]") }
        let chained = try CheckedExpressions.check("cel.block([\(slots.joined(separator: ", "))], cel.index(599))")
        #expect(chained.resultType.description.utf8.count < 20_000)
        slots = (0..<200).map { _ in "[]" }
        for index in 1..<200 {
            slots.append("cel.index(\(index)) == [{cel.index(\(index - 1)): cel.index(\(index - 1))}]")
        }
        let paired = try CheckedExpressions.check("cel.block([\(slots.joined(separator: ", "))], cel.index(199))")
        #expect(paired.resultType.description.utf8.count < 20_000)
    }

    @Test("a variable cannot be a part of itself")
    func occurs() throws {
        #expect(try CheckedExpressions.outcome("cel.bind(x, [], x == [x])").contains("cannot compare"))
        #expect(try CheckedExpressions.outcome("cel.bind(x, [], [x, [x], [[x]]])") == "list(dyn)")
    }

    @Test("long lists and chains are checked in proportion")
    func long() throws {
        let list = "[" + String(repeating: "[],", count: 20_000) + "[1]]"
        #expect(try CheckedExpressions.outcome(list) == "list(list(int))")
        let chain = String(repeating: "x == 1 || ", count: 9_000) + "true"
        let environment = try CELEnvironment(variables: [CELVariable("x", .int)])
        #expect(try CheckedExpressions.outcome(chain, environment) == "bool")
        let calls = String(repeating: "f(", count: 200) + "1" + String(repeating: ")", count: 200)
        let function = CELFunction("f", [CELOverload("f_T", [.parameter("T")], .map(.parameter("T"), .parameter("T")))])
        let generic = try CheckedExpressions.check(calls, CELEnvironment(functions: [function]))
        #expect(generic.isValid)
        #expect(generic.resultType.description.utf8.count < 20_000)
    }

    @Test("changed expressions are checked or refused, never more")
    func mutations() throws {
        let seeds = [
            "services.all(s, s.replicas >= 2u && s.image.matches('a+') || has(s.port))",
            "[1, 2.0, 'a'].map(x, {x: [x]})[?0].a",
            "cel.bind(x, optional.of([1]), x.optMap(y, y[0]).orValue(2)) in [1, 2]",
            "google.protobuf.Value{list_value: [1]} == type(duration('1s') + timestamp(0)) ? math.least(1, 2) : .a.b.c",
            "{'a': 1}.transformMapEntry(k, v, {v: k}).exists(k, v, k > 0 && v != '')",
        ]
        let pieces = [
            "(", ")", "[", "]", ".", ",", "x", "1", "'a'", "in", "==", "?", ":", "{", "}", "!", "-", "type", "[]",
            ".?a",
        ]
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
        let environment = CheckedExpressions.environment
        var parsed = 0
        for round in 0..<6_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0...random(3) {
                let position = random(bytes.count)
                let piece = Array(pieces[random(pieces.count)].utf8)
                bytes.replaceSubrange(position..<min(bytes.count, position + random(3)), with: piece)
            }
            let source = String(decoding: bytes, as: UTF8.self)
            guard let expression = try? CELParser().parse(source) else { continue }
            parsed += 1
            _ = environment.resolve(expression)
            let checked = environment.check(expression, round % 2 == 0 ? .strict : .partial)
            for diagnostic in checked.diagnostics + checked.notes {
                #expect(diagnostic.span.upperBound <= bytes.count, "\(source): \(diagnostic)")
                #expect(!diagnostic.message.contains("%"), "a type variable shows: \(source): \(diagnostic)")
            }
            for node in CheckedExpressions.nodes(expression) {
                #expect(!checked.type(of: node).description.contains("%"))
            }
        }
        #expect(parsed > 500)
    }
}
