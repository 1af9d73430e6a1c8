import Testing

@testable import LinearRegex

@Suite("Engines agree")
struct EngineAgreementTests {
    @Test("all engines find what a naive matcher finds in generated patterns", arguments: 0..<40)
    func generated(seed: Int) throws {
        var generator = NodeGenerator(seed: UInt64(seed) &* 7919 &+ 17)
        for round in 0..<40 {
            let parsed = generator.pattern(depth: 1 + round % 4)
            let regex = try LinearRegex(parsed, pattern: "")
            for _ in 0..<4 {
                let text = generator.text(generator.next(9))
                try compare(regex, parsed, text, isAnchored: false, isWhole: false)
                try compare(regex, parsed, text, isAnchored: true, isWhole: false)
                try compare(regex, parsed, text, isAnchored: true, isWhole: true)
            }
        }
    }

    private func compare(
        _ regex: LinearRegex,
        _ parsed: ParsedRegex,
        _ text: [UInt8],
        isAnchored: Bool,
        isWhole: Bool
    ) throws {
        let naive = NaiveMatcher(text: text, groupCount: parsed.groupCount)
        let expected = naive.match(parsed.root, isAnchored: isAnchored, isWhole: isWhole)
        for engine in LinearRegex.Engine.allCases {
            switch regex.firstMatch(in: text, isAnchored: isAnchored, isWhole: isWhole, engine: engine) {
            case .notApplicable: #expect(engine == .onePass)
            case .noMatch: #expect(expected == nil, "\(engine) \(parsed.root) \(text)")
            case .match(let match):
                #expect(match.groups == expected, "\(engine) \(parsed.root) \(text) \(isAnchored) \(isWhole)")
            }
        }
        if isWhole { #expect(regex.matchesWhole(in: text) == (expected != nil), "\(parsed.root) \(text)") }
        if !isAnchored { #expect(regex.matches(in: text) == (expected != nil), "\(parsed.root) \(text)") }
    }

    @Test("an automaton that forgets its states over and over finds the same", arguments: 0..<20)
    func smallCache(seed: Int) throws {
        var generator = NodeGenerator(seed: UInt64(seed) &* 104_729 &+ 3)
        for round in 0..<20 {
            let parsed = generator.pattern(depth: 2 + round % 4)
            let small = try LinearRegex(parsed, pattern: "", limits: .init(cacheBytes: 20_000))
            let large = try LinearRegex(parsed, pattern: "")
            let text = generator.text(300)
            #expect(small.allMatches(in: text) == large.allMatches(in: text), "\(parsed.root) \(text)")
            #expect(small.allRanges(in: text) == large.allMatches(in: text).map(\.range), "\(parsed.root) \(text)")
            #expect(small.matchesWhole(in: text) == large.matchesWhole(in: text))
        }
    }

    @Test("states are forgotten, and a scan that has to forget too often is given up")
    func flush() throws {
        // Which of the last 14 bytes were an "a": 2^14 states.
        let regex = try LinearRegex("a[ab]{13}c", limits: .init(cacheBytes: 60_000))
        let automaton = try #require(
            LazyAutomaton(regex.matcher.compiled.program, preference: .first, isFiltered: false, byteLimit: 60_000)
        )
        var generator = NodeGenerator(seed: 5)
        let text = (0..<50_000).map { _ in UInt8(0x61 + generator.next(2)) }
        let result = unsafe text.withUnsafeBufferPointer {
            unsafe automaton.scanForwards($0, window: 0..<$0.count, isAnchored: false, isEarliest: false, filter: nil)
        }
        #expect(result == .gaveUp)
        #expect(automaton.flushCount > 0)
        #expect(regex.firstRange(in: text) == nil)
        #expect(
            regex.firstRange(in: text + [0x63])
                == (text[text.count - 14] == 0x61 ? text.count - 14..<text.count + 1 : nil)
        )
    }

    @Test("a cache too small for an automaton leaves the work to Pike's machine")
    func noAutomaton() throws {
        let regex = try LinearRegex("(a+)(b+)$", limits: .init(cacheBytes: 0))
        #expect(regex.firstMatch(in: Array("xaabb".utf8), engine: .automaton) == .notApplicable)
        #expect(regex.firstMatch(in: "xaabb")?.groups == [1..<5, 1..<3, 3..<5])
        #expect(regex.firstRange(in: String(repeating: "ab", count: 100)) == 198..<200)
        #expect(regex.matches("ab"))
        #expect(!regex.matchesWhole("ba"))
    }

    @Test("many tasks at once get the right answers from one pattern")
    func tasks() async throws {
        let regex = try LinearRegex(#"(\w+)=(\d+)"#)
        let found = await withTaskGroup(of: Bool.self) { group in
            for task in 0..<32 {
                group.addTask {
                    (0..<200)
                        .allSatisfy { round in
                            let text = "some words, key\(task)=\(round); more=words and again=\(task)"
                            let key = "key\(task)".utf8.count
                            let digits = "\(round)".utf8.count
                            return regex.allMatches(in: text).first?.groups == [
                                12..<13 + key + digits, 12..<12 + key, 13 + key..<13 + key + digits,
                            ]
                        }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(found)
    }
}
