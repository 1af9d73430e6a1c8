import CEL
import Testing

struct MacroTests {
    @Test(
        "macros become nodes of their own",
        arguments: [
            ("has(a.b)", "(has a b)"), ("has(a.b.c)", "(has (select a b) c)"), ("has(a.`b-c`)", "(has a b-c)"),
            ("has((a.b))", "(has a b)"),
            ("has({}.?x.y)", "(has (select? {} x) y)"), ("a.all(x, x > 0)", "(all a x (> x 0))"),
            ("a.b.exists(x, y)", "(exists (select a b) x y)"),
            ("a.exists_one(x, y)", "(existsOne a x y)"), ("a.existsOne(x, y)", "(existsOne a x y)"),
            ("a.map(x, y)", "(map a x y)"),
            ("a.map(x, y, z)", "(map a x if y z)"), ("a.filter(x, y)", "(filter a x y)"),
            ("a.all(i, v, b)", "(all a i,v b)"),
            ("a.exists(i, v, b)", "(exists a i,v b)"), ("a.existsOne(i, v, b)", "(existsOne a i,v b)"),
            ("a.exists_one(i, v, b)", "(existsOne a i,v b)"),
            ("a.transformList(i, v, b)", "(transformList a i,v b)"),
            ("a.transformList(i, v, c, b)", "(transformList a i,v if c b)"),
            ("a.transformMap(i, v, b)", "(transformMap a i,v b)"),
            ("a.transformMap(i, v, c, b)", "(transformMap a i,v if c b)"),
            ("a.transformMapEntry(i, v, {v: i})", "(transformMapEntry a i,v {v:i})"),
            ("a.transformMapEntry(i, v, c, b)", "(transformMapEntry a i,v if c b)"),
            ("a.sortBy(x, -x)", "(sortBy a x (- x))"), ("cel.bind(x, 1, x + x)", "(bind x 1 (+ x x))"),
            ("(cel).bind(x, 1, x)", "(bind x 1 x)"),
            ("a.optMap(x, x + 1)", "(optMap a x (+ x 1))"),
            ("a.?b.optFlatMap(x, x.?c)", "(optFlatMap (select? a b) x (select? x c))"),
            ("cel.index(0) + cel . index ( 12 )", "(+ @index0 @index12)"),
            ("cel.block([1, cel.index(0)], cel.index(1))", "(block [ 1 @index0] @index1)"),
            ("a.map(cel.iterVar(0, 1), cel.iterVar(0, 1))", "(map a @it:0:1 @it:0:1)"),
            ("cel.accuVar(2, 3)", "@ac:2:3"),
            ("a.all((x), x)", "(all a x x)"),
            ("a.filter(x, x.b.filter(y, y == x))", "(filter a x (filter (select x b) y (== y x)))"),
            ("[1].map(x, [x].map(x, x))", "(map [1] x (map [x] x x))"), ("a.map(x, x, x)", "(map a x if x x)"),
        ]
    )
    func expanded(_ source: String, _ shape: String) throws {
        let tree = try CELParser().parse(source)
        #expect(SyntaxShape.of(tree) == shape)
        #expect(SyntaxShape.fault(in: tree, of: source) == nil)
    }

    @Test(
        "a call of another shape or number of arguments is a call",
        arguments: [
            ("has()", "(call has)"), ("has(a, b)", "(call has a b)"), ("has(1, 2)", "(call has 1 2)"),
            (".has(a.b)", "(call .has (select a b))"),
            ("a.has(b.c)", "(call a.has (select b c))"), ("all(x, y)", "(call all x y)"), ("a.all()", "(call a.all)"),
            ("a.all(x)", "(call a.all x)"),
            ("a.all(x, y, z, w)", "(call a.all x y z w)"), ("a.filter(x, y, z)", "(call a.filter x y z)"),
            ("a.map(x)", "(call a.map x)"),
            ("a.transformList(x, y)", "(call a.transformList x y)"), ("b.bind(x, 1, x)", "(call b.bind x 1 x)"),
            (".cel.bind(x, 1, x)", "(call .cel.bind x 1 x)"),
            ("cel.bind(x, 1)", "(call cel.bind x 1)"), ("cel.a.bind(x, 1, x)", "(call (select cel a).bind x 1 x)"),
            ("cel.block([1])", "(call cel.block [1])"),
            ("cel.block([1], 2, 3)", "(call cel.block [1] 2 3)"), ("cel.index()", "(call cel.index)"),
            ("cel.iterVar(0)", "(call cel.iterVar 0)"),
            ("a.optMap(x)", "(call a.optMap x)"), ("a.sortBy(x, y, z)", "(call a.sortBy x y z)"),
            ("cel.index(0, 1)", "(call cel.index 0 1)"),
        ]
    )
    func calls(_ source: String, _ shape: String) throws {
        let tree = try CELParser().parse(source)
        #expect(SyntaxShape.of(tree) == shape)
        #expect(SyntaxShape.fault(in: tree, of: source) == nil)
    }

