import LinearRegex

/// `matches`: whether a regular expression matches somewhere in a text.
enum StandardMatches {
    static let function: CELFunction = {
        let implementation = CELImplementation.taking("matches") { (text: String, pattern: String) throws(CELFailure) in
            .bool(try CELRegex.matches(text, pattern: pattern))
        }
        return CELFunction(
            "matches",
            [
                CELOverload("matches", [.string, .string], .bool, implementation),
                CELOverload("matches_string", isMember: true, [.string, .string], .bool, implementation),
            ]
        )
    }()
}

/// The one place where the language meets regular expressions that are not constants.
enum CELRegex {
    /// Whether a pattern of RE2's syntax matches somewhere in a text.
    ///
    /// - Throws: `invalidArgument` for a pattern that RE2 rejects.
    static func matches(_ text: String, pattern: String) throws(CELFailure) -> Bool {
        let regex: LinearRegex
        do {
            regex = try LinearRegex(pattern)
        } catch {
            throw .invalidArgument(
                "\(CELValue.string(pattern).shortText(limit: 60)) is no regular expression: \(error.message)"
            )
        }
        return regex.matches(text)
    }
}
