/// Values of an environment's variables, prepared so that evaluations look nothing up by name.
///
/// One set of bindings serves any number of programs of the environment.
public struct CELBindings: Sendable {
    /// The environment's variables in the order of their names.
    let names: [String]
    /// The values in that order, and one more so that there is always an address.
    private(set) var slots: [CELValue?]
    /// Values of names that the environment does not declare.
    private var others: [String: CELValue] = [:]

    /// Makes bindings for an environment, with no values yet.
    public init(for environment: CELEnvironment) {
        names = environment.variables.map(\.name)
        slots = [CELValue?](repeating: nil, count: names.count + 1)
    }

    /// Makes bindings for an environment.
    ///
    /// Values of names that the environment does not declare are kept: an expression that was not checked can use them.
    public init(for environment: CELEnvironment, _ values: [String: CELValue]) {
        self.init(for: environment)
        for (name, value) in values { self[name] = value }
    }

    /// The value of a variable; nil where it has none, which is a failure of an evaluation that needs it.
    public subscript(name: String) -> CELValue? {
        get { position(of: name).map { slots[$0] } ?? others[name] }
        set {
            if let position = position(of: name) { slots[position] = newValue } else { others[name] = newValue }
        }
    }

    private func position(of name: String) -> Int? {
        var range = 0..<names.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if names[middle] == name { return middle }
            range = names[middle] < name ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// Whether the slots are those that a plan expects.
    func fit(_ plan: Plan) -> Bool {
        guard plan.isResolved else { return false }
        for global in plan.globals {
            let slot = Int(global.slot)
            guard slot < names.count, names[slot] == global.names[0] else { return false }
        }
        return true
    }
}
