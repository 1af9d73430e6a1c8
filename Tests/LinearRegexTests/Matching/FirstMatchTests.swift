import Testing

@testable import LinearRegex

@Suite("The first match")
struct FirstMatchTests {
    // What RE2 finds: pattern, text, the ranges of the groups.
    static let cases: [(String, String, [Range<Int>?]?)] = [
        ("a", "xay", [1..<2]),
        (#"\pL{8}(\d)"#, "é bxKcafoobaaBxc1", [9..<18, 17..<18]),
        ("a(b+)c", "xxabbbc", [2..<7, 3..<6]),
        ("a|ab", "ab", [0..<1]),
        ("ab|a", "ab", [0..<2]),
        ("(a|ab)(c|bcd)(d*)", "abcd", [0..<4, 0..<1, 1..<4, 4..<4]),
        ("(a+)(b+)?", "aac", [0..<2, 0..<2, nil]),
        ("(|a)*", "aa", [0..<0, 0..<0]),
        ("(|a)+", "aa", [0..<0, 0..<0]),
        ("(a|b*)*", "ab", [0..<2, 1..<2]),
        ("(a*)*", "b", [0..<0, 0..<0]),
        ("(a*)+", "aab", [0..<2, 0..<2]),
        ("(?:(a)|b)*", "ab", [0..<2, 0..<1]),
        ("(a){2}", "aaa", [0..<2, 1..<2]),
        ("(a){0}b", "ab", [1..<2, nil]),
        ("(a{0,2}?)(a*)", "aaa", [0..<3, 0..<0, 0..<3]),
        ("(a+?)(a*)", "aaa", [0..<3, 0..<1, 1..<3]),
        ("x*", "aax", [0..<0]),
        ("^a", "ba", nil),
        ("(?m)^a", "b\na", [2..<3]),
        ("a$", "ab\na", [3..<4]),
        ("(?m)a$", "a\nb", [0..<1]),
        ("\\bfoo\\b", "a foo.", [2..<5]),
        ("\\Boo\\b", "a foo.", [3..<5]),
        ("\\b", "é a", [3..<3]),
        ("\\B", "ab", [1..<1]),
        ("$", "ab", [2..<2]),
        ("(?m)$", "a\nb", [1..<1]),
        ("\\Aa\\z", "a", [0..<1]),
        ("(?:^a|b)", "ab", [0..<1]),
        (".", "é", [0..<2]),
        ("(?s).", "\n", [0..<1]),
        (".+", "é\na", [0..<2]),
        ("[^a]", "aé", [1..<3]),
        ("\\pL+", "1éλz2", [1..<6]),
        ("(?i)straße", "STRASSE straße", [8..<15]),
        ("(?i)k", "K", [0..<1]),
        ("\\w+@\\w+\\.com", "me@x.org you@y.com", [9..<18]),
        ("(foo|bar)baz", "barbaz", [0..<6, 0..<3]),
        ("(?:foo|bar)+", "xfoobarfoo", [1..<10]),
        ("(a.*z)(q?)", "a1z2zq", [0..<6, 0..<5, 5..<6]),
        ("(a.*?z)(q?)", "a1z2zq", [0..<3, 0..<3, 3..<3]),
        ("(\\d+)-(\\d+)", "tel 12-345-6", [4..<10, 4..<6, 7..<10]),
        ("((a)(b)?)+", "abaab", [0..<5, 3..<5, 3..<4, 4..<5]),
        ("(a)|(b)", "b", [0..<1, nil, 0..<1]),
        ("(?:(?:\\b|(\\W)|(1)){2,})", "aa1 ", [0..<0, nil, nil]),
        ("[a-z]{3,5}?", "abcdef", [0..<3]),
        ("[a-z]{3,5}", "abcdef", [0..<5]),
        ("(?U)a+(b+)", "aabb", [0..<3, 2..<3]),
        ("", "abc", [0..<0]),
        ("z", "abc", nil),
        ("abc$", "abcabc", [3..<6]),
        ("[[:alpha:]]+$", "12 abc", [3..<6]),
        ("(?:a+)+$", "aaab", nil),
        ("\\x{1F600}+", "a😀😀", [1..<9]),
    ]

    @Test("every engine finds the groups that RE2 finds", arguments: cases.indices)
    func groups(index: Int) throws {
        let (pattern, text, groups) = Self.cases[index]
        let regex = try LinearRegex(pattern)
        #expect(regex.firstMatch(in: text)?.groups == groups, "\(pattern) in \(text)")
        #expect(regex.firstRange(in: text) == groups.flatMap { $0[0] }, "\(pattern) in \(text)")
        #expect(regex.matches(text) == (groups != nil), "\(pattern) in \(text)")
        for engine in LinearRegex.Engine.allCases {
            switch regex.firstMatch(in: Array(text.utf8), engine: engine) {
            case .notApplicable: #expect(engine != .pike && engine != .automatic)
            case .noMatch: #expect(groups == nil, "\(engine): \(pattern) in \(text)")
            case .match(let match): #expect(match.groups == groups, "\(engine): \(pattern) in \(text)")
            }
        }
    }

    @Test("assertions see what stands before the start of a search")
    func context() throws {
        #expect(try LinearRegex("^a").firstMatch(in: "aa", from: 1) == nil)
        #expect(try LinearRegex("(?m)^a").firstRange(in: "b\na", from: 2) == 2..<3)
        #expect(try LinearRegex(#"\ba"#).firstRange(in: "xa a", from: 1) == 3..<4)
        #expect(try LinearRegex(#"\Ba"#).firstRange(in: "xa a", from: 1) == 1..<2)
    }

    @Test("an anchored search begins where it is told")
    func anchored() throws {
        let regex = try LinearRegex("b(c)")
        #expect(regex.firstMatch(in: "abc", isAnchored: true) == nil)
        #expect(regex.firstMatch(in: "abc", from: 1, isAnchored: true)?.groups == [1..<3, 2..<3])
    }

    @Test("a start beyond the text or before it finds nothing")
    func badStart() throws {
        let regex = try LinearRegex("")
        #expect(regex.firstRange(in: "ab", from: 2) == 2..<2)
        #expect(regex.firstRange(in: "ab", from: 3) == nil)
        #expect(regex.firstRange(in: "ab", from: -1) == nil)
        #expect(regex.firstMatch(in: "ab", from: .max) == nil)
        #expect(regex.firstMatch(in: [], from: .min) == nil)
    }

    @Test("a whole match takes the alternative that reaches the end")
    func whole() throws {
        let regex = try LinearRegex("(a|ab)(c|bcd)?")
        #expect(regex.matchesWhole("ab"))
        #expect(regex.wholeMatch(in: "ab")?.groups == [0..<2, 0..<2, nil])
        #expect(regex.wholeMatch(in: "abcd")?.groups == [0..<4, 0..<1, 1..<4])
        #expect(regex.wholeMatch(in: "abcdx") == nil)
        #expect(!regex.matchesWhole("abx"))
        #expect(try LinearRegex("abc").matchesWhole("abc"))
        #expect(try !LinearRegex("abc").matchesWhole("abcabc"))
    }

    @Test("bytes that are not UTF-8 match no class, and what stands around them is found")
    func notUTF8() throws {
        #expect(try LinearRegex("(?s).").firstRange(in: [0xFF, 0x80, 0x61]) == 2..<3)
        #expect(try LinearRegex("a.b").firstRange(in: [0x61, 0xC3, 0x62, 0x61, 0x2E, 0x62]) == 3..<6)
        #expect(try LinearRegex("[^x]+").firstRange(in: [0x78, 0xC3]) == nil)
    }

    @Test("text, bytes, spans and buffers give the same answer")
    func faces() throws {
        let regex = try LinearRegex("n[a-z]+")
        let bytes = Array("a needle".utf8)
        #expect(regex.matches(in: bytes))
        let foundInSpan = regex.matches(in: bytes.span)
        #expect(foundInSpan)
        #expect(regex.firstRange(in: bytes) == regex.firstRange(in: "a needle"))
        #expect(unsafe bytes.withUnsafeBufferPointer { unsafe regex.firstRange(in: $0) } == 2..<8)
        let empty = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        #expect(unsafe !regex.matches(in: empty))
        #expect(try unsafe LinearRegex("").matches(in: empty))
    }
}
