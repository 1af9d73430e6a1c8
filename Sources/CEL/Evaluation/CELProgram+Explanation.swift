extension CELProgram {
    /// Evaluates the program once more and explains its value: which parts decided, and which values they had.
    ///
    /// Slower than an evaluation, whose speed it does not touch.
    public func explain(_ bindings: CELBindings, limits: CELLimits = .standard) -> CELExplanation {
        explanation { plan, trace in plan.outcome(bindings, limits: limits, trace: trace) }
    }

    /// Explains the value that the program has with values by name.
    public func explain(_ bindings: [String: CELValue] = [:], limits: CELLimits = .standard) -> CELExplanation {
        explanation { plan, trace in plan.outcome(bindings, limits: limits, trace: trace) }
    }

    private func explanation(_ evaluate: (Plan, Trace) -> Plan.Outcome) -> CELExplanation {
        let trace = Trace()
        let outcome = evaluate(Planner.plan(checked, in: environment, isTraced: true), trace)
        var explainer = Explainer(self)
        let root = explainer.root(trace, outcome)
        do {
            return CELExplanation(result: .success(try result(outcome)), root: root)
        } catch {
            return CELExplanation(result: .failure(error), root: root)
        }
    }
}
