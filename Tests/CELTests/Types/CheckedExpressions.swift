import CEL
import Testing

/// Shorthands for the tests of types.
enum CheckedExpressions {
    static let environment: CELEnvironment = {
        do { return try CELEnvironment() } catch { fatalError("\(error)") }
    }()

    static func check(
        _ source: String,
        _ environment: CELEnvironment = environment,
        _ strictness: CELStrictness = .strict,
        expecting expected: CELType? = nil
    ) throws -> CELChecked {
        environment.check(try CELParser().parse(source), strictness, expecting: expected)
    }

    /// The type in words, or what is wrong, each with the piece of source that it is about.
    static func outcome(_ source: String, _ environment: CELEnvironment = environment) throws -> String {
        let checked = try check(source, environment)
        if checked.isValid { return checked.resultType.description }
        return checked.diagnostics.map { "\($0.message) @ \(text(source, $0.span))" }.joined(separator: "\n")
    }

    static func text(_ source: String, _ span: Range<Int>) -> String {
        String(decoding: Array(source.utf8)[span], as: UTF8.self)
    }

    /// All nodes of a tree.
    static func nodes(_ expression: CELExpression) -> [CELExpression] {
        [expression] + expression.children.flatMap(nodes)
    }
}
