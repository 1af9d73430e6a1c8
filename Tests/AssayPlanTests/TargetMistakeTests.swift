import AssayPlan
import Testing

@Suite("Mistakes of the target")
struct TargetMistakeTests {
    @Test(
        "a URL has no user, query, fragment or foreign scheme",
        arguments: [
            (
                "http://u:hunter2@h:1",
                "4:8: the URL must not hold a user name or password: name an identity under target.identities"
            ),
            ("'http://h:1/a#b'", "4:8: the URL must not have a fragment"),
            ("http://h:1/a?key=hunter2", "4:8: the URL must not have a query"),
            ("ws://h:1", "4:8: expected an http or https URL such as http://127.0.0.1:8000, found 'ws://h:1'"),
            (
                "http://h:99999",
                "4:8: expected an http or https URL such as http://127.0.0.1:8000, found 'http://h:99999'"
            ),
            ("[http://h:1]", "4:8: expected an http or https URL such as http://127.0.0.1:8000, found a list"),
        ]
    )
    func url(_ url: String, _ expected: String) {
        #expect(mistakes(in: Samples.head + "target:\n  url: \(url)\n") == [expected])
    }

    @Test(
        "each value of the target is judged by its form",
        arguments: [
            ("scope: [127.0.0.1:9]", "5:10: the scope must hold the URL's own 127.0.0.1:8000"),
            ("scope: []", "5:10: the scope must hold the URL's own 127.0.0.1:8000"),
            ("scope: 127.0.0.1", "5:10: expected a host and port such as 127.0.0.1:8000, found '127.0.0.1'"),
            ("scope: ['*:8000', 1.2.3.4:5]", "5:11: expected a host and port such as 127.0.0.1:8000, found '*:8000'"),
            ("disposable: yes", "5:15: expected true or false, found 'yes'"),
            ("disposable: 'true'", "5:15: expected true or false, found the text 'true'"),
            ("timeout: 0s", "5:12: expected a length of time above 0, found '0s'"),
            ("timeout: 2h", "5:12: expected a length of time of at most 1h, found '2h'"),
            ("timeout: 30", "5:12: expected a length of time such as 500ms or 30s, found '30'"),
            ("timeout: 1e3s", "5:12: expected a length of time such as 500ms or 30s, found '1e3s'"),
            ("health: POST /health", "5:11: health is asked for with GET or HEAD, which change nothing"),
            ("health: [/ok, health]", "5:17: expected a path such as /health, found 'health'"),
            ("health: 'GET /h/{id}'", "5:11: a request needs a real path: replace what stands in braces"),
            ("start: {run: [./s]}", "5:3: missing key 'ready' in 'target.start': expected a path such as /health"),
            (
                "start: {ready: /r}",
                "5:3: missing key 'run' in 'target.start': expected a command as a list such as [./serve, --port, \"8000\"]"
            ),
        ]
    )
    func values(_ line: String, _ expected: String) {
        let text = Samples.head + "target:\n  url: http://127.0.0.1:8000\n  \(line)\n"
        #expect(mistakes(in: text) == [expected])
    }

    private static let command = "a command as a list such as [./serve, --port, \"8000\"]"

    @Test(
        "a command is a list of words, and no shell reads it",
        arguments: [
            ("[]", "expected \(command), found no command"),
            ("['', a]", "expected \(command), found no command"),
            ("' '", "expected \(command), found nothing"),
            ("~", "expected \(command), found nothing"),
            ("{a: b}", "expected \(command), found a mapping"),
            ("./serve && ./other", "no shell is involved: write \(command) without quotes, variables and operators"),
            ("./serve --name 'a b'", "no shell is involved: write \(command) without quotes, variables and operators"),
            ("./serve $PORT", "no shell is involved: write \(command) without quotes, variables and operators"),
            ("PORT=1 ./serve", "no shell is involved: name settings under 'env'"),
            (#"["a\0b"]"#, "a process cannot be given a NUL character"),
            ("[a, [b]]", "expected text, found a list"),
        ]
    )
    func judgesCommand(_ run: String, _ expected: String) {
        let found = mistakes(in: Samples.head + "target: {url: http://h:1, start: {ready: /r, run: \(run)}}")
        #expect(found.map { $0.split(separator: ": ", maxSplits: 1).last.map(String.init) } == [expected])
    }

    @Test(
        "the settings of a process are names with text",
        arguments: [
            ("{2A: x}", "3:41: '2A' cannot name a setting: use letters, digits and '_'"),
            ("{'A B': x}", "3:41: 'A B' cannot name a setting: use letters, digits and '_'"),
            ("{A: [x]}", "3:44: expected text, found a list"),
            ("{A: }", "3:44: expected text, found nothing"),
            ("[A=x]", "3:40: expected a mapping of names to text, found a list"),
            ("{'': x}", "3:41: a name must be a line of text"),
        ]
    )
    func environment(_ env: String, _ expected: String) {
        let text = Samples.head + "target: {url: http://h:1, start: {env: \(env), run: a, ready: /r}}"
        #expect(mistakes(in: text) == [expected])
    }
}
