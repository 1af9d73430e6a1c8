#if ENGINES
@testable import LinearRegex
#else
import LinearRegex
#endif

// Answers for Tests/LinearRegexTests/Peer/compare-re2.py. A line is a set of options and then, in hexadecimal, a pattern
// and texts, with blanks between them. The answer is a line: `rejected` with the reason, or `ok` with the number of
// groups, and for each text behind a `;` the first match, the match at the start, the whole match and all matches.
// A match is the ranges of the whole and of each group, with a comma between them. With ENGINES defined each engine is asked,
// and `!` precedes what one of them found that is not what the automatic choice found.

func bytes(_ hexadecimal: Substring) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

func text(_ match: LinearRegex.Match?) -> String {
    guard let match else { return "none" }
    return match.groups.map { $0.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-" }.joined(separator: ",")
}

func differences(of regex: LinearRegex, in bytes: [UInt8]) -> String {
    var result = ""
    #if ENGINES
    for (isAnchored, isWhole) in [(false, false), (true, false), (false, true)] {
        let expected = regex.firstMatch(
            in: bytes,
            isAnchored: isAnchored,
            isWhole: isWhole,
            engine: .automatic
        )
        for engine in LinearRegex.Engine.allCases where engine != .automatic {
            let found = regex.firstMatch(in: bytes, isAnchored: isAnchored, isWhole: isWhole, engine: engine)
            if found != .notApplicable, found != expected {
                result += "!\(engine) \(isAnchored) \(isWhole) \(found) instead of \(expected)"
            }
        }
    }
    #endif
    // What does not ask for groups takes other ways.
    let first = regex.firstMatch(in: bytes)
    let whole = regex.wholeMatch(in: bytes)
    let all = regex.allMatches(in: bytes)
    if regex.matches(in: bytes) != (first != nil) { result += "!matches" }
    if regex.firstRange(in: bytes) != first?.range { result += "!firstRange" }
    if regex.matchesWhole(in: bytes) != (whole != nil) { result += "!matchesWhole" }
    if regex.allRanges(in: bytes) != all.map(\.range) { result += "!allRanges" }
    return result
}

func answer(options: LinearRegex.Options, pattern: String, texts: [[UInt8]]) -> String {
    let regex: LinearRegex
    do {
        regex = try LinearRegex(pattern, options: options)
    } catch {
        return "rejected \(error.span.lowerBound) \(error.span.upperBound) \(error.message)"
    }
    var line = "ok \(regex.groupCount)"
    for bytes in texts {
        let anchored = regex.firstMatch(in: bytes, isAnchored: true)
        let all = regex.allMatches(in: bytes).map(text).joined(separator: "/")
        line += ";\(text(regex.firstMatch(in: bytes))) \(text(anchored)) \(text(regex.wholeMatch(in: bytes))) \(all)"
        line += differences(of: regex, in: bytes)
    }
    return line
}

while let line = readLine() {
    let fields = line.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count >= 2 else { continue }
    let options = LinearRegex.Options(rawValue: UInt8(fields[0]) ?? 0)
    let pattern = String(decoding: bytes(fields[1]), as: UTF8.self)
    print(answer(options: options, pattern: pattern, texts: fields[2...].map(bytes)))
}
