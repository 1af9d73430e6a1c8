import Testing

@testable import LinearRegex

@Suite("All matches")
struct AllMatchesTests {
    @Test("matches do not overlap and come from left to right")
    func order() throws {
        #expect(try LinearRegex("aa").allRanges(in: "aaaaa") == [0..<2, 2..<4])
        #expect(try LinearRegex("[a-z]+").allRanges(in: "ab, c d") == [0..<2, 4..<5, 6..<7])
        #expect(try LinearRegex("x").allRanges(in: "abc").isEmpty)
    }

    @Test("empty matches are found once each, also behind a match, and at whole scalars")
    func empty() throws {
        #expect(try LinearRegex("a*").allRanges(in: "baac") == [0..<0, 1..<3, 3..<3, 4..<4])
        #expect(try LinearRegex("").allRanges(in: "é😀a") == [0..<0, 2..<2, 6..<6, 7..<7])
        #expect(try LinearRegex(#"\b"#).allRanges(in: " ab") == [1..<1, 3..<3])
        #expect(try LinearRegex("").allRanges(in: [0xC3, 0xFF, 0xE2, 0x84]) == [0..<0, 1..<1, 2..<2, 3..<3, 4..<4])
        #expect(try LinearRegex("").allRanges(in: [0xF8, 0x80, 0xFF]) == [0..<0, 1..<1, 2..<2, 3..<3])
        #expect(try LinearRegex("").allRanges(in: "") == [0..<0])
    }

    @Test("an anchored pattern matches once")
    func anchored() throws {
        #expect(try LinearRegex("^a").allRanges(in: "aaa") == [0..<1])
        #expect(try LinearRegex("(?m)^a").allRanges(in: "aa\na\nb\na") == [0..<1, 3..<4, 7..<8])
        #expect(try LinearRegex("a$").allRanges(in: "a\na") == [2..<3])
    }

    @Test("groups come with each match")
    func groups() throws {
        let matches = try LinearRegex(#"(\w)=(\d)?"#).allMatches(in: "a=1 b= c=3")
        #expect(matches.map(\.groups) == [[0..<3, 0..<1, 2..<3], [4..<6, 4..<5, nil], [7..<10, 7..<8, 9..<10]])
        #expect(matches.map(\.range) == [0..<3, 4..<6, 7..<10])
    }

    @Test("a search by lines finds what a search of the whole finds")
    func lines() throws {
        let text = (0..<200).map { "line \($0): user\($0 % 7)@host\($0)\($0 % 3 == 0 ? ".example" : ".org")" }
            .joined(separator: "\n")
        let ranges = try LinearRegex(#"\w+@\w+\.example"#).allRanges(in: text)
        #expect(ranges.count == 67)
        let regex = try LinearRegex(#"\w+@\w+\.example"#)
        let bytes = Array(text.utf8)
        var found: [Range<Int>] = []
        var start = 0
        while case .match(let match) = regex.firstMatch(in: bytes, from: start, engine: .pike) {
            found.append(match.range)
            start = match.range.upperBound
        }
        #expect(ranges == found)
    }
}
