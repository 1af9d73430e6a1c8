import LinearRegex

/// `matches`: whether a regular expression matches somewhere in a text.
enum StandardMatches {
    static let function: CELFunction = {
        let implementation = CELImplementation.taking("matches") { (text: String, pattern: String) throws(CELFailure) in
            .bool(try CELRegex.compiled(pattern).matches(text))
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
