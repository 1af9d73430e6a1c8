import LinearRegex

/// The one place where the language compiles regular expressions.
enum CELRegex {
    /// A compiled pattern of RE2's syntax.
    ///
    /// - Throws: `invalidArgument` for a pattern that RE2 rejects, with what is wrong in it and where.
    static func compiled(_ pattern: String, limits: LinearRegex.Limits = .standard) throws(CELFailure) -> LinearRegex {
        do {
            return try LinearRegex(pattern, limits: limits)
        } catch {
            throw .invalidArgument(
                "\(CELValue.string(pattern).shortText(limit: 60)) is no regular expression: \(error)"
            )
        }
    }
}
