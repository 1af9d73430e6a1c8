import Testing

@testable import LinearRegex

/// Patterns on which backtracking matchers take exponential or high polynomial time: here they just end.
@Suite("Hostile patterns", .timeLimit(.minutes(2)))
struct LinearTimeTests {
    @Test(
        "classic bad patterns end on a megabyte without a match",
        arguments: [
            "(a+)+$", "(a*)*b", "(a|a)*b", "(.*)(.*)(.*)x", "(x+x+)+y", "(a|aa)+$", "([a-z]+)*[0-9]",
            "(?:(?:a{0,5}){0,5}){0,5}b", ".*.*=.*", "(?s)(.*?,){11}P", "^(([a-z])+.)+[A-Z]([a-z])+$",
        ]
    )
    func classics(pattern: String) throws {
        let regex = try LinearRegex(pattern)
        var text = [UInt8](repeating: 0x61, count: 1_000_000)
        text.append(0x21)
        #expect(!regex.matches(in: text))
        #expect(regex.firstMatch(in: text) == nil)
        #expect(!regex.matchesWhole(in: text))
    }

    @Test("a?{n}a{n} matches n times a", arguments: [10, 100, 400])
    func optionalRun(count: Int) throws {
        let regex = try LinearRegex("(?:a?){\(count)}a{\(count)}")
        let text = String(repeating: "a", count: count)
        #expect(regex.matchesWhole(text))
        #expect(!regex.matchesWhole(String(text.dropLast())))
        #expect(regex.firstRange(in: text + text) == 0..<2 * count)
    }

    @Test("a pattern nested to the parser's limit is compiled and matched")
    func nested() throws {
        for (open, close) in [("(", ")"), ("(?:", ")*"), ("(", "|b)"), ("(?:x", ")?")] {
            let depth = 300
            let pattern = String(repeating: open, count: depth) + "a" + String(repeating: close, count: depth)
            let regex = try LinearRegex(pattern)
            #expect(regex.matches("xa"), "\(open)\(close)")
        }
    }

    @Test("a pattern that gets too large is refused")
    func tooLarge() {
        for pattern in [#"\pL{1000}\pL{1000}"#, "((a{100}){10}){2}(?:[a-z]{10}){100}"] {
            #expect(throws: LinearRegexError.self) { try LinearRegex(pattern, limits: .init(programSize: 3000)) }
        }
        #expect(throws: LinearRegexError("pattern too large", at: 0..<7)) {
            try LinearRegex("a{1000}", limits: .init(programSize: 500))
        }
        #expect(throws: LinearRegexError.self) { try LinearRegex(String(repeating: #"[\pL\pN]{1000}"#, count: 4)) }
    }
}
