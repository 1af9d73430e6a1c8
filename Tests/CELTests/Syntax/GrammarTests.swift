import CEL
import Testing

struct GrammarTests {
    @Test(
        "operators group as the language definition says",
        arguments: [
            ("a + b * c", "(+ a (* b c))"), ("a * b + c", "(+ (* a b) c)"), ("a - b - c", "(- (- a b) c)"),
            ("a / b * c % d", "(% (* (/ a b) c) d)"), ("a < b == c", "(== (< a b) c)"),
            ("a in b in c", "(in (in a b) c)"),
            ("a + b in c - d", "(in (+ a b) (- c d))"), ("a || b && c || d", "(|| a (&& b c) d)"),
            ("a && b && c", "(&& a b c)"), ("(a && b) && c", "(&& (&& a b) c)"), ("a && (b && c)", "(&& a (&& b c))"),
            ("a || (b || c) || d", "(|| a (|| b c) d)"), ("a && b || c && d", "(|| (&& a b) (&& c d))"),
            ("a == b && c != d || e", "(|| (&& (== a b) (!= c d)) e)"), ("a ? b : c ? d : e", "(? a b (? c d e))"),
            ("(a ? b : c) ? d : e", "(? (? a b c) d e)"), ("a || b ? c && d : e + f", "(? (|| a b) (&& c d) (+ e f))"),
            ("!a && -b", "(&& (! a) (- b))"), ("!!a", "(! (! a))"), ("--a", "(- (- a))"), ("--1", "(- -1)"),
            ("!a.b", "(! (select a b))"), ("-a.b()", "(- (call a.b))"), ("a - -1", "(- a -1)"), ("a -1", "(- a 1)"),
            ("a-1", "(- a 1)"), ("-1.f()", "(call -1.f)"), ("-(1)", "(- 1)"), ("- -1u", "(- (- 1u))"),
            ("-1u", "(- 1u)"),
            ("!-1", "(! -1)"), ("1 - - 2", "(- 1 -2)"), ("a<b", "(< a b)"), ("a<=b", "(<= a b)"), ("a>b", "(> a b)"),
            ("a>=b", "(>= a b)"), ("[a && b, c || d]", "[(&& a b) (|| c d)]"),
            ("a && f(b && c)", "(&& a (call f (&& b c)))"),
        ]
    )
    func operators(_ source: String, _ shape: String) throws {
        #expect(try SyntaxShape.of(source) == shape)
    }

    @Test(
        "operands are read with all that may follow them",
        arguments: [
            ("a.b.c", "(select (select a b) c)"), (".a.b", "(select .a b)"), (". a", ".a"), ("a.?b", "(select? a b)"),
            ("a . ? b", "(select? a b)"), ("a[b]", "(index a b)"), ("a[?b]", "(index? a b)"),
            ("a[b][c].d", "(select (index (index a b) c) d)"),
            ("f()", "(call f)"), ("f(a, b)", "(call f a b)"), (".f(a)", "(call .f a)"), ("a.f()", "(call a.f)"),
            ("a.b.f(c).d", "(select (call (select a b).f c) d)"), ("math.least(1, 2)", "(call math.least 1 2)"),
            ("a.`b-c/d.e f`", "(select a b-c/d.e f)"), ("a.?`in`", "(select? a in)"), ("{}.if", "(select {} if)"),
            ("a.for(b)", "(call a.for b)"), ("1.f", "(select 1 f)"), ("1.e3", "(select 1 e3)"),
            ("'a'.size()", "(call '97'.size)"),
            ("(((a)))", "a"), ("[]", "[]"), ("[,]", "[]"), ("[1,]", "[1]"), ("[?a, b, ?c,]", "[?a b ?c]"), ("{}", "{}"),
            ("{,}", "{}"),
            ("{a: b}", "{a:b}"), ("{?a: b, c: d,}", "{?a:b c:d}"), ("{a ? b : c : d}", "{(? a b c):d}"),
            ("A{}", "A{}"), ("a.b.C{f: 1, ?g: h,}", "a.b.C{f:1 ?g:h}"), (".a.B{`x-y`: 1}.f", "(select .a.B{x-y:1} f)"),
            ("a.for.B{}", "a.for.B{}"), ("A{}.b[0]", "(index (select A{} b) 0)"), ("a ? .b : .c", "(? a .b .c)"),
            ("a ? [?b] : {?c: d}", "(? a [?b] {?c:d})"), ("a?.5:1", "(? a 0.5d 1)"),
        ]
    )
    func operands(_ source: String, _ shape: String) throws {
        #expect(try SyntaxShape.of(source) == shape)
    }

