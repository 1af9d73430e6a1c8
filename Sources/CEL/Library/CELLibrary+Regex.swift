extension CELLibrary {
    /// Regular expressions in RE2's syntax: `regex.replace`, `regex.extract` and `regex.extractAll`, in time linear in the
    /// text.
    public static let regex = CELLibrary(
        "regex",
        [
            CELFunction(
                "regex.extract",
                [
                    CELOverload(
                        "regex_extract_string_string",
                        [.string, .string],
                        .optional(.string),
                        .taking("regex.extract") { (text: String, pattern: String) throws(CELFailure) in
                            .optional(
                                CELOptional(try RegexFunctions.extracted(pattern, from: text).map { .string($0) })
                            )
                        }
                    )
                ]
            ),
            CELFunction(
                "regex.extractAll",
                [
                    CELOverload(
                        "regex_extractAll_string_string",
                        [.string, .string],
                        .list(.string),
                        .taking("regex.extractAll") { (text: String, pattern: String) throws(CELFailure) in
                            .list(try RegexFunctions.allExtracted(pattern, from: text))
                        }
                    )
                ]
            ),
            CELFunction(
                "regex.replace",
                [
                    CELOverload(
                        "regex_replace_string_string_string",
                        [.string, .string, .string],
                        .string,
                        .taking("regex.replace") { (text: String, pattern: String, new: String) throws(CELFailure) in
                            .string(try RegexFunctions.replacing(pattern, with: new, in: text))
                        }
                    ),
                    CELOverload(
                        "regex_replace_string_string_string_int",
                        [.string, .string, .string, .int],
                        .string,
                        .taking("regex.replace") {
                            (text: String, pattern: String, new: String, limit: Int64) throws(CELFailure) in
                            .string(try RegexFunctions.replacing(pattern, with: new, in: text, limit: limit))
                        }
                    ),
                ]
            ),
        ]
    )
}
