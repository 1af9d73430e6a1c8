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