    @Test("white space and comments separate elements and mean nothing else")
    func space() throws {
        #expect(try SyntaxShape.of(" \t\n\u{C}\ra// x ' \"\n+//\nb // end") == "(+ a b)")
        #expect(try SyntaxShape.of("a\n.b\n[c]") == "(index (select a b) c)")
        #expect(try SyntaxShape.of("1in[1]") == "(in 1 [1])")
        #expect(
            SyntaxShape.diagnostics("// nothing").map(\.message) == [
                "expected a value, found the end of the expression"
            ]
        )
    }

    @Test("a word that other languages need names no variable and no function, but fields, methods and messages")
    func reserved() throws {
        let words = [
            "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
            "namespace", "return", "var", "void", "while",
        ]
        for word in words {
            #expect(
                SyntaxShape.diagnostics(word).first?.message == "`\(word)` is a reserved word and names no variable"
            )
            #expect(SyntaxShape.diagnostics("1 + .\(word)").map(\.span) == [5..<5 + word.utf8.count])
            #expect(SyntaxShape.diagnostics("\(word)(1)").first?.message.hasSuffix("names no function") == true)
            #expect(try SyntaxShape.of("a.\(word)") == "(select a \(word))")
            #expect(try SyntaxShape.of("a.\(word)()") == "(call a.\(word))")
            #expect(try SyntaxShape.of("A{\(word): 1}") == "A{\(word):1}")
            #expect(try SyntaxShape.of("\(word)s") == word + "s")
        }
        for word in ["in", "true", "false", "null"] {
            #expect(
                SyntaxShape.diagnostics("a.\(word)").first?.message
                    == "a field named `\(word)`, a keyword, needs backquotes"
            )
            #expect(!SyntaxShape.diagnostics("A{\(word): 1}").isEmpty)
        }
    }

    @Test(
        "what the grammar does not have is refused",
        arguments: [
            "", "a b", "a +", "+ a", "a && ", "&& a", "a.", ".", "a..b", ".1.", "a[", "a[]", "a]", "f(", "f(a,)",
            "f(,)", "f(a b)",
            "(a", "a)", "()", "[a b]", "[a,,b]", "[,a]", "[,,]", "{a}", "{a:}", "{a: b c: d}", "{a: b,,}", "A{1: 2}",
            "A{a}", "A{a 1}",
            "(a).B{}", "a.`b`{}", "1{}", "a ? b", "a ? b :", "a ? : b", "a ? b ? c : d : e", "!-a", "-!a", "a.?b()",
            "a.`b`()", "`a`",
            "a = b", "a & b", "a | b", "a ! b", "a in", "in a", "a === b", "a <> b", "1e", "0x", "0X1F", "1u2", "1.2.3",
            "a.1", "@a", "a#b", "a;b",
            "é", "a\u{A0}b", "\u{FEFF}a", "a\0", "a.``", "a.`b\n`", "a.`b", "a.`b*c`", "rb'a'", "'a' 'b'", "has",
            "cel.bind(1, 2, 3) +",
            "a ?", "a.?", "a[?", "[?]", "{?}", "- ", "!",
        ]
        .filter { $0 != "has" }
    )
    func refused(_ source: String) {
        let diagnostics = SyntaxShape.diagnostics(source)
        #expect(!diagnostics.isEmpty)
        for diagnostic in diagnostics {
            #expect(diagnostic.span.lowerBound >= 0 && diagnostic.span.upperBound <= source.utf8.count)
        }
    }

    @Test("a node's place is its own text, without parentheses around it")
    func places() throws {
        let source = "(a.b + 1) * f(x, 'é')[ 0 ] == -y"
        let texts = SyntaxShape.nodes(try CELParser().parse(source))
            .map { node in
                String(decoding: Array(source.utf8)[node.span], as: UTF8.self)
            }
        #expect(
            texts == [
                source, "(a.b + 1) * f(x, 'é')[ 0 ]", "-y", "a.b + 1", "f(x, 'é')[ 0 ]", "y", "a.b", "1", "f(x, 'é')",
                "0",
                "a", "x", "'é'",
            ]
        )
        guard case .select(_, let field, _) = try CELParser().parse("ab . `c d`").kind else {
            throw CELDiagnostic("no selection", at: 0..<0)
        }
        #expect(field == CELName("c d", span: 5..<10))
    }

    @Test("a position counts lines, and columns in scalars")
    func positions() {
        let source = "é\n😬a\r\nb"
        func text(_ offset: Int) -> String { CELSourcePosition(ofOffset: offset, in: source).description }
        #expect(
            [0, 2, 3, 7, 8, 10, 11, 99, -1].map(text) == [
                "1:1", "1:2", "2:1", "2:2", "2:3", "3:1", "3:2", "3:2", "1:1",
            ]
        )
        #expect(CELSourcePosition(line: 1, column: 9) < CELSourcePosition(line: 2, column: 1))
        #expect(CELSourcePosition(line: 2, column: 1) < CELSourcePosition(line: 2, column: 2))
    }
}
