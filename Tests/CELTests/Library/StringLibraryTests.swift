import CEL
import Testing

struct StringLibraryTests {
    @Test(
        "functions on texts do what their documentation says",
        arguments: [
            "'hello'.charAt(4) == 'o'", "'hello'.charAt(5) == ''", "'e\\u0301'.charAt(1) == '\\u0301'",
            "'🐱😀'.charAt(1) == '😀'", "''.charAt(0) == ''",
            "'hello mellow'.indexOf('') == 0", "'hello mellow'.indexOf('ello') == 1",
            "'hello mellow'.indexOf('jello') == -1", "'hello mellow'.indexOf('', 2) == 2",
            "'hello mellow'.indexOf('ello', 2) == 7", "'hello'.indexOf('o', 5) == -1", "''.indexOf('a') == -1",
            "'é'.indexOf('e') == -1", "'e\\u0301'.indexOf('é') == -1", "'ab'.indexOf('abc') == -1",
            "'hello mellow'.lastIndexOf('') == 12", "'hello mellow'.lastIndexOf('ello') == 7",
            "'hello mellow'.lastIndexOf('jello') == -1", "'hello mellow'.lastIndexOf('ello', 6) == 1",
            "'hello mellow'.lastIndexOf('ello', 7) == 7", "'hello mellow'.lastIndexOf('', 3) == 3",
            "'ab'.lastIndexOf('abc') == -1", "''.lastIndexOf('') == 0", "'aaaa'.lastIndexOf('aa') == 2",
            "'ααα'.lastIndexOf('αα', 0) == 0", "''.lastIndexOf('a') == -1",
            "['hello', 'mellow'].join() == 'hellomellow'", "['hello', 'mellow'].join(' ') == 'hello mellow'",
            "['', ''].join('/') == '/'", "['a'].join('/') == 'a'",
            "'TacoCat'.lowerAscii() == 'tacocat'", "'TacoCÆt Xii'.lowerAscii() == 'tacocÆt xii'",
            "'@[`{az'.upperAscii() == '@[`{AZ'", "'@[`{AZ'.lowerAscii() == '@[`{az'",
            "'K'.lowerAscii() == 'k'", "'\\u212a'.lowerAscii() == '\\u212a'", "'ß'.upperAscii() == 'ß'",
            "'hello hello'.replace('he', 'we') == 'wello wello'",
            "'hello hello'.replace('he', 'we', -1) == 'wello wello'",
            "'hello hello'.replace('he', 'we', 1) == 'wello hello'",
            "'hello hello'.replace('he', 'we', 0) == 'hello hello'",
            "'ab'.replace('', '-') == '-a-b-'", "'ab'.replace('', '-', 2) == '-a-b'", "''.replace('', '-') == '-'",
            "'😀é'.replace('', '_') == '_😀_é_'", "'aaa'.replace('aa', 'b') == 'ba'", "'aaa'.replace('a', '') == ''",
            "'hello hello hello'.split(' ') == ['hello', 'hello', 'hello']", "'hello'.split(' ', 0) == []",
            "'hello hello hello'.split(' ', 1) == ['hello hello hello']",
            "'hello hello hello'.split(' ', 2) == ['hello', 'hello hello']",
            "'hello hello hello'.split(' ', -1) == ['hello', 'hello', 'hello']",
            "'a,,b,'.split(',') == ['a', '', 'b', '']", "''.split(',') == ['']", "''.split('') == []",
            "'😀éa'.split('') == ['😀', 'é', 'a']", "'abc'.split('', 2) == ['a', 'bc']", "'a'.split('', 9) == ['a']",
            "'tacocat'.substring(4) == 'cat'", "'tacocat'.substring(0, 4) == 'taco'", "'😀é'.substring(1) == 'é'",
            "''.substring(0) == ''", "''.substring(0, 0) == ''",
            "'  \\ttrim\\n    '.trim() == 'trim'", "' \\u3000 '.trim() == ''", "''.trim() == ''",
            "'a\\u200b'.trim() == 'a\\u200b'", "'\\u2007a b\\u202f'.trim() == 'a b'",
            "'gums'.reverse() == 'smug'", "'e\\u0301'.reverse() == '\\u0301e'", "''.reverse() == ''",
            "strings.quote('single-quote with \"double quote\"') == '\"single-quote with \\\\\"double quote\\\\\"\"'",
            "strings.quote(\"two escape sequences \\a\\n\") == '\"two escape sequences \\\\a\\\\n\"'",
            "strings.quote('\\r\\t\\v\\u0000\\u007f') == '\"\\\\r\\\\t\\\\v\\u0000\\u007f\"'",
        ]
    )
    func documented(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "an index outside of the text is an error, as is a range that runs backwards",
        arguments: [
            "'hello'.charAt(-1)", "'hello'.charAt(6)", "'é'.charAt(2)", "'hello'.charAt(9223372036854775807)",
            "'hello'.charAt(-9223372036854775808)", "'hello mellow'.indexOf('ello', 20)", "'a'.indexOf('a', -1)",
            "'a'.indexOf('', 2)", "'a'.indexOf('', -1)", "'hello mellow'.lastIndexOf('ello', -1)",
            "'a'.lastIndexOf('a', 9223372036854775807)", "'a'.lastIndexOf('', 2)", "'tacocat'.substring(-1)",
            "'tacocat'.substring(2, 1)", "'tacocat'.substring(0, 8)", "'é'.substring(2)",
            "'a'.substring(-9223372036854775808, 9223372036854775807)", "'a'.substring(0, 9223372036854775807)",
        ]
    )
    func outOfRange(expression: String) {
        let failure = #expect(throws: CELFailure.self) { try LibraryExpression.value(of: expression) }
        guard case .invalidArgument = failure else {
            Issue.record("\(expression): \(String(describing: failure))")
            return
        }
    }

