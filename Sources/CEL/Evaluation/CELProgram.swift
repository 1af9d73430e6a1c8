/// An expression that is ready to be evaluated, any number of times and from any thread.
///
/// ```swift
/// let environment = try CELEnvironment(variables: [CELVariable("port", .int)])
/// let program = try environment.compile("port >= 1024 && port <= 65535")
/// try program.evaluate(["port": 8080])  // true
/// ```
public struct CELProgram: Sendable {
    /// The source as it was given.
    public let source: String
    /// The expression with the meaning of its names and the types of its nodes.
    public let checked: CELChecked
    let plan: Plan
    let environment: CELEnvironment

    /// Makes a program of an expression that was checked in an environment.
    ///
    /// - Parameters:
    ///   - checked: The expression.
    ///   - source: What it was parsed from; explanations quote it.
    ///   - environment: The environment that it was checked in.
    public init(_ checked: CELChecked, source: String, in environment: CELEnvironment) {
        self.source = source
        self.checked = checked
        self.environment = environment
        plan = Planner.plan(checked, in: environment, isTraced: false)
    }

    /// The type of the program's value; `dyn` where it was not checked.
    public var resultType: CELType { checked.resultType }

    /// Evaluates the program.
    ///
    /// - Throws: a failure with its place, as of a division by zero, or when a limit is reached.
    public func evaluate(
        _ bindings: CELBindings,
        limits: CELLimits = .standard
    ) throws(CELEvaluationError) -> CELValue {
        try result(plan.evaluate(plan.slots(bindings), limits: limits))
    }

    /// Evaluates the program with values by name; prepared ``CELBindings`` are faster.
    ///
    /// - Throws: as with prepared bindings.
    public func evaluate(
        _ bindings: [String: CELValue] = [:],
        limits: CELLimits = .standard
    ) throws(CELEvaluationError) -> CELValue {
        try result(plan.evaluate(plan.slots { bindings[$0] }, limits: limits))
    }

    func result(_ outcome: Plan.Outcome) throws(CELEvaluationError) -> CELValue {
        switch outcome {
        case .value(let value): return value
        case .failure(let failure, let expression): throw error(failure, expression)
        }
    }

    private func error(_ failure: CELFailure, _ expression: Int32) -> CELEvaluationError {
        let secrets = SecretAnalysis(checked, in: environment)
        guard let node = checked.expression.node(Int(expression)) else { return CELEvaluationError(failure, at: 0..<0) }
        return CELEvaluationError(secrets.mayReveal(node) ? failure.redacted : failure, at: node.span)
    }
}

extension Plan {
    /// The values of bindings in the plan's slots.
    @inline(__always)
    fileprivate func slots(_ bindings: CELBindings) -> [CELValue?] {
        bindings.fit(self) ? bindings.slots : slots { bindings[$0] }
    }

    /// The values by name in the plan's slots.
    fileprivate func slots(_ value: (String) -> CELValue?) -> [CELValue?] {
        var slots = [CELValue?](repeating: nil, count: globalCount)
        for global in globals {
            for name in global.names {
                guard let found = value(name) else { continue }
                slots[Int(global.slot)] = found
                break
            }
        }
        return slots
    }

    func outcome(_ bindings: CELBindings, limits: CELLimits, trace: Trace) -> Outcome {
        evaluate(slots(bindings), limits: limits, trace: trace)
    }

    func outcome(_ bindings: [String: CELValue], limits: CELLimits, trace: Trace) -> Outcome {
        evaluate(slots { bindings[$0] }, limits: limits, trace: trace)
    }
}
