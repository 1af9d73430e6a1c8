import AssayModel
import AssayPlan
import Testing

@Suite("Mistakes of load and decision")
struct SectionMistakeTests {
    private static let rate = "expected a rate such as 200/s or 30/m, found"
    private static let bounds = "expected a rate above 0 and at most 100000/s, found"

    @Test(
        "a load run is bounded",
        arguments: [
            (
                "{rate: 1/s, for: 9s}",
                "6:5: missing key 'request' in 'performance.load': expected a method and path such as GET /api/documents"
            ),
            (
                "{request: /a, for: 9s}",
                "6:5: missing key 'rate' in 'performance.load': expected a rate such as 200/s or 30/m"
            ),
            ("{request: /a, rate: 5/h, for: 9s}", "6:25: \(rate) '5/h'"),
            ("{request: /a, rate: 5/s/s, for: 9s}", "6:25: \(rate) '5/s/s'"),
            ("{request: /a, rate: -5, for: 9s}", "6:25: \(rate) '-5'"),
            ("{request: /a, rate: .nan, for: 9s}", "6:25: \(rate) '.nan'"),
            ("{request: /a, rate: 1.2.3, for: 9s}", "6:25: \(rate) '1.2.3'"),
            ("{request: /a, rate: 99999999999999999999, for: 9s}", "6:25: \(rate) '99999999999999999999'"),
            ("{request: /a, rate: 100001, for: 9s}", "6:25: \(bounds) '100001'"),
            ("{request: /a, rate: 0/m, for: 9s}", "6:25: \(bounds) '0/m'"),
            ("{request: /a, rate: 1/m, for: 9s}", "6:25: at this rate no request is due within 9s"),
            ("{request: /a, rate: 5, for: 61m}", "6:33: expected a length of time of at most 1h, found '61m'"),
            (
                "{request: /a, rate: 5, for: 9s, connections: 0}",
                "6:50: expected a whole number from 1 to 10000, found '0'"
            ),
            (
                "{request: /a, rate: 5, for: 9s, connections: 10001}",
                "6:50: expected a whole number from 1 to 10000, found '10001'"
            ),
            (
                "{request: /a, rate: 5, for: 9s, as: alcie}",
                "6:41: no identity 'alcie' stands under 'target.identities'; did you mean 'alice'?"
            ),
            (
                "{request: '/a/{id}', rate: 5, for: 9s}",
                "6:15: a request needs a real path: replace what stands in braces"
            ),
            (
                "{name: GET /x, request: /a, rate: 5, for: 9s}",
                "6:12: two runs are named 'GET /x': give each a 'name' of its own"
            ),
            ("{request: /x, rate: 5, for: 9s}", "6:15: two runs are named 'GET /x': give each a 'name' of its own"),
            (
                "{request: /a, rate: 5, for: 9s, scenario: s}",
                "6:37: 'performance.load.scenario' is not supported by this version"
            ),
        ]
    )
    func load(_ run: String, _ expected: String) {
        let target = "target: {url: http://h:1, identities: {alice: {header: 'X-User: 1'}}}\n"
        let load = "performance:\n  load: [{request: /x, rate: 1/s, for: 1m},\n    \(run)]\n"
        #expect(mistakes(in: Samples.head + target + load) == [expected])
    }

