import JSON
import JSONSchema

extension DescriptionReader {
    /// The most bytes of patterns that are looked at: one that repeats a lot takes a microsecond for each.
    private static let mostBytesOfPatterns = 200_000

    /// What is wrong with a regular expression; nil where it can be used.
    func problem(ofPattern pattern: String) -> String? {
        if let known = memo.patterns[pattern] { return known }
        let bytes = memo.bytesOfPatterns + pattern.utf8.count
        guard bytes <= Self.mostBytesOfPatterns else { return nil }
        memo.bytesOfPatterns = bytes
        let problem = Self.problem(of: pattern)
        memo.patterns[pattern] = .some(problem)
        return problem
    }

    private static func problem(of pattern: String) -> String? {
        // Nothing can stand before a start, nor after an end: this is a literal of JavaScript.
        let last = pattern.utf8.lastIndex(of: UInt8(ascii: "/"))
        if pattern.hasPrefix("/^"), let last, last > pattern.startIndex, pattern[..<last].hasSuffix("$") {
            return "the slashes around a pattern are characters that no text can have there"
        }
        let span = 0..<pattern.utf8.count
        let member = JSONMember(key: "pattern", keySpan: span, value: JSONNode(kind: .string(pattern), span: span))
        let schema = try? JSONSchema(JSONNode(kind: .object([member]), span: span), dialect: .draft7)
        guard schema?.problems.isEmpty == false else { return nil }
        // Of 2025, and known to few engines yet.
        let hasModifiers = ["(?i:", "(?m:", "(?s:"].contains { pattern.contains($0) }
        return hasModifiers
            ? "the pattern has a group with modifiers, which few validators know; what it applies to is not judged"
            : "the pattern is no regular expression of ECMA-262, so what it applies to is not judged"
    }
}
