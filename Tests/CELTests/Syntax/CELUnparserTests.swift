import CEL
import Testing

struct CELUnparserTests {
    @Test(
        "text has the spaces and parentheses that are needed and no others",
        arguments: [
            ("a+b*c", "a + b * c"), ("(a+b)*c", "(a + b) * c"), ("a+(b*c)", "a + b * c"), ("a-(b-c)", "a - (b - c)"),
            ("(a&&b)||c", "a && b || c"), ("(a||b)&&c", "(a || b) && c"), ("a&&(b&&c)", "a && (b && c)"),
            ("(a?b:c)?d:e", "(a ? b : c) ? d : e"),
            ("a?b:(c?d:e)", "a ? b : c ? d : e"), ("a?(b?c:d):e", "a ? (b ? c : d) : e"), ("!(a)", "!a"),
            ("!(a&&b)", "!(a && b)"), ("- -a", "--a"),
            ("-(-1)", "-(-1)"), ("-(1)", "-(1)"), ("!(-a)", "!(-a)"), ("(-1).f()", "(-1).f()"), ("1.f", "(1).f"),
            ("(a+b).c", "(a + b).c"),
            ("'a'.size( )", "\"a\".size()"), ("a.`b`", "a.b"), ("a.`in`", "a.`in`"), ("[ ?a,b, ]", "[?a, b]"),
            ("{?'k':v,}", "{?\"k\": v}"),
            ("{(a?b:c):d}", "{(a ? b : c): d}"), (".a.B{ f:1 }", ".a.B{f: 1}"), ("has( a.b )", "has(a.b)"),
            ("a.map( x,y,z )", "a.map(x, y, z)"),
            ("a.exists_one(x,y)", "a.exists_one(x, y)"), ("cel.bind(x,1,x)", "cel.bind(x, 1, x)"),
            ("cel.block([1],cel.index(0))", "cel.block([1], cel.index(0))"),
            ("a.?b[?c].optMap(x,x)", "a.?b[?c].optMap(x, x)"), ("0x10 + 1e20 - 5U", "16 + 1e+20 - 5u"),
            ("b'\\x00a'", "b\"\\x00a\""),
            ("'\\u0007\\'\\\"\\n'", "\"\\x07'\\\"\\n\""), (".f(.x)", ".f(.x)"), ("a in (b in c)", "a in (b in c)"),
        ]
    )
    func text(_ source: String, _ text: String) throws {
        #expect(try CELParser().parse(source).description == text)
    }

    @Test("values that no literal has are written as conversions")
    func conversions() {
        #expect(CELLiteral.double(.nan).sourceText == "double('NaN')")
        #expect(CELLiteral.double(.infinity).sourceText == "double('Infinity')")
        #expect(CELLiteral.double(-.infinity).sourceText == "double('-Infinity')")
    }

    @Test("trees that no source has are written all the same")
    func unusual() {
        func node(_ kind: CELExpression.Kind) -> CELExpression { CELExpression(id: 0, span: 0..<0, kind: kind) }
        #expect(node(.and([])).description == "true")
        #expect(node(.or([])).description == "false")
        #expect(node(.and([node(.literal(.null))])).description == "null")
    }

    @Test("children come in the order of the source")
    func children() throws {
        for source in [
            "a.map(b, c, d)", "a.f(b, c)", "{a: b, c: d}", "[a, ?b]", "A{x: a, y: b}", "a ? b : c", "a[b]",
            "cel.bind(a, b, c)",
            "cel.block([a, b], c)", "a.optMap(b, c)", "has(a.b)", "-a", "a || b || c", "a + b", "a.all(k, v, c)",
        ] {
            let spans = try CELParser().parse(source).children.map(\.span)
            #expect(!spans.isEmpty)
            #expect(spans.map(\.lowerBound) == spans.map(\.lowerBound).sorted(), "\(source)")
        }
    }
}
