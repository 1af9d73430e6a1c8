extension CELLibrary {
    /// Texts: `charAt`, `format`, `indexOf`, `join`, `lastIndexOf`, `lowerAscii`, `upperAscii`, `strings.quote`,
    /// `replace`, `reverse`, `split`, `substring` and `trim`, as version 4 of cel-go's strings library.
    ///
    /// Positions count Unicode scalars from 0.
    public static let strings = CELLibrary(
        "strings",
        [
            CELFunction(
                "charAt",
                [
                    CELOverload(
                        "string_char_at_int",
                        isMember: true,
                        [.string, .int],
                        .string,
                        .taking("charAt") { (text: String, index: Int64) throws(CELFailure) in
                            .string(try StringFunctions.character(of: text, at: index))
                        }
                    )
                ]
            ),
            CELFunction(
                "format",
                [
                    CELOverload(
                        "string_format",
                        isMember: true,
                        [.string, .list(.dyn)],
                        .string,
                        .taking("format") { (pattern: String, arguments: [CELValue]) throws(CELFailure) in
                            .string(try FormatString(pattern).text(with: arguments))
                        }
                    )
                ]
            ),
            CELFunction(
                "indexOf",
                [
                    CELOverload(
                        "string_index_of_string",
                        isMember: true,
                        [.string, .string],
                        .int,
                        .taking("indexOf") { (text: String, needle: String) throws(CELFailure) in
                            .int(try StringFunctions.firstIndex(of: needle, in: text))
                        }
                    ),
                    CELOverload(
                        "string_index_of_string_int",
                        isMember: true,
                        [.string, .string, .int],
                        .int,
                        .taking("indexOf") { (text: String, needle: String, from: Int64) throws(CELFailure) in
                            .int(try StringFunctions.firstIndex(of: needle, in: text, from: from))
                        }
                    ),
                ]
            ),
            CELFunction(
                "join",
                [
                    CELOverload(
                        "list_join",
                        isMember: true,
                        [.list(.string)],
                        .string,
                        .taking("join") { (texts: [CELValue]) throws(CELFailure) in
                            .string(try StringFunctions.joined(texts))
                        }
                    ),
                    CELOverload(
                        "list_join_string",
                        isMember: true,
                        [.list(.string), .string],
                        .string,
                        .taking("join") { (texts: [CELValue], separator: String) throws(CELFailure) in
                            .string(try StringFunctions.joined(texts, by: separator))
                        }
                    ),
                ]
            ),
            CELFunction(
                "lastIndexOf",
                [
                    CELOverload(
                        "string_last_index_of_string",
                        isMember: true,
                        [.string, .string],
                        .int,
                        .taking("lastIndexOf") { (text: String, needle: String) throws(CELFailure) in
                            .int(try StringFunctions.lastIndex(of: needle, in: text))
                        }
                    ),
                    CELOverload(
                        "string_last_index_of_string_int",
                        isMember: true,
                        [.string, .string, .int],
                        .int,
                        .taking("lastIndexOf") { (text: String, needle: String, from: Int64) throws(CELFailure) in
                            .int(try StringFunctions.lastIndex(of: needle, in: text, from: from))
                        }
                    ),
                ]
            ),
            CELFunction("lowerAscii", [text("string_lower_ascii", "lowerAscii") { StringFunctions.lowerASCII($0) }]),
            CELFunction("upperAscii", [text("string_upper_ascii", "upperAscii") { StringFunctions.upperASCII($0) }]),
            CELFunction("reverse", [text("string_reverse", "reverse") { StringFunctions.reversed($0) }]),
            CELFunction("trim", [text("string_trim", "trim") { StringFunctions.trimmed($0) }]),
            CELFunction(
                "strings.quote",
                [
                    CELOverload(
                        "strings_quote",
                        [.string],
                        .string,
                        .taking("strings.quote") { (text: String) throws(CELFailure) in
                            .string(try StringFunctions.quoted(text))
                        }
                    )
                ]
            ),
            CELFunction(
                "replace",
                [
                    CELOverload(
                        "string_replace_string_string",
                        isMember: true,
                        [.string, .string, .string],
                        .string,
                        .taking("replace") { (text: String, old: String, new: String) throws(CELFailure) in
                            .string(try StringFunctions.replacing(old, with: new, in: text))
                        }
                    ),
                    CELOverload(
                        "string_replace_string_string_int",
                        isMember: true,
                        [.string, .string, .string, .int],
                        .string,
                        .taking("replace") {
                            (text: String, old: String, new: String, limit: Int64) throws(CELFailure) in
                            .string(try StringFunctions.replacing(old, with: new, in: text, limit: limit))
                        }
                    ),
                ]
            ),
            CELFunction(
                "split",
                [
                    CELOverload(
                        "string_split_string",
                        isMember: true,
                        [.string, .string],
                        .list(.string),
                        .taking("split") { (text: String, separator: String) throws(CELFailure) in
                            .list(try StringFunctions.pieces(of: text, by: separator))
                        }
                    ),
                    CELOverload(
                        "string_split_string_int",
                        isMember: true,
                        [.string, .string, .int],
                        .list(.string),
                        .taking("split") { (text: String, separator: String, limit: Int64) throws(CELFailure) in
                            .list(try StringFunctions.pieces(of: text, by: separator, limit: limit))
                        }
                    ),
                ]
            ),
            CELFunction(
                "substring",
                [
                    CELOverload(
                        "string_substring_int",
                        isMember: true,
                        [.string, .int],
                        .string,
                        .taking("substring") { (text: String, start: Int64) throws(CELFailure) in
                            .string(try StringFunctions.substring(of: text, from: start))
                        }
                    ),
                    CELOverload(
                        "string_substring_int_int",
                        isMember: true,
                        [.string, .int, .int],
                        .string,
                        .taking("substring") { (text: String, start: Int64, end: Int64) throws(CELFailure) in
                            .string(try StringFunctions.substring(of: text, from: start, to: end))
                        }
                    ),
                ]
            ),
        ]
    )

    /// A member overload from a text to a text, which cannot fail.
    private static func text(
        _ id: String,
        _ function: String,
        _ body: @escaping @Sendable (String) -> String
    ) -> CELOverload {
        CELOverload(id, isMember: true, [.string], .string, .taking(function) { (text: String) in .string(body(text)) })
    }
}
