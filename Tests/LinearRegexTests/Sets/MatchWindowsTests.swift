import Testing

@testable import LinearRegex

@Suite("Match windows")
struct MatchWindowsTests {
    static func windows(
        _ before: MatchExtent,
        _ after: MatchExtent,
        around hits: [Int],
        in text: [UInt8]
    ) -> [Range<Int>] {
        let windows = MatchWindows(RequiredLiterals(literals: [], before: before, after: after))
        let runs = hits.map { LiteralHits.Run(pattern: 0, first: $0, last: $0) }
        return unsafe text.withUnsafeBufferPointer { unsafe windows.windows(around: runs, in: $0) }
    }

    /// The window of one literal, by its definition.
    static func expected(_ before: MatchExtent, _ after: MatchExtent, around hit: Int, in text: [UInt8]) -> Range<Int> {
        var start = hit
        var feeds = 0
        while start > 0 {
            feeds += text[start - 1] == 0x0A ? 1 : 0
            if let limit = before.lineFeeds, feeds > limit { break }
            if let limit = before.bytes, hit - start >= limit { break }
            start -= 1
        }
        var end = hit
        feeds = 0
        while end < text.count {
            feeds += text[end] == 0x0A ? 1 : 0
            if let limit = after.lineFeeds, feeds > limit { break }
            if let limit = after.bytes, end - hit >= limit { break }
            end += 1
        }
        return start..<end
    }

    static let extents: [MatchExtent] = [
        .none, MatchExtent(bytes: 3, lineFeeds: 1), MatchExtent(bytes: 40, lineFeeds: nil),
        MatchExtent(bytes: nil, lineFeeds: 0),
        MatchExtent(bytes: nil, lineFeeds: 2), .unbounded,
    ]

    @Test("are the places around literals, overlapping ones put together", arguments: extents, extents)
    func property(before: MatchExtent, after: MatchExtent) {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let text = random.bytes(Int.random(in: 1...120, using: &random), of: "abcdefgh\n")
            let hits = (0..<Int.random(in: 0...6, using: &random))
                .map { _ in Int.random(in: 0..<text.count, using: &random) }.sorted()
            let windows = Self.windows(before, after, around: hits, in: text)
            // Where bytes are bounded, line feeds are not looked at.
            var (before, after) = (before, after)
            if before.bytes != nil { before.lineFeeds = nil }
            if after.bytes != nil { after.lineFeeds = nil }
            var expected: [Range<Int>] = []
            for hit in hits {
                let window = Self.expected(before, after, around: hit, in: text)
                if let last = expected.last, window.lowerBound <= last.upperBound {
                    expected[expected.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
                } else {
                    expected.append(window)
                }
            }
            #expect(windows == expected, "\(hits)")
        }
    }

    @Test("reach no further than the pattern")
    func tightness() {
        let text = Array("one\ntwo key three\nfour\nfive".utf8)
        let line = MatchExtent(bytes: nil, lineFeeds: 0)
        #expect(Self.windows(line, line, around: [8], in: text) == [4..<17])
        #expect(
            Self.windows(
                MatchExtent(bytes: 2, lineFeeds: 0),
                MatchExtent(bytes: 5, lineFeeds: 0),
                around: [8],
                in: text
            ) == [6..<13]
        )
        #expect(Self.windows(.none, MatchExtent(bytes: nil, lineFeeds: 1), around: [8], in: text) == [8..<22])
        #expect(Self.windows(.unbounded, .none, around: [8], in: text) == [0..<8])
        #expect(Self.windows(.none, .none, around: [1, 8], in: text) == [1..<1, 8..<8])
    }

    @Test("hits near each other are put together, per pattern")
    func hits() {
        var hits = LiteralHits(patternCount: 3)
        #expect(hits.isEmpty)
        for place in [10, 12, 5, 74, 500] {
            hits.insert(place, of: 2)
        }
        hits.insert(40, of: 0)
        let runs = hits.byPattern()
        #expect(runs.map { $0.map(\.pattern) } == [[0], [2, 2]])
        #expect(runs.map { $0.map(\.first) } == [[40], [5, 500]])
        #expect(runs.map { $0.map(\.last) } == [[40], [74, 500]])
    }

    @Test("a text full of literals is kept in few runs")
    func compactness() {
        var hits = LiteralHits(patternCount: 1)
        for place in stride(from: 0, to: 1_000_000, by: 3) {
            hits.insert(place, of: 0)
        }
        #expect(hits.byPattern().map(\.count) == [1])
    }
}
