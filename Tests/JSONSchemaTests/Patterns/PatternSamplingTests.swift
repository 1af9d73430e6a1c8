import Testing

@testable import JSONSchema

@Suite("Samples of patterns")
struct PatternSamplingTests {
    @Test(
        "a sample matches its pattern and is as long as wanted",
        arguments: [
            ("^[A-Z]{2,4}-\\d{3}$", 0...20), ("^\\d{4}-\\d{2}-\\d{2}$", 10...10), ("foo", 8...9), ("^foo", 6...6),
            ("bar$", 6...6), ("^[a-z]+$", 50...60), ("^(get|put|delete)$", 4...10), ("^.*$", 0...0), ("", 3...3),
            ("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#]).{8,}$", 8...30), ("^(?!admin)[a-z]{3,8}$", 3...8),
            ("^(?=abc).*$", 3...10), ("^([ab])x\\1$", 3...3), ("^\\p{Lu}+$", 3...5),
            ("^\\p{Script=Greek}{2,5}$", 2...5),
            ("^[^\\x00-\\x7F]{3}$", 3...3), ("^[\\u{1F600}-\\u{1F64F}]$", 1...1), ("\\bcat\\b", 3...12),
            ("^\\s$", 1...1),
            ("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", 36...36), ("^a{1500}$", 0...2000),
            ("^(a|bb){2,5}$", 7...9),
            ("^[a-z0-9]+(?:-[a-z0-9]+)*$", 1...63), ("^(?:\\+\\d{1,3} )?\\d{5,10}$", 5...14),
            ("^\\$\\{\\w+\\}$", 4...30),
            ("^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$", 7...15),
            ("^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$", 6...40), ("a(?=b)b", 2...4), ("(?<=x)y$", 2...5),
        ] as [(String, ClosedRange<Int>)]
    )
    func samples(_ row: (String, ClosedRange<Int>)) throws {
        let pattern = try ECMAPattern(row.0)
        for seed in 0..<20 {
            var generator = SplitMix(state: UInt64(seed))
            let text = try #require(pattern.sample(lengths: row.1, using: &generator), "\(row.0) \(seed)")
            #expect(pattern.occurs(in: text) == true)
            #expect(row.1.contains(text.unicodeScalars.count))
        }
    }

    @Test(
        "where there is no text, none is made",
        arguments: [
            ("^a{5}$", 0...4), ("^a{0,3}$", 4...9), ("[]", 0...9), ("^(?!)$", 0...9), ("a^", 0...9), ("$b", 0...9),
            ("^a{1000000000}$", 0...Int.max), ("x", -5...0), ("^x$", 2_000_000...3_000_000),
            (String(repeating: "(?:", count: 60) + "[]" + String(repeating: "){9}", count: 60), 0...9),
            (String(repeating: "(?:", count: 60) + "a?" + String(repeating: "){9}", count: 60) + "$^[]", 0...9),
        ] as [(String, ClosedRange<Int>)]
    )
    func givesUp(_ row: (String, ClosedRange<Int>)) throws {
        var generator = SplitMix(state: 1)
        #expect(try ECMAPattern(row.0).sample(lengths: row.1, using: &generator) == nil)
    }

    @Test("the same seed makes the same text, and seeds differ")
    func isDeterministic() throws {
        let pattern = try ECMAPattern("^[a-z]{10,20}$")
        let texts = (0..<10 as Range<UInt64>)
            .map { seed in
                var generator = SplitMix(state: seed)
                return pattern.sample(lengths: 0...30, using: &generator)
            }
        var again = SplitMix(state: 3)
        #expect(pattern.sample(lengths: 0...30, using: &again) == texts[3])
        #expect(Set(texts).count > 5)
    }

    @Test("random patterns without conditions always have a sample", arguments: 0..<6 as Range<UInt64>)
    func samplesRandom(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        for _ in 0..<60 {
            var text = ECMAPatternTests.pattern(depth: 3, using: &generator)
            for sign in ["^", "$", "\\b", "\\B"] {
                text = text.split(separator: sign, omittingEmptySubsequences: false).joined(separator: "a")
            }
            // `[^a]` lost its sign too, which leaves a class.
            let pattern = try ECMAPattern("^(?:" + text + ")$")
            let sample = try #require(pattern.sample(lengths: 0...400, using: &generator), "\(text)")
            #expect(pattern.occurs(in: sample) == true)
        }
    }
}
