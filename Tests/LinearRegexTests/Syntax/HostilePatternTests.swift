import Foundation
import Testing

@testable import LinearRegex

@Suite("Hostile patterns")
struct HostilePatternTests {
    /// Sanitizers need several times the stack: the factor stands in the environment variable ASSAY_STACK_FACTOR.
    private static let factor = ProcessInfo.processInfo.environment["ASSAY_STACK_FACTOR"].flatMap { Int($0) } ?? 1

    /// Runs work on a thread with a stack of 512 KB.
    private static func onSmallStack(_ work: @escaping @Sendable () -> Void) {
        let isDone = DispatchSemaphore(value: 0)
        let thread = Thread {
            work()
            isDone.signal()
        }
        thread.stackSize = (512 << 10) * factor
        thread.start()
        isDone.wait()
    }

    private static let shapes = [
        ("(", "a", ")"), ("(?:", "a", "+b)"), ("(?:", "a", "|bc)"), ("(?:(?:", "a", ")+b)"), ("(a|b", "", ")*"),
        ("(?i:", "a", "){1}"), ("(ab|", "ac", ")"),
    ]

    @Test("what is nested deeply is read, compared, hashed and freed on a small stack, or refused", arguments: shapes)
    func nesting(open: String, middle: String, close: String) {
        Self.onSmallStack {
            for depth in [10, 240, 330, 499, 990, 1000, 1001, 20_000] {
                let pattern =
                    String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
                let first = try? RegexParser.parse(pattern)
                let second = try? RegexParser.parse(pattern)
                #expect(first == second)
                #expect(first?.hashValue == second?.hashValue)
                #expect(depth < 240 ? first != nil : depth <= 1000 || first == nil)
            }
        }
    }

    @Test("a thousand parentheses are enough for everyone and one more is an error with its place")
    func deepest() {
        func pattern(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
        }
        #expect(throws: Never.self) { try RegexParser.parse(pattern(999)) }
        #expect(notation(pattern(1001)) == "1000-1001: nested more than 1000 levels deep")
        // Operators can also stand upon each other without parentheses.
        #expect(
            notation("a" + String(repeating: "*(?i)*?(?i)", count: 2000)).hasSuffix("nested more than 1000 levels deep")
        )
    }

    @Test(
        "long patterns are read or refused, with a place in them",
        arguments: [
            "(", ")", "[", "[[:", "[[:alpha:]", "(?", "(?i)", "(?P<", "(?P<n>a)", "\\", "\\Q", "\\p{", "\\pL|\\pN|",
            "a|", "ab|", "|", "{", "{1,", "a{2}", "*", "a*",
            "\\x{", "[a-", "a{1000}", "(?:a|", "-", "[\\pL\\PN]", "(?i)\\pL", "é", "a?b|", "\\x{0", "[^", "(a)|",
            "aa|ab|ba|bb|",
        ]
    )
    func long(piece: String) {
        let count = 6000 / piece.utf8.count
        for prefix in ["", "[", "("] {
            let pattern = prefix + String(repeating: piece, count: count)
            do throws(LinearRegexError) {
                let parsed = try RegexParser.parse(pattern)
                #expect(parsed.groupCount <= count + 1)
            } catch {
                #expect(error.span.upperBound <= pattern.utf8.count)
            }
        }
    }

    @Test("more pieces than a program could hold are refused before there is a tree of them")
    func size() {
        #expect(notation(String(repeating: "a", count: RegexParser.maximumPieces + 1)).hasSuffix("pattern too large"))
    }

    @Test("random bytes of the syntax never crash, and errors lie within the pattern", arguments: 0..<200)
    func fuzz(seed: Int) {
        let pieces = [
            "(", ")", "[", "]", "{", "}", "|", "*", "+", "?", "^", "$", ".", "\\", "-", ":", ",", "0", "1", "9", "a",
            "k", "é", "日", "(?", "(?i)", "(?P<", ">", "\\Q", "\\E",
            "\\p{", "\\pL", "\\x{", "[:", ":]", "[^", "alpha", "{2,3}", "\u{0}", "\\d", "\\b", "&&", "=", "!", "<", "P",
            "U",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<100 {
            let pattern = (0..<random(30)).map { _ in pieces[random(pieces.count)] }.joined()
            do throws(LinearRegexError) {
                let parsed = try RegexParser.parse(pattern, options: RegexSyntaxOptions(rawValue: UInt8(random(32))))
                #expect(parsed.groupNames.count == parsed.groupCount)
            } catch {
                #expect(error.span.lowerBound >= 0 && error.span.upperBound <= pattern.utf8.count, "\(pattern)")
                #expect(!error.span.isEmpty || pattern.isEmpty, "\(pattern)")
            }
        }
    }
}
