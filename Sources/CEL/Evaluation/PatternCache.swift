import LinearRegex

/// Compiled patterns by their text, so that a pattern that is no constant is compiled once in an evaluation.
struct PatternCache {
    private var entries: [(pattern: String, regex: LinearRegex)] = []

    /// The compiled pattern.
    mutating func regex(_ pattern: String) throws(CELFailure) -> LinearRegex {
        for entry in entries where CELText.isEqual(entry.pattern, pattern) { return entry.regex }
        let regex: LinearRegex
        do {
            regex = try LinearRegex(pattern)
        } catch {
            throw .invalidArgument(
                "\(CELValue.string(pattern).shortText(limit: 60)) is no regular expression: \(error.message)"
            )
        }
        // More different patterns than this in one expression come from its data; they take turns.
        if entries.count == 8 { entries.removeFirst() }
        entries.append((pattern, regex))
        return regex
    }
}
