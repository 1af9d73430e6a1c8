import CEL

/// Environments and evaluations that the tests of this folder share.
enum Evaluations {
    static func environment(
        _ variables: [CELVariable] = [],
        functions: [CELFunction] = [],
        records: [CELRecord] = []
    ) throws -> CELEnvironment {
        try CELEnvironment(libraries: CELLibrary.all, variables: variables, functions: functions, records: records)
    }

    /// An environment in which each bound name has any type.
    static func environment(of values: [String: CELValue]) throws -> CELEnvironment {
        try environment(values.keys.sorted().map { CELVariable($0, .dyn) })
    }

    static func value(_ source: String, _ values: [String: CELValue] = [:]) throws -> CELValue {
        try environment(of: values).compile(source).evaluate(values)
    }

    /// The failure of an expression that must have none of the compiler's errors.
    static func failure(
        _ source: String,
        _ values: [String: CELValue] = [:],
        limits: CELLimits = .standard
    ) throws -> CELEvaluationError? {
        let program = try environment(of: values).compile(source)
        do {
            _ = try program.evaluate(values, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    static func explanation(_ source: String, _ values: [String: CELValue] = [:]) throws -> CELExplanation {
        try environment(of: values).compile(source).explain(values)
    }
}