    @Test("joining what is no text is an error")
    func joinOfNumbers() {
        #expect(throws: CELFailure.noSuchOverload(function: "join", kinds: ["list", "int"])) {
            try LibraryExpression.value(of: "['a', 1].join()")
        }
    }

    @Test("limits of replace and split may be any number")
    func hostileLimits() throws {
        for limit in ["9223372036854775807", "-9223372036854775808"] {
            #expect(try LibraryExpression.value(of: "'aXa'.replace('a', 'b', \(limit))") == .string("bXb"))
            #expect(
                try LibraryExpression.value(of: "'a,b'.split(',', \(limit))") == .list([.string("a"), .string("b")])
            )
        }
    }

    @Test("results that would be enormous reach the memory limit")
    func explosions() {
        let megabyte = CELValue.string(String(repeating: "a", count: 1 << 20))
        let variables = ["m": megabyte, "l": .list(Array(repeating: megabyte, count: 20))]
        for expression in ["m.replace('', m)", "m.replace('a', m)", "l.join()", "m.split('')", "'%s%s'.format([l, l])"]
        {
            #expect(throws: CELFailure.limitReached("memory"), Comment(rawValue: expression)) {
                try LibraryExpression.value(of: expression, variables)
            }
        }
    }

    @Test("a text that is larger than the limit already may still be worked on")
    func largeTexts() throws {
        let variables = ["m": CELValue.string(String(repeating: "a", count: 17 << 20) + "b")]
        #expect(try LibraryExpression.value(of: "m.replace('b', 'c') != m", variables) == .bool(true))
        #expect(throws: CELFailure.limitReached("memory")) {
            try LibraryExpression.value(of: "m.replace('b', 'cc')", variables)
        }
    }

    @Test("searching is linear where both texts repeat themselves")
    func repetitiveSearch() throws {
        // Comparing at every place would take 2.5 × 10¹¹ steps here.
        let variables = [
            "text": CELValue.string(String(repeating: "a", count: 1_000_000)),
            "needle": .string(String(repeating: "a", count: 500_000) + "b"),
            "mirrored": .string("b" + String(repeating: "a", count: 500_000)),
        ]
        #expect(try LibraryExpression.value(of: "text.indexOf(needle) == -1", variables) == .bool(true))
        #expect(try LibraryExpression.value(of: "text.lastIndexOf(mirrored) == -1", variables) == .bool(true))
        #expect(try LibraryExpression.value(of: "text.replace(needle, '') == text", variables) == .bool(true))
    }
}
