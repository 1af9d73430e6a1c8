public import CEL

extension RunView {
    /// The values of the variables of criteria, except `load`.
    public var bindings: [String: CELValue] {
        let pairs = ExpressionLanguage.criterionVariables.map { ($0.name, $0.value(self)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
