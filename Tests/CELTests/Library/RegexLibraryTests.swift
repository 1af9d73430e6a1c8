import CEL
import Testing

struct RegexLibraryTests {
    @Test(
        "functions on patterns do what their documentation says",
        arguments: [
            "regex.replace('hello world hello', 'hello', 'hi') == 'hi world hi'",
            "regex.replace('banana', 'a', 'x', 0) == 'banana'", "regex.replace('banana', 'a', 'x', 1) == 'bxnana'",
            "regex.replace('banana', 'a', 'x', 2) == 'bxnxna'", "regex.replace('banana', 'a', 'x', -12) == 'bxnxnx'",
            "regex.replace('banana', 'a', 'x', 9223372036854775807) == 'bxnxnx'",
            "regex.replace('foo bar', '(fo)o (ba)r', r'\\2 \\1') == 'ba fo'",
            "regex.replace('foo', 'o', r'\\0\\\\') == r'fo\\o\\'",
            "regex.replace('ab', '(a)|(b)', r'[\\1\\2]') == '[a][b]'",
            "regex.replace('aé😀', '', '-') == '-a-é-😀-'", "regex.replace('baaac', 'a*', '-') == '-b-c-'",
            "regex.replace('abc', '', r'\\1', 0) == 'abc'", "regex.replace('abc', 'x', r'\\9') == 'abc'",
            "regex.replace('$1', '[$]1', '$2') == '$2'", "regex.replace('É', '(?i)é', 'e') == 'e'",
            "regex.extract('hello world', 'hello(.*)') == optional.of(' world')",
            "regex.extract('item-A, item-B', 'item-(\\\\w+)') == optional.of('A')",
            "regex.extract('HELLO', 'hello') == optional.none()", "regex.extract('ab', 'a(x?)b') == optional.none()",
            "regex.extract('ab', 'x*') == optional.of('')", "regex.extract('aé', '(?:a)(.)').value() == 'é'",
            "regex.extractAll('id:123, id:456', 'id:\\\\d+') == ['id:123', 'id:456']",
            "regex.extractAll('id:123, id:456', 'assa') == []",
            "regex.extractAll('a1 b c3', '[a-z](\\\\d?)') == ['1', '3']", "regex.extractAll('é', '') == ['', '']",
        ]
    )
    func documented(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "a pattern or a replacement that means nothing is an error",
        arguments: [
            "regex.replace('test', '(.)', r'\\2')", "regex.replace('foo bar', '(', '$2 $1')",
            "regex.replace('id=123', r'id=(?P<value>\\d+)', r'value: \\values')", "regex.replace('a', 'a', r'\\')",
            "regex.replace('a', 'a', r'\\é')", "regex.extract('testuser@testdomain', '(.*)@([^.]*)')",
            "regex.extractAll('testuser@testdomain', '(.*)@([^.]*)')", "regex.extract('a', '(?=a)')",
            "regex.extractAll('aa', r'(a)\\1')",
        ]
    )
    func refused(expression: String) {
        let failure = #expect(throws: CELFailure.self) { try LibraryExpression.value(of: expression) }
        guard case .invalidArgument = failure else {
            Issue.record("\(expression): \(String(describing: failure))")
            return
        }
    }

    @Test("a pattern that is refused is named, with what is wrong in it and where")
    func refusedPattern() {
        let failure = CELFailure.invalidArgument(#""ab(" is no regular expression: missing ) for this ( at 2"#)
        for expression in [
            "'a'.matches('ab(')", "matches('a', p)", "regex.replace('a', 'ab(', '')", "regex.replace('a', p, '', 1)",
            "regex.extract('a', p)", "regex.extractAll('a', 'ab(')",
        ] {
            #expect(throws: failure, "\(expression)") { try LibraryExpression.value(of: expression, ["p": "ab("]) }
        }
        #expect(throws: failure) { try LibraryExpression.call("regex_extract_string_string", "a", "ab(") }
    }

    @Test("patterns that are no constants, and more of them than are kept, give what constants give")
    func changingPatterns() throws {
        let patterns = (0..<100).map { CELValue.string("(x{\($0)})y") }
        let text = CELValue.string(String(repeating: "x", count: 50) + "y")
        let values: [String: CELValue] = ["p": .list(patterns), "t": text]
        let sizes = (0..<100).map { CELValue.int($0 <= 50 ? $0 : -1) }
        // Nothing matched by the group is no value.
        let extracted = sizes.map { $0 == 0 ? CELValue.int(-1) : $0 }
        for _ in 0..<2 {
            #expect(
                try LibraryExpression.value(
                    of: "p.map(e, regex.extract(t, e).optMap(m, size(m)).orValue(-1))",
                    values
                ) == .list(extracted)
            )
        }
        #expect(
            try LibraryExpression.value(
                of: "[1, 2].all(i, p.all(e, t.matches(e) == (size(e) < 0 || regex.replace(t, e, '') != t)))",
                values
            )
                == .bool(true)
        )
        #expect(
            try LibraryExpression.value(of: "p.map(e, size(regex.extractAll(t + t, e)))", values).listValue?.prefix(52)
                == [0] + Array(repeating: 2, count: 50) + [0]
        )
    }

    @Test("arguments of other kinds have no overload, and a replacement of nothing asks for no pattern")
    func otherKinds() throws {
        #expect(throws: CELFailure.noSuchOverload(function: "regex.extract", kinds: ["string", "int"])) {
            try LibraryExpression.value(of: "regex.extract('a', p)", ["p": 1])
        }
        #expect(
            throws: CELFailure.noSuchOverload(
                function: "regex.replace",
                kinds: ["string", "string", "string", "double"]
            )
        ) {
            try LibraryExpression.value(of: "regex.replace('a', 'a', '', n)", ["n": 1.5])
        }
        #expect(throws: CELFailure.divisionByZero) {
            try LibraryExpression.value(of: "regex.extractAll('a', string(1 / n))", ["n": 0])
        }
        #expect(try LibraryExpression.value(of: "regex.replace('a', '(', '', 0)") == "a")
    }

    @Test("replacements that would become enormous reach the memory limit")
    func explosion() {
        let text = CELValue.string(String(repeating: "a", count: 10_000))
        #expect(throws: CELFailure.limitReached("memory")) {
            try LibraryExpression.value(of: "regex.replace(t, '', t)", ["t": text])
        }
        #expect(throws: CELFailure.limitReached("memory")) {
            try LibraryExpression.value(
                of: #"regex.replace(t, '.*', p)"#,
                ["t": text, "p": .string(String(repeating: #"\0"#, count: 5_000))]
            )
        }
    }
}
