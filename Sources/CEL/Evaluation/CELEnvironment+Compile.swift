extension CELEnvironment {
    /// Parses and checks a source and makes it ready for evaluation.
    ///
    /// - Parameters:
    ///   - source: The expression.
    ///   - expected: The type that its value must have, nil for any.
    ///   - parser: The parser; its macros and limits may be restricted.
    /// - Returns: The program.
    /// - Throws: Everything that is wrong with the source.
    public func compile(
        _ source: String,
        expecting expected: CELType? = nil,
        parser: CELParser = CELParser()
    ) throws(CELCompileError) -> CELProgram {
        let checked = check(try parse(source, parser), .strict, expecting: expected)
        guard checked.isValid else { throw CELCompileError(checked.diagnostics) }
        return CELProgram(checked, source: source, in: self)
    }

    /// Parses a source and makes it ready for evaluation without checking it: undeclared names and wrong types are then
    /// failures of the evaluation.
    ///
    /// - Throws: where the source cannot be parsed.
    public func compileUnchecked(
        _ source: String,
        parser: CELParser = CELParser()
    ) throws(CELCompileError) -> CELProgram {
        CELProgram(resolve(try parse(source, parser)), source: source, in: self)
    }

    private func parse(_ source: String, _ parser: CELParser) throws(CELCompileError) -> CELExpression {
        do {
            return try parser.parse(source)
        } catch {
            throw CELCompileError(error.diagnostics)
        }
    }
}
