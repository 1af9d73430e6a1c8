@testable import AssayPlan
import Testing

@Suite("Suggestions")
struct NearestTests {
    @Test(
        "a slip finds the name that was meant, and another word finds none",
        arguments: [
            ("targett", "target"), ("traget", "target"), ("TARGET", "target"), ("tgt", nil), ("scoop", "scope"),
            ("time-out", "timeout"), ("stop-grace", "stop_grace"), ("url", "url"), ("urk", "url"), ("ul", "url"),
            ("as", nil), ("", nil), ("-", nil), ("x", nil), ("performance_budget", nil),
        ] as [(String, String?)]
    )
    func nearest(_ name: String, _ expected: String?) {
        let names = ["target", "scope", "timeout", "stop_grace", "url", "for", "performance"]
        #expect(name.nearest(among: names) == expected)
    }

    @Test("the nearest of several wins, and of equally near ones the first")
    func order() {
        #expect("abcd".nearest(among: ["abxx", "abcx", "abcy"]) == "abcx")
        #expect("abcd".nearest(among: []) == nil)
    }

    @Test("a swap of neighbours is one edit")
    func swap() {
        #expect("fro".nearest(among: ["for"]) == "for")
        #expect("orf".nearest(among: ["for"]) == nil)
    }

    @Test("endless names are not compared")
    func endless() {
        let long = String(repeating: "a", count: 1 << 20)
        #expect(long.nearest(among: [long]) == nil)
        #expect("a".nearest(among: [long]) == nil)
    }

    @Test(
        "a key is looked for under its aliases, near names and other sections",
        arguments: [
            ("host", "target", "url"), ("command", "target.start", "run"), ("timeout", "target.start", "ready_timeout"),
            ("duration", "performance.load[]", "for"), ("Url", "", "target.url"), ("must", "", "decision.must"),
            ("until", "decision.waivers[]", "expires"), ("header", "", nil), ("nonsense", "target", nil),
        ] as [(String, String, String?)]
    )
    func keys(_ key: String, _ section: String, _ expected: String?) {
        #expect(PlanKeys.suggestion(for: key, in: section) == expected)
    }

    @Test("quotations are cut and made visible")
    func quotations() {
        #expect("a\u{1B}[31m\u{202E}\u{200C}é\n".quoted == "'a\\u{1B}[31m\\u{202E}\u{200C}é\\u{A}'")
        #expect(String(repeating: "x", count: 61).quoted == "'" + String(repeating: "x", count: 60) + "…'")
        #expect(String(repeating: "x", count: 60).quoted == "'" + String(repeating: "x", count: 60) + "'")
    }
}
