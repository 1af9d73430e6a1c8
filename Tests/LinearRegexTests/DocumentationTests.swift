import Foundation
import LinearRegex
import Testing

/// The examples of the page about the library: what stands there stands here, compiled and checked.
@Suite("Documentation of LinearRegex")
struct DocumentationTests {
    @Test("one pattern")
    func pattern() throws {
        let date = try LinearRegex(#"(?P<year>\d{4})-(\d\d)-(\d\d)"#)
        let isDated = date.matches("released on 2026-11-24")  // true
        let isDate = date.matchesWhole("released on 2026-11-24")  // false
        let match = date.firstMatch(in: "released on 2026-11-24")
        let place = match?.range  // 12..<22
        let year = match?.groups[1]  // 12..<16
        let names = date.groupNames  // ["year", nil, nil]
        #expect(isDated)
        #expect(!isDate)
        #expect(place == 12..<22)
        #expect(year == 12..<16)
        #expect(names == ["year", nil, nil])
    }

    @Test("all matches")
    func allMatches() throws {
        let pair = try LinearRegex(#"(\w+)\s*=\s*"([^"\n]*)""#, options: .caseInsensitive)
        let text = #"host = "db1", port="5432""#
        let keys = pair.allMatches(in: text).compactMap { $0.groups[1] }  // [0..<4, 14..<18]
        #expect(keys == [0..<4, 14..<18])
    }

    @Test("a refusal")
    func refusal() {
        var refusal = ""
        do throws(LinearRegexError) {
            _ = try LinearRegex("id-(?=[0-9])")
        } catch {
            refusal = "\(error.message) at \(error.span)"
        }
        #expect(refusal.hasSuffix(" at 3..<6"), "\(refusal)")
    }

    @Test("a set")
    func set() throws {
        let rules = try LinearRegexSet([
            LinearRegexSet.Pattern(#"\bAKIA[A-Z2-7]{16}\b"#),
            LinearRegexSet.Pattern(#"(?i)\bstripe[_-]?key\s*[:=]\s*['"]?([a-z0-9]{8,64})"#, keywords: ["stripe"]),
            LinearRegexSet.Pattern(#"SK[0-9a-f]{32}"#, keywords: ["twilio"]),
        ])
        let source = "AKIAABCDEFGHIJ234567\nSTRIPE_KEY = 'abcd0123'\n"
        let matching = rules.matchingPatterns(in: source)  // [0, 1]
        let found = rules.allMatches(in: source).map { ($0.pattern, $0.match.range) }  // [(0, 0..<20), (1, 21..<43)]
        #expect(matching == [0, 1])
        #expect(found.map(\.0) == [0, 1])
        #expect(found.map(\.1) == [0..<20, 21..<43])
    }

    @Test("the page shows these examples")
    func examples() throws {
        let own = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n")
            .map(Self.trimmed)
        var count = 0
        for block in try page().components(separatedBy: "```swift\n").dropFirst() {
            let code = block.components(separatedBy: "\n```").first ?? ""
            let lines = code.split(separator: "\n").map(Self.trimmed)
            #expect(own.indices.contains { own[$0...].starts(with: lines) }, "\(code)")
            count += 1
        }
        #expect(count == 4)
    }

    @Test("the engines differ as the page says")
    func differences() throws {
        let page = try page()
        let table = try #require(page.components(separatedBy: "| pattern | text | LinearRegex |").last)
        var count = 0
        for line in table.split(separator: "\n").dropFirst(2).prefix(while: { $0.hasPrefix("|") }) {
            let cells = line.split(separator: "|").map(Self.trimmed)
            try #require(cells.count == 5, "\(line)")
            let pattern = cells[0].trimmingCharacters(in: ["`"])
            let text = Self.unescaped(cells[1].trimmingCharacters(in: ["`"]))
            let ours = (try? LinearRegex(pattern)).map { $0.matches(text) }
            let swift = (try? Regex(pattern)).map { text.contains($0) }
            let foundation = (try? NSRegularExpression(pattern: pattern))
                .map {
                    $0.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
                }
            let words = [ours, swift, foundation].map { $0.map { $0 ? "yes" : "no" } ?? "refused" }
            #expect(words == Array(cells[2...]), "\(pattern)")
            count += 1
        }
        #expect(count >= 6)
    }

    private func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "Documentation/LinearRegex.md"), encoding: .utf8)
    }

    private static func trimmed(_ line: Substring) -> String {
        line.trimmingCharacters(in: .whitespaces)
    }

    /// A text as the page writes it: `\n`, and code points as `\u{301}`.
    private static func unescaped(_ text: String) -> String {
        let parts = text.replacingOccurrences(of: "\\n", with: "\n").components(separatedBy: "\\u{")
        return parts.dropFirst()
            .reduce(parts[0]) { text, part in
                let pieces = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
                let scalar = UInt32(pieces[0], radix: 16).flatMap(Unicode.Scalar.init)
                return text + (scalar.map { String(Character($0)) } ?? "") + (pieces.count > 1 ? String(pieces[1]) : "")
            }
    }
}
