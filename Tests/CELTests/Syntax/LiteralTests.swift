import CEL
import Testing

struct LiteralTests {
    private func literal(_ source: String) throws -> CELLiteral? {
        guard case .literal(let literal) = try CELParser().parse(source).kind else { return nil }
        return literal
    }

    @Test(
        "numbers are read to their exact values",
        arguments: [
            ("0", .int(0)), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("- 7", .int(-7)),
            ("0x1F", .int(31)), ("-0x8000000000000000", .int(.min)), ("0xabcdefABCDEF", .int(0xabcd_efab_cdef)),
            ("007", .int(7)), ("18446744073709551615u", .uint(.max)), ("0xFFu", .uint(255)), ("5U", .uint(5)),
            ("1.5", .double(1.5)), (".5", .double(0.5)), ("-.5e1", .double(-5)), ("1e3", .double(1000)),
            ("1E-3", .double(0.001)), ("2.5e+2", .double(250)), ("4.9e-324", .double(.leastNonzeroMagnitude)),
            ("1e-999", .double(0)), ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
            ("123456789012345678901234567890.0", .double(123456789012345678901234567890.0)),
        ] as [(String, CELLiteral)]
    )
    func numbers(_ source: String, _ expected: CELLiteral) throws {
        #expect(try literal(source) == expected)
    }

    @Test("minus zero is kept")
    func minusZero() throws {
        guard case .double(let value) = try literal("-0.0") else { throw CELDiagnostic("no double", at: 0..<0) }
        #expect(value.sign == .minus)
    }

    @Test(
        "numbers out of range are refused at their place",
        arguments: [
            ("9223372036854775808", 0..<19), ("-9223372036854775809", 0..<20), ("0x10000000000000000", 0..<19),
            ("18446744073709551616u", 0..<21), ("1e999", 0..<5), ("- 1e400", 0..<7),
            ("99999999999999999999999999999999999", 0..<35),
        ] as [(String, Range<Int>)]
    )
    func outOfRange(_ source: String, _ span: Range<Int>) {
        let diagnostics = SyntaxShape.diagnostics(source)
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.span == span)
        #expect(diagnostics.first?.message.contains("out of range") == true)
    }

    @Test(
        "strings of every form are read",
        arguments: [
            ("'a'", "a"), ("\"a\"", "a"), ("''", ""), ("''''''", ""), ("\"\"\"\"\"\"", ""), ("'''x''x'''", "x''x"),
            ("'\"\"'", "\"\""), ("'''a\nb'''", "a\nb"), ("\"\"\"a\r\nb\rc\"\"\"", "a\nb\nc"), ("r'''a\r\nb'''", "a\nb"),
            (#"r'\n\'"#, #"\n\"#), (#"R"\\""#, #"\\"#), (#"r"""\""""#, #"\"#), ("'é😬'", "é😬"),
            (#"'\a\b\f\n\r\t\v\\\?\"\'\`'"#, "\u{7}\u{8}\u{C}\n\r\t\u{B}\\?\"'`"),
            (#"'\x41\X6a\101\u00e9\U0001F62C'"#, "AjAé😬"), (#"'\303\277\xff\377'"#, "Ã¿ÿÿ"),
            (#"'''\''''"#, "'"), (#"'''a\'''b'''"#, "a'''b"), ("'\u{1}\u{7F}\t'", "\u{1}\u{7F}\t"),
            (#"'\u0000'"#, "\0"),
            ("'a // no comment'", "a // no comment"), ("'e\u{301}'", "e\u{301}"),
        ]
    )
    func strings(_ source: String, _ expected: String) throws {
        guard case .string(let value) = try literal(source) else { throw CELDiagnostic("no string", at: 0..<0) }
        #expect(Array(value.utf8) == Array(expected.utf8))
    }

    @Test(
        "bytes are the UTF-8 of the text, and escapes are single bytes",
        arguments: [
            ("b'abc'", [97, 98, 99]), ("B\"ÿ\"", [195, 191]), (#"b'\377\xff\000'"#, [255, 255, 0]),
            (#"bR'\x'"#, [92, 120]),
            ("b''", []), ("b'''a\nb'''", [97, 10, 98]), (#"br"""\""""#, [92]), (#"b'\`\?'"#, [96, 63]),
        ] as [(String, [UInt8])]
    )
    func bytes(_ source: String, _ expected: [UInt8]) throws {
        #expect(try literal(source) == .bytes(expected))
    }

    @Test(
        "escapes that mean nothing are refused at their place",
        arguments: [
            (#"'ab\q'"#, 3..<5, "`\\q` is no escape"), (#"'\é'"#, 1..<4, "is no escape"),
            (#"'\x4'"#, 1..<4, "2 hexadecimal"),
            (#"'\u12'"#, 1..<5, "4 hexadecimal"), (#"'\U0001F6'"#, 1..<9, "8 hexadecimal"), (#"'\09'"#, 1..<3, "octal"),
            (#"'\400'"#, 1..<3, "no escape"), (#"'\ud800'"#, 1..<7, "surrogate"), (#"'\U00110000'"#, 1..<11, "10FFFF"),
            (#"'\UFFFFFFFF'"#, 1..<11, "10FFFF"), (#"b'\u0041'"#, 2..<8, "bytes have no"),
            ("'''\\\n'''", 3..<5, "control"),
            (#"'\128'"#, 1..<4, "octal"),
        ] as [(String, Range<Int>, String)]
    )
    func badEscapes(_ source: String, _ span: Range<Int>, _ message: String) {
        let diagnostics = SyntaxShape.diagnostics(source)
        #expect(diagnostics.map(\.span) == [span])
        #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
    }

    @Test(
        "strings that do not end are refused",
        arguments: [
            ("'", 0..<1), ("1 + \"abc", 4..<8), ("'a\nb'", 0..<2), ("'a\rb'", 0..<2), ("'''a''", 0..<6),
            ("'\\'", 0..<3),
            ("r'a\n'", 0..<3), ("b\"", 0..<2), ("'\\\n'", 0..<2), ("'''\\", 0..<4), ("''''", 0..<4), ("'\\", 0..<2),
        ] as [(String, Range<Int>)]
    )
    func unterminated(_ source: String, _ span: Range<Int>) {
        let diagnostics = SyntaxShape.diagnostics(source)
        #expect(diagnostics.first?.span == span)
        #expect(diagnostics.first?.message.hasPrefix("unterminated string") == true)
    }

    @Test("keywords are literals only where the whole word is one")
    func keywords() throws {
        #expect(try literal("true") == .bool(true))
        #expect(try literal("false") == .bool(false))
        #expect(try literal("null") == .null)
        #expect(try SyntaxShape.of("trues + nulla + inn + False + _in") == "(+ (+ (+ (+ trues nulla) inn) False) _in)")
        #expect(try SyntaxShape.of("r + b + br + rb + R") == "(+ (+ (+ (+ r b) br) rb) R)")
    }
}
