import CEL
import Testing

/// Expressions and calls for the tests of the libraries.
enum LibraryExpression {
    /// The value of an expression, the same whether its types are checked or not.
    ///
    /// - Throws: the failure of the evaluation.
    static func value(of source: String, _ variables: [String: CELValue] = [:]) throws -> CELValue {
        let environment = try CELEnvironment(variables: variables.keys.map { CELVariable($0, .dyn) })
        let unchecked = evaluate(try environment.compileUnchecked(source), variables)
        // What is meant to fail is mostly refused by the checker before.
        if let program = try? environment.compile(source) {
            #expect(evaluate(program, variables) == unchecked, "checking changes the result of \(source)")
        }
        return try unchecked.get()
    }

    private static func evaluate(
        _ program: CELProgram,
        _ variables: [String: CELValue]
    ) -> Result<CELValue, CELFailure> {
        do {
            return .success(try program.evaluate(variables))
        } catch {
            return .failure(error.failure)
        }
    }

    /// What an overload does with arguments, called without the evaluator and its limits.
    static func call(_ id: String, _ arguments: CELValue...) throws -> CELValue {
        let overload = CELLibrary.extensions.flatMap(\.functions).flatMap(\.overloads).first { $0.id == id }
        switch try #require(overload?.implementation, "there is no \(id)") {
        case .unary(let body): return try body(arguments[0])
        case .binary(let body): return try body(arguments[0], arguments[1])
        case .variadic(let body): return try body(arguments)
        }
    }
}
