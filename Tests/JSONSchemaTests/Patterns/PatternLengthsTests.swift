import Testing

@testable import JSONSchema

@Suite("Lengths of patterns")
struct PatternLengthsTests {
    private static func root(_ pattern: String) throws -> PatternNode {
        try ECMAPattern(pattern).root
    }

    @Test(
        "the fewest, the most and the step between",
        arguments: [
            ("^abc$", 3, 3, 0), ("^a*$", 0, nil, 1), ("^(ab)*$", 0, nil, 2), ("^(?:abc){2,5}$", 6, 15, 3),
            ("^(ab|abcd)$", 2, 4, 2), ("^(ab|c)$", 1, 2, 1), ("^a?b{3}(cd)+$", 5, nil, 1), ("^(a)\\1$", 1, nil, 1),
            ("^(?=abc)x$", 1, 1, 0), ("^\\bx\\B$", 1, 1, 0), ("^(?:ab){0}$", 0, 0, 0), ("^(?:(?:ab)*){3}$", 0, nil, 2),
            ("^(?:$)*$", 0, 0, 0),
        ] as [(String, Int, Int?, Int)]
    )
    func lengths(_ row: (String, Int, Int?, Int)) throws {
        let lengths = PatternLengths(try Self.root(row.0))
        #expect(lengths.least == row.1, "\(row.0)")
        #expect(lengths.most == row.2, "\(row.0)")
        #expect(lengths.step == row.3, "\(row.0)")
    }

    @Test(
        "a range is met or missed",
        arguments: [
            ("(ab)*", 3...3, false), ("(ab)*", 3...4, true), ("(ab)*", 0...0, true), ("(abc){2,5}", 16...99, false),
            ("(abc){2,5}", 13...14, false), ("(abc){2,5}", 13...15, true), ("(abc){2,5}", 0...5, false),
            ("abc", 4...9, false), ("(?:a{1000000000}){1000000000}", 0...100_000, false), ("a+", 0...0, false),
        ] as [(String, ClosedRange<Int>, Bool)]
    )
    func meets(_ row: (String, ClosedRange<Int>, Bool)) throws {
        #expect(PatternLengths(try Self.root(row.0)).mayMeet(row.1) == row.2, "\(row.0) \(row.1)")
    }

    @Test("only what is bound at both ends spans the text")
    func spans() throws {
        for pattern in ["^a$", "^(a|b)$", "(^a$)", "^a$|^b$", "(?=.*x)^a$", "^a\\b$", "(?:^)a(?:$)", "^a(?:b$|c$)"] {
            #expect(try Self.root(pattern).spansText, "\(pattern)")
        }
        for pattern in ["a", "^a", "a$", "^a|b$", "^a$|b", "(^a)?$", "^a($)?", "x^a$", "", "(?=^)a$"] {
            #expect(try !Self.root(pattern).spansText, "\(pattern)")
        }
    }

    @Test("a length that no text of the pattern has is given up before anything is tried")
    func givesUpEarly() throws {
        struct Unused: RandomNumberGenerator {
            var draws = 0
            mutating func next() -> UInt64 {
                draws += 1
                return 0
            }
        }
        var generator = Unused()
        for (pattern, lengths) in [("^(ab)*$", 3...3), ("^.{3}$", 4...90_000), ("^[a-z]{2,5}$", 6...6)] {
            #expect(try ECMAPattern(pattern).sample(lengths: lengths, using: &generator) == nil)
        }
        #expect(generator.draws == 0)
    }

    @Test("whatever is found in a text has one of the lengths", arguments: 0..<6 as Range<UInt64>)
    func holdsForSamples(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        for _ in 0..<60 {
            let text = ECMAPatternTests.pattern(depth: 3, using: &generator)
            let pattern = try ECMAPattern("^(?:" + text + ")$")
            guard let sample = pattern.sample(lengths: 0...60, using: &generator) else { continue }
            let count = sample.unicodeScalars.count
            #expect(PatternLengths(pattern.root).mayMeet(count...count), "\(text) \(sample)")
        }
    }
}
