import Fuzzer
@testable import LinearRegex

/// Compiles the first line of an input as a pattern and searches the rest with every engine; all have to agree.
@main
enum RegexFuzz {
    static let limits = LinearRegex.Limits(programSize: 500, cacheBytes: 1 << 20)
    /// So small that the automata lose their states again and again, or give up.
    static let tight = LinearRegex.Limits(programSize: 500, cacheBytes: 4_096)

    static func main() {
        Fuzzer.run { input in
            let end = input.firstIndex(of: UInt8(ascii: "\n")) ?? input.count
            let pattern = String(decoding: input[..<end], as: UTF8.self)
            let text = Array(input[min(end + 1, input.count)...])
            checkLiteral(pattern, text)
            do throws(LinearRegexError) {
                let regex = try LinearRegex(pattern, limits: limits)
                search(regex, text)
                checkEngines(regex, text)
                if let other = try? LinearRegex(pattern, limits: tight) {
                    Fuzzer.expect(other.allMatches(in: text) == regex.allMatches(in: text), "a small cache matters")
                    Fuzzer.expect(other.matches(in: text) == regex.matches(in: text), "a small cache matters")
                }
                if text.count % 16 == 5 { searchLong(regex, text) }
            } catch {
                Fuzzer.expect(error.span.upperBound <= pattern.utf8.count, "an error outside the pattern: \(error)")
                Fuzzer.expect(!error.message.isEmpty, "no message")
            }
        }
    }

    /// The ways to search agree with each other.
    static func search(_ regex: LinearRegex, _ text: [UInt8]) {
        let first = regex.firstMatch(in: text)
        Fuzzer.expect(regex.matches(in: text) == (first != nil), "matches and firstMatch differ")
        Fuzzer.expect(regex.firstRange(in: text) == first?.range, "firstRange and firstMatch differ")
        Fuzzer.expect(regex.firstMatch(in: text, from: text.count + 1) == nil, "a match beyond the text")
        let whole = regex.wholeMatch(in: text)
        Fuzzer.expect(regex.matchesWhole(in: text) == (whole != nil), "matchesWhole and wholeMatch differ")
        if let whole { Fuzzer.expect(whole.range == 0..<text.count, "a whole match that is none: \(whole)") }
        let anchored = regex.firstMatch(in: text, isAnchored: true)
        if let anchored {
            Fuzzer.expect(anchored == first, "an anchored match that is not the first: \(anchored)")
        } else {
            Fuzzer.expect(first?.range.lowerBound != 0 && whole == nil, "no anchored match where there is one")
        }
        let all = regex.allMatches(in: text)
        Fuzzer.expect(all.first == first, "allMatches begins with another than firstMatch")
        Fuzzer.expect(regex.allRanges(in: text) == all.map(\.range), "allRanges and allMatches differ")
        var end = 0
        for match in all {
            Fuzzer.expect(match.range.lowerBound >= end && match.range.upperBound <= text.count, "matches overlap")
            Fuzzer.expect(match.groups.count == regex.groupCount + 1, "groups are missing")
            Fuzzer.expect(match.groups.first == .some(match.range), "group 0 is not the match")
            for group in match.groups.compactMap(\.self) {
                Fuzzer.expect(match.range.contains(group), "a group outside its match: \(match)")
            }
            end = match.range.upperBound
        }
    }

    /// Every engine that can do a search finds the same.
    static func checkEngines(_ regex: LinearRegex, _ text: [UInt8]) {
        for start in [0, text.count / 2, text.count] {
            for (isAnchored, isWhole) in [(false, false), (true, false), (true, true)] {
                let answers = LinearRegex.Engine.allCases
                    .map { engine in
                        let answer = regex.firstMatch(
                            in: text,
                            from: start,
                            isAnchored: isAnchored,
                            isWhole: isWhole,
                            engine: engine
                        )
                        return (engine, answer)
                    }
                for (engine, answer) in answers where answer != .notApplicable {
                    Fuzzer.expect(
                        answer == answers[0].1,
                        "\(engine) from \(start), anchored \(isAnchored), whole \(isWhole): \(answer), not \(answers[0].1)"
                    )
                }
            }
        }
    }

    /// A pattern without operators finds itself.
    static func checkLiteral(_ pattern: String, _ text: [UInt8]) {
        guard let literal = try? LinearRegex(pattern, options: .literal, limits: limits) else { return }
        let match = literal.firstMatch(in: text + Array(pattern.utf8))
        Fuzzer.expect(match?.range.count == pattern.utf8.count, "a literal does not find itself")
    }

    /// A long text; libFuzzer's limit of time ends what is not linear.
    static func searchLong(_ regex: LinearRegex, _ text: [UInt8]) {
        let long = Array(repeatElement(text, count: 1 + 65_536 / text.count).joined())
        let first = regex.firstMatch(in: long)
        Fuzzer.expect(regex.matches(in: long) == (first != nil), "matches and firstMatch differ on a long text")
        _ = regex.matchesWhole(in: long)
    }
}

extension Range where Bound == Int {
    /// Whether another range lies within this one; an empty one may stand at the end.
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
