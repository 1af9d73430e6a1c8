@testable import AssayDecision
import AssayModel
import Testing
@Test func zzsample() {
    let r = [result("security.anonymous-access", nil, (1...3).map { finding($0, "security.anonymous-access", .critical, .almostCertain, message: "answers without credentials") }), result("performance.latency", unknown), result("deployment.metrics", nil, [finding(9, "deployment.metrics", .medium, .almostCertain)]), result("security.cookies", nil, [finding(10, "security.cookies", .medium)])]
    let d = Decision(deciding: input(replacing: r, without: ["deployment.rollback", "documentation.incident-response", "documentation.runbook"], waivers: [waiver(10)]))
    print(d.verdict, d.lo, d.hi)
    for x in d.reasons { print(x.kind, "|", x.about, "|", x.text) }
    for x in d.flip?.steps ?? [] { print("STEP", x.gain, x.text) }
    for x in d.musts { print("MUST", x.id, x.state, x.reason ?? "-") }
}
