import AssayPlan
import Testing

@Suite("Single mistakes")
struct SingleMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: String

        init(_ text: String, _ expected: String) {
            self.text = text
            self.expected = expected
        }

        var testDescription: String { text }
    }

    static let shape = [
        Mistake("target: 5", "3:9: expected a mapping of keys, found a number"),
        Mistake("target: [a]", "3:9: expected a mapping of keys, found a list"),
        Mistake("target:", "3:8: expected a mapping of keys, found nothing"),
        Mistake(
            "target: {}",
            "3:1: missing key 'url' in 'target': expected an http or https URL such as http://127.0.0.1:8000"
        ),
        Mistake("performance: {load: {request: /a}}", "3:21: expected a list of mappings, found a mapping"),
        Mistake("performance: {load: [/a]}", "3:22: expected a mapping of keys, found text"),
        Mistake(
            "performance: {expect: {}}",
            "3:23: expected a condition such as load.latency.p99 < duration('500ms'), or a list of such, found a mapping"
        ),
        Mistake("configuration: {profile: [a]}", "3:26: expected a line of text, found a list"),
        Mistake("configuration: {profile: ''}", "3:26: expected a line of text, found the text ''"),
        Mistake("? [a, b]\n: c", "3:3: a key must be a word, found a list"),
        Mistake("documents: {readme: !secret x}", "3:21: the tag '!secret' is not supported"),
        Mistake("documents: !include docs", "3:12: the tag '!include' is not supported"),
    ]

    static let keys = [
        Mistake("perfomance: {}", "3:1: unknown key 'perfomance' in the plan; did you mean 'performance'?"),
        Mistake("config: {}", "3:1: unknown key 'config' in the plan; did you mean 'configuration'?"),
        Mistake("xyzzy: 1", "3:1: unknown key 'xyzzy' in the plan"),
        Mistake("openapi: a.json", "3:1: unknown key 'openapi' in the plan; did you mean 'functionality.openapi'?"),
        Mistake("disposable: true", "3:1: unknown key 'disposable' in the plan; did you mean 'target.disposable'?"),
        Mistake("target: {host: localhost}", "3:10: unknown key 'host' in 'target'; did you mean 'url'?"),
        Mistake(
            "target: {url: http://h:1, TimeOut: 1s}",
            "3:27: unknown key 'TimeOut' in 'target'; did you mean 'timeout'?"
        ),
        Mistake(
            "target: {url: http://h:1, start: {command: [a], ready: /r}}",
            "3:35: unknown key 'command' in 'target.start'; did you mean 'run'?"
        ),
        Mistake(
            "target: {url: http://h:1, identities: {al: {heder: 'A: b'}}}",
            "3:45: unknown key 'heder' in 'target.identities.al'; did you mean 'header'?"
        ),
        Mistake("<<: 5", "3:1: unknown key '<<' in the plan"),
        Mistake("\"a\\u202Eb\\nc\": 1", "3:1: unknown key 'a\\u{202E}b\\u{A}c' in the plan"),
    ]

    static let later = [
        Mistake("prerequisites: []", "3:1: 'prerequisites' is not supported by this version"),
        Mistake("configuration: {rules: []}", "3:17: 'configuration.rules' is not supported by this version"),
        Mistake("functionality: {scenarios: []}", "3:17: 'functionality.scenarios' is not supported by this version"),
        Mistake("deployment: {runbook: a}", "3:14: 'deployment.runbook' is not supported by this version"),
        Mistake("documents: {checklist: a}", "3:13: 'documents.checklist' is not supported by this version"),
        Mistake("documents: {security: a}", "3:13: 'documents.security' is not supported by this version"),
        Mistake("documents: {criteria: a}", "3:13: 'documents.criteria' is not supported by this version"),
        Mistake("decision: {signoff: []}", "3:12: 'decision.signoff' is not supported by this version"),
        Mistake(
            "target: {url: http://h:1, identities: {a: {basic: {user: u}}}}",
            "3:44: 'target.identities.a.basic' is not supported by this version"
        ),
        Mistake("deployment: {drills: [rollback]}", "3:23: the drill 'rollback' is not supported by this version"),
        Mistake(
            "deployment: {drills: [gracefull-shutdown]}",
            "3:23: unknown drill 'gracefull-shutdown'; did you mean 'graceful-shutdown'?"
        ),
        Mistake("deployment: {drills: fire}", "3:22: expected a drill such as graceful-shutdown, found 'fire'"),
        Mistake(
            "configuration: {files: ['**/.env*']}",
            "3:25: patterns are not supported by this version: name each file"
        ),
    ]

    static let paths = [
        Mistake("documents: {readme: /etc/passwd}", "3:21: a path must be relative to the plan's folder"),
        Mistake("documents: {readme: ~/x}", "3:21: a path must be relative to the plan's folder"),
        Mistake("documents: {readme: a/../../b}", "3:21: a path must not leave the plan's folder: '..' is not allowed"),
        Mistake(
            "documents: {readme: .}",
            "3:21: expected a file in the plan's folder such as docs/runbook.md, found '.'"
        ),
        Mistake(
            "documents: {readme: 'a\\b'}",
            "3:21: expected a file in the plan's folder such as docs/runbook.md, found 'a\\b'"
        ),
        Mistake(
            "functionality: {openapi: 'https://h/o.json'}",
            "3:26: expected a file such as openapi.json, or a path on the target such as /openapi.json, found 'https://h/o.json'"
        ),
        Mistake(
            "functionality: {openapi: /openapi.json}",
            "3:26: a path with a leading slash is asked of the target, and the plan has no 'target'"
        ),
        Mistake(
            "functionality: {protected: [documents]}",
            "3:29: expected a method and path such as GET /api/documents, found 'documents'"
        ),
    ]

    @Test("the kind of node is judged", arguments: shape)
    func judgesShape(_ mistake: Mistake) { judge(mistake) }

    @Test("an unknown key is reported with the one that was meant", arguments: keys)
    func judgesKeys(_ mistake: Mistake) { judge(mistake) }

    @Test("what belongs to a later version is never read over", arguments: later)
    func judgesLater(_ mistake: Mistake) { judge(mistake) }

    @Test("a path stays in the plan's folder", arguments: paths)
    func judgesPaths(_ mistake: Mistake) { judge(mistake) }

    @Test(
        "the two required keys of the plan are missed",
        arguments: [
            (
                "service: {name: S}",
                "1:1: missing key 'assay' in the plan: expected 1, the only version of this form so far"
            ),
            ("assay: 1", "1:1: missing key 'service' in the plan: expected a mapping of keys"),
            (
                "assay: '1'\nservice: {name: S}",
                "1:8: expected 1, the only version of this form so far, found the text '1'"
            ),
            ("assay: 1\nservice: Shop", "2:10: expected a mapping of keys, found text"),
            (
                "assay: 1\nservice: {name: S, version: $GIT_COMMIT}",
                "2:29: of all variables only ${GIT_COMMIT} may stand in a version"
            ),
            ("version: 1\nservice: {name: S}", "1:1: unknown key 'version' in the plan; did you mean 'assay'?"),
        ]
    )
    func top(_ text: String, _ expected: String) {
        #expect(mistakes(in: text) == [expected])
    }

    private func judge(_ mistake: Mistake) {
        #expect(mistakes(in: Samples.head + mistake.text) == [mistake.expected])
    }
}