    @Test(
        "a macro whose parts are of the wrong kind is refused at the part",
        arguments: [
            ("has(a)", 4..<5, "a field"), ("has(a[0])", 4..<8, "a field"), ("has(a.?b)", 4..<8, "a field"),
            ("has(a.b())", 4..<9, "a field"),
            ("has(has(a.b))", 4..<12, "a field"), ("a.all(1, true)", 6..<7, "plain name"),
            ("a.all(x.y, true)", 6..<9, "plain name"),
            ("a.all(.x, true)", 6..<8, "plain name"), ("a.map(1 + 2, x, y)", 6..<11, "plain name"),
            ("a.all(x, 1, true)", 9..<10, "plain name"),
            ("a.all(x, x, true)", 9..<10, "different names"), ("a.transformMap(k, k, 1)", 18..<19, "different names"),
            ("cel.bind(a.b, 1, 2)", 9..<12, "plain name"), ("a.optMap('x', 1)", 9..<12, "plain name"),
            ("a.sortBy(x + 1, x)", 9..<14, "plain name"),
            ("cel.block(a, 1)", 10..<11, "list literal"), ("cel.block([?a], 1)", 12..<13, "optional"),
            ("cel.block([], 1)", 10..<12, "at least one"),
            ("cel.index(a)", 0..<12, "whole numbers"), ("cel.index(-1)", 0..<13, "whole numbers"),
            ("cel.iterVar(0, 'a')", 0..<19, "whole numbers"),
            ("a.all(__result__, true)", 6..<16, "__result__"), ("a.filter(for, true)", 9..<12, "reserved"),
        ] as [(String, Range<Int>, String)]
    )
    func refused(_ source: String, _ span: Range<Int>, _ message: String) {
        let diagnostics = SyntaxShape.diagnostics(source)
        #expect(diagnostics.map(\.span) == [span], "\(diagnostics)")
        #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
    }

    @Test("what an environment leaves out is parsed as calls")
    func disabled() throws {
        #expect(try SyntaxShape.of("has(a.b)", macros: []) == "(call has (select a b))")
        #expect(try SyntaxShape.of("a.all(x, y)", macros: []) == "(call a.all x y)")
        #expect(try SyntaxShape.of("a.all(1, y)", macros: []) == "(call a.all 1 y)")
        #expect(try SyntaxShape.of("cel.bind(x, 1, x)", macros: .standard) == "(call cel.bind x 1 x)")
        #expect(try SyntaxShape.of("cel.index(0)", macros: .standard) == "(call cel.index 0)")
        #expect(try SyntaxShape.of("cel.block([1], 2)", macros: .standard) == "(call cel.block [1] 2)")
        #expect(try SyntaxShape.of("a.all(x, y, z)", macros: .standard) == "(call a.all x y z)")
        #expect(try SyntaxShape.of("a.all(x, y)", macros: .twoVariables) == "(call a.all x y)")
        #expect(try SyntaxShape.of("a.all(x, y, z)", macros: .twoVariables) == "(all a x,y z)")
        #expect(try SyntaxShape.of("a.optMap(x, y)", macros: .standard) == "(call a.optMap x y)")
        #expect(try SyntaxShape.of("a.sortBy(x, y)", macros: .standard) == "(call a.sortBy x y)")
        #expect(try SyntaxShape.of("a.map(x, y)", macros: .lists) == "(call a.map x y)")
    }

    @Test("a macro knows where its name and variables stand")
    func places() throws {
        guard case .comprehension(let it) = try CELParser().parse("ab.exists_one( k , v , c)").kind else {
            throw CELDiagnostic("no comprehension", at: 0..<0)
        }
        #expect(it.name == CELName("exists_one", span: 3..<13))
        #expect(it.variable == CELName("k", span: 15..<16))
        #expect(it.secondVariable == CELName("v", span: 19..<20))
        #expect(it.body.span == 23..<24)
    }
}
