extension CELLibrary {
    /// Regular expressions in RE2's syntax: `regex.replace`, `regex.extract` and `regex.extractAll`, in time linear in the
    /// text.
    public static let regex = CELLibrary(
        "regex",
        [
            function(.extract, [("regex_extract_string_string", [.string, .string])], .optional(.string)),
            function(.extractAll, [("regex_extractAll_string_string", [.string, .string])], .list(.string)),
            function(
                .replace,
                [
                    ("regex_replace_string_string_string", [.string, .string, .string]),
                    ("regex_replace_string_string_string_int", [.string, .string, .string, .int]),
                ],
                .string
            ),
        ]
    )

    private static func function(
        _ function: RegexFunction,
        _ overloads: [(id: String, parameters: [CELType])],
        _ result: CELType
    ) -> CELFunction {
        CELFunction(
            function.rawValue,
            overloads.map { overload in
                CELOverload(
                    overload.id,
                    overload.parameters,
                    result,
                    .variadic { (arguments) throws(CELFailure) in
                        try function.value(arguments) { (pattern) throws(CELFailure) in try CELRegex.compiled(pattern) }
                    }
                )
            }
        )
    }
}