    @Test("load needs a target, and an identity of a target with mistakes is not called unknown")
    func loadWithoutTarget() {
        let load = "performance: {load: [{request: /x, rate: 1/s, for: 1m, as: al}]}\n"
        #expect(mistakes(in: Samples.head + load) == ["3:21: load needs a 'target' to run against"])
        #expect(
            mistakes(in: Samples.head + load + "target: 5\n") == ["4:9: expected a mapping of keys, found a number"]
        )
        #expect(
            mistakes(in: Samples.head + load + "target: {url: http://h:1, identites: {al: {}}}\n")
                == ["4:27: unknown key 'identites' in 'target'; did you mean 'identities'?"]
        )
    }

    @Test(
        "an expectation that is not valid says why, at its own place",
        arguments: [
            ("fast", "3:25: undeclared name fast"),
            ("load.latency.p99", "3:25: the result is duration, not bool"),
            ("p99 < 5", "3:25: undeclared name p99; did you mean load.latency.p99?"),
            ("load.errorrat < 0.1", "3:30: Load has no field errorrat; did you mean errorRate?"),
            ("cpu < 5", "3:25: undeclared name cpu"),
            ("load.rate == 5", "3:25: cannot compare double with int; write 5.0"),
            ("load.rate < 5/s", "3:39: undeclared name s"),
            ("load.errorRate <= 1%", "3:45: expected a value, found the end of the expression"),
            ("load.latency.max < 5", "3:25: cannot compare duration with int; write duration('…s')"),
            ("score.lo > 1.0", "3:25: undeclared name score"),
        ]
    )
    func expectation(_ text: String, _ expected: String) {
        #expect(mistakes(in: Samples.head + "performance: {expect: [\"\(text)\"]}") == [expected])
    }

    @Test(
        "a criterion that is not valid says why, at its own line and column",
        arguments: [
            ("must: scor.lo > 1.0", "4:9: undeclared name scor; did you mean score?"),
            ("must: [score.lo > 1.0, 'score.l0 > 1.0']", "4:33: Score has no field l0; did you mean lo?"),
            (
                "should: >-\n    score.lo > 1.0 &&\n    score.him > 2.0",
                "6:11: Score has no field him; did you mean hi?"
            ),
            (
                "must: |\n    size(findings)\n    < 'x'",
                "5:5: cannot compare int with string; convert one with string(…) or int(…)"
            ),
            (
                "must: controls['a.migration'].state == 'pass'",
                "4:18: there is no control 'a.migration'; did you mean a.migrations?"
            ),
            (
                "must: {a: b}",
                "4:9: expected a condition such as !findings.exists(f, f.severity == 'critical'), or a list of such, found a mapping"
            ),
            (
                "must: ['']",
                "4:10: expected a condition such as !findings.exists(f, f.severity == 'critical'), found the text ''"
            ),
            ("must: 5", "4:9: the result is int, not bool"),
        ]
    )
    func criterion(_ text: String, _ expected: String) {
        let found = mistakes(in: Samples.head + "decision:\n  \(text)", knownControls: ["a.migrations"])
        #expect(found == [expected])
    }

    @Test("more conditions than anyone means are refused at the first too many")
    func tooManyCriteria() {
        let list = Array(repeating: "now > run.started", count: 101).joined(separator: ", ")
        let found = mistakes(in: Samples.head + "decision: {must: [\(list)]}")
        #expect(found.count == 1 && found[0].hasSuffix("at most 100 conditions, found 101"), "\(found)")
    }

    @Test("criteria are kept as they were written")
    func criteria() {
        let text = Samples.head + "decision: {must: ['score.lo >= 80.0'], should: \"now > run.finished\"}"
        #expect(read(text).plan?.decision.must == ["score.lo >= 80.0"])
        #expect(read(text).plan?.decision.should == ["now > run.finished"])
    }

    @Test(
        "a declaration names a known control once, with reason and approver",
        arguments: [
            (
                "{control: a.migration, reason: r, approver: Ada}",
                "4:31: unknown control 'a.migration'; did you mean 'a.migrations'?"
            ),
            ("{control: zzzzz, reason: r, approver: Ada}", "4:31: unknown control 'zzzzz'"),
            (
                "{control: a.migrations, approver: Ada}",
                "4:21: missing key 'reason' in 'decision.not_applicable': expected text"
            ),
            ("{control: a.migrations, reason: ' ', approver: Ada}", "4:53: expected text, found ' '"),
            (
                "{control: b.x, reason: r, approver: Ada}, {control: b.x, reason: r, approver: Ada}",
                "4:73: the control 'b.x' is declared twice"
            ),
        ]
    )
    func exemption(_ exemption: String, _ expected: String) {
        let text = Samples.head + "decision:\n  not_applicable: [ \(exemption)]\n"
        #expect(mistakes(in: text, knownControls: ["a.migrations", "b.x"]) == [expected])
    }

    @Test("without the list of controls any id is taken")
    func unknownControls() {
        let text = Samples.head + "decision: {not_applicable: [{control: zz, reason: r, approver: A}]}"
        #expect(read(text).plan?.decision.notApplicable.first?.control == "zz")
    }

    private static let digest = "sha256:" + String(repeating: "a", count: 64)

    private func waiver(_ changes: [String: String]) -> String {
        let standard = [
            ("finding", "\"\(Self.digest)\""), ("reason", "r"), ("requester", "Bob"), ("approver", "Ada"),
            ("compensating_control", "c"), ("granted", "2026-11-01"), ("expires", "2027-01-30"),
        ]
        let lines = standard.map { "      \($0.0): \(changes[$0.0] ?? $0.1)" }
        return Samples.head + "decision:\n  waivers:\n    -\n" + lines.joined(separator: "\n") + "\n"
    }

    @Test("ninety days to the day are allowed")
    func longestWaiver() {
        #expect(mistakes(in: waiver([:])) == [])
    }

    @Test(
        "a waiver is approved by another person and expires within 90 days",
        arguments: [
            (
                "finding", "sha256:abc",
                "6:16: expected a finding's fingerprint, sha256: and 64 hexadecimal digits, found 'sha256:abc'"
            ),
            ("approver", "Bob", "9:17: the approver must not be the requester"),
            ("approver", "' bob '", "9:17: the approver must not be the requester"),
            ("approver", "\"B\\u200Dob\"", "9:17: the approver must not be the requester"),
            ("expires", "2026-11-01", "12:16: a waiver must expire after it was granted"),
            ("expires", "2027-01-31", "12:16: a waiver must expire within 90 days of its grant"),
            ("expires", "2026-02-30", "12:16: expected a date such as 2026-12-01, found '2026-02-30'"),
            ("granted", "yesterday", "11:16: expected a date such as 2026-12-01, found 'yesterday'"),
            ("granted", "0000-01-01", "12:16: a waiver must expire within 90 days of its grant"),
        ]
    )
    func waiver(_ key: String, _ value: String, _ expected: String) {
        #expect(mistakes(in: waiver([key: value])) == [expected])
    }

    @Test("a finding is waived once")
    func twice() {
        let one = waiver([:])
        let item = one.dropFirst(one.utf8.count - one.split(separator: "waivers:\n")[1].utf8.count)
        #expect(mistakes(in: one + item) == ["14:16: the finding is waived twice"])
    }
}
