import LinearRegex

/// A function of the regex library, by its name.
enum RegexFunction: String, Sendable {
    case extract = "regex.extract"
    case extractAll = "regex.extractAll"
    case replace = "regex.replace"

    /// The library's overloads.
    static let overloads = Set(CELLibrary.regex.functions.flatMap { $0.overloads.map(\.id) })

    /// Whether it can be called with so many arguments.
    func takes(_ count: Int) -> Bool {
        switch self {
        case .extract, .extractAll: count == 2
        case .replace: count == 3 || count == 4
        }
    }

    /// The value for some arguments: the text, the pattern, and for a replacement the new text and perhaps a limit.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - compile: Compiles the pattern, or knows it already.
    /// - Returns: the function's value.
    /// - Throws: `noSuchOverload` for arguments of other kinds, and what the pattern or the replacement is refused for.
    func value(
        _ arguments: [CELValue],
        _ compile: (String) throws(CELFailure) -> LinearRegex
    ) throws(CELFailure) -> CELValue {
        guard takes(arguments.count), case .string(let text) = arguments[0], case .string(let pattern) = arguments[1]
        else { throw .mismatch(rawValue, arguments) }
        switch self {
        case .extract:
            let extracted = try RegexFunctions.extracted(try compile(pattern), from: text)
            return .optional(CELOptional(extracted.map { .string($0) }))
        case .extractAll:
            return .list(try RegexFunctions.allExtracted(try compile(pattern), from: text))
        case .replace:
            guard case .string(let new) = arguments[2] else { throw .mismatch(rawValue, arguments) }
            guard arguments.count == 4 else {
                return .string(try RegexFunctions.replacing(try compile(pattern), with: new, in: text))
            }
            guard case .int(let limit) = arguments[3] else { throw .mismatch(rawValue, arguments) }
            // As the reference: nothing is to be replaced, so that no pattern is wrong.
            if limit == 0 { return arguments[0] }
            return .string(try RegexFunctions.replacing(try compile(pattern), with: new, in: text, limit: limit))
        }
    }
}
