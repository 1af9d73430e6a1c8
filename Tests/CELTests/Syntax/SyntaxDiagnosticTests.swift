import CEL
import Testing

struct SyntaxDiagnosticTests {
    @Test(
        "a diagnostic says in plain words what is missing, and where",
        arguments: [
            ("(1 + 2", "expected `)` to close the `(` at 1:1, found the end of the expression", 6..<6),
            ("f(\n  1, g(2", "expected `,` or `)` to close the `(` at 2:7, found the end of the expression", 11..<11),
            ("[1, 2 3]", "expected `,` or `]` to close the `[` at 1:1, found `3`", 6..<7),
            ("{'a': 1", "expected `,` or `}` to close the `{` at 1:1, found the end of the expression", 7..<7),
            ("a[1", "expected `]` to close the `[` at 1:2, found the end of the expression", 3..<3),
            ("{'a' 1}", "expected `:` and the value of this key, found `1`", 5..<6),
            ("A{x 1}", "expected `:` after the name of a field, found `1`", 4..<5),
            ("A{1: 1}", "expected the name of a field, found `1`", 2..<3),
            ("a ? b", "expected `:` and the other value for the `?` at 1:3, found the end of the expression", 5..<5),
            ("a ? b ? c : d : e", "a conditional between `?` and `:` needs parentheses: `a ? (b ? c : d) : e`", 6..<7),
            ("a b", "expected an operator, found `b`", 2..<3), ("a 'b'", "expected an operator, found a string", 2..<5),
            ("a b'b'", "expected an operator, found bytes", 2..<6),
            ("a +", "expected a value, found the end of the expression", 3..<3),
            ("a + * b", "expected a value, found `*`", 4..<5),
            ("a.", "expected a name after the dot, found the end of the expression", 2..<2),
            ("a.1", "expected an operator, found `.1`", 1..<3),
            ("a = b", "`=` is no operator; equality is written `==`", 2..<3),
            ("a & b", "`&` is no operator; and is written `&&`", 2..<3),
            ("a | b", "`|` is no operator; or is written `||`", 2..<3),
            ("a ≠ b", "`≠` cannot stand outside a string", 2..<5),
            ("a\u{1}", "a control character cannot stand outside a string", 1..<2),
            ("f(a,)", "no comma may stand before this `)`", 4..<5),
            ("!-a", "`!` and `-` in a row need parentheses, as in `!(-a)`", 1..<2),
            ("`a`", "only the name of a field, after a dot, may stand in backquotes", 0..<3),
            ("a.`b", "unterminated name in backquotes", 2..<4),
            ("a.``", "a name in backquotes has at least one character", 2..<4),
        ] as [(String, String, Range<Int>)]
    )
    func messages(_ source: String, _ message: String, _ span: Range<Int>) {
        #expect(SyntaxShape.diagnostics(source) == [CELDiagnostic(message, at: span)])
    }

    @Test(
        "several faults are told at once, in the order of the source",
        arguments: [
            ("[1 +, 2, * 3, 4]", [4..<5, 9..<10]), ("f(for, g(if), while)", [2..<5, 9..<11, 14..<19]),
            ("{1: , 2: 3, : 4}", [4..<5, 12..<13]), ("[(1 + ), (2 * )]", [6..<7, 14..<15]),
            ("a = b & c", [2..<3, 6..<7]),
            ("'\\q' + 99999999999999999999 + for", [1..<3, 7..<27, 30..<33]),
            ("A{x: , 1: 2, z: +}", [5..<6, 7..<8, 16..<17]),
            ("[1 2, [3 4], 5 6]", [3..<4, 9..<10, 15..<16]), ("f(a b).g(c d)", [4..<5, 11..<12]),
            ("[a.all(1, b), a.all(2, b)]", [7..<8, 20..<21]),
            ("[a ? +, b ? c : d, -*, e + f]", [5..<6, 20..<21]), ("[{1}, f(,)]", [3..<4, 8..<9]),
        ] as [(String, [Range<Int>])]
    )
    func several(_ source: String, _ spans: [Range<Int>]) {
        #expect(SyntaxShape.diagnostics(source).map(\.span) == spans, "\(SyntaxShape.diagnostics(source))")
    }

    @Test("brackets that cross are told once for each")
    func crossing() {
        #expect(SyntaxShape.diagnostics("[1, (2]").map(\.span) == [6..<7])
        #expect(SyntaxShape.diagnostics("f(a]").map(\.span) == [3..<4])
        #expect(SyntaxShape.diagnostics("{a: [1}, b: 2]").count <= 3)
    }

    @Test("no more than twenty faults are told")
    func bounded() {
        let lexical = String(repeating: "# ", count: 1000)
        let syntactic = "[" + String(repeating: "+,", count: 1000) + "]"
        let semantic = String(repeating: "for + ", count: 200) + "1"
        for source in [lexical, syntactic, semantic] {
            let count = SyntaxShape.diagnostics(source).count
            #expect(count >= 1 && count <= 21, "\(count)")
        }
    }

    @Test("an error in words has all messages")
    func description() {
        let error = CELSyntaxError([CELDiagnostic("one", at: 0..<1), CELDiagnostic("two", at: 1..<2)])
        #expect(error.description == "one; two")
    }
}
