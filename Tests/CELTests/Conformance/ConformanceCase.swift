import CEL

/// One published test: an expression, what it may use, and what must come of it.
struct ConformanceCase: Decodable {
    struct Declaration: Decodable {
        struct Overload: Decodable {
            let id: String
            let params: [ConformanceType]
            let result: ConformanceType
            let instance: Bool?
        }

        let name: String
        let type: ConformanceType?
        let overloads: [Overload]?
    }

    struct Expectation: Decodable {
        let value: ConformanceValue?
        let error: [Message]?
        let anyError: [[Message]]?
        let deducedType: ConformanceType?

        struct Message: Decodable {
            let message: String
        }

        private enum CodingKeys: String, CodingKey {
            case value, error
            case anyError = "any_error"
            case deducedType = "deduced_type"
        }
    }

    let file: String
    let section: String
    let name: String
    let source: String
    let container: String?
    let disablesMacros: Bool?
    let disablesCheck: Bool?
    let isCheckOnly: Bool?
    let declarations: [Declaration]?
    let bindings: [String: ConformanceValue]?
    let expectation: Expectation?

    private enum CodingKeys: String, CodingKey {
        case file, section, name, container, bindings
        case source = "expr"
        case disablesMacros = "disable_macros"
        case disablesCheck = "disable_check"
        case isCheckOnly = "check_only"
        case declarations = "type_env"
        case expectation = "expect"
    }

    /// Whether the evaluation must fail.
    var expectsError: Bool { expectation?.error != nil || expectation?.anyError != nil }

    /// Whether the error is one that the reference implementation's checker reports, in its words.
    var expectsCheckError: Bool {
        let message = expectation?.error?.first?.message ?? ""
        return disablesCheck != true && message.hasPrefix("found no matching overload")
    }

    /// The value that must come; true where the test says nothing.
    var expectedValue: CELValue? {
        if let value = expectation?.value { return value.value }
        if expectsError || isCheckOnly == true || expectation?.deducedType != nil { return nil }
        return .bool(true)
    }

    var title: String { "\(file)/\(section)/\(name): \(source)" }

    /// The environment that the test describes; a variable that is bound without being declared may have any value.
    func environment() throws -> CELEnvironment {
        var variables: [CELVariable] = []
        var functions: [CELFunction] = []
        for declaration in declarations ?? [] {
            if let type = declaration.type { variables.append(CELVariable(declaration.name, type.type)) }
            guard let overloads = declaration.overloads else { continue }
            functions.append(
                CELFunction(
                    declaration.name,
                    overloads.map {
                        CELOverload($0.id, isMember: $0.instance == true, $0.params.map(\.type), $0.result.type)
                    }
                )
            )
        }
        for name in (bindings ?? [:]).keys.sorted() where !variables.contains(where: { $0.name == name }) {
            variables.append(CELVariable(name, .dyn))
        }
        return try CELEnvironment(
            container: container ?? "",
            libraries: CELLibrary.all,
            variables: variables,
            functions: functions
        )
    }

    var parser: CELParser { CELParser(macros: disablesMacros == true ? [] : .all) }

    /// Runs the test.
    ///
    /// - Returns: what is wrong, nil when it passes.
    func problem() throws -> String? {
        let environment = try environment()
        let program: CELProgram
        do {
            program =
                try disablesCheck == true
                ? environment.compileUnchecked(source, parser: parser)
                : environment.compile(source, parser: parser)
        } catch {
            guard expectsCheckError else { return "does not compile: \(error)" }
            // What the checker refuses must not have a value without it either.
            let program = try environment.compileUnchecked(source, parser: parser)
            return (try? program.evaluate()).map { "is \($0) when it is not checked" }
        }
        if expectsCheckError { return "passes the check" }
        if let deduced = expectation?.deducedType?.type, program.resultType != deduced {
            return "has the type \(program.resultType), not \(deduced)"
        }
        if isCheckOnly == true { return nil }
        let values = (bindings ?? [:]).mapValues(\.value)
        let prepared = outcome { () throws(CELEvaluationError) in
            try program.evaluate(CELBindings(for: environment, values))
        }
        let named = outcome { () throws(CELEvaluationError) in try program.evaluate(values) }
        guard named == prepared else { return "depends on how values are bound" }
        guard program.explain(values).result == prepared else { return "is explained with another result" }
        switch prepared {
        case .success(let value):
            guard let expectedValue else { return expectsError ? "is \(value) instead of an error" : nil }
            return value == expectedValue ? nil : "is \(value), not \(expectedValue)"
        case .failure(let error):
            return expectsError ? nil : "failed: \(error)"
        }
    }

    private func outcome(
        _ evaluate: () throws(CELEvaluationError) -> CELValue
    ) -> Result<CELValue, CELEvaluationError> {
        do {
            return .success(try evaluate())
        } catch {
            return .failure(error)
        }
    }
}
