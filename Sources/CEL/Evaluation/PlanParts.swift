import LinearRegex

/// The tables of a plan while it is made.
struct PlanParts {
    var nodes: [PlanNode] = []
    // Never empty, so that each has an address.
    var constants: [CELValue] = [.null]
    var operands: [Int32] = [0]
    var fields: [CELFieldKey] = [CELFieldKey("")]
    var calls: [PlanCall] = []
    var comprehensions: [PlanComprehension] = []
    var patterns: [LinearRegex] = []
    var regexCalls: [PlanRegexCall] = []
    var failures: [CELFailure] = []
    var lazyNodes: [Int32] = []
    var globals: [Plan.Global] = []

    mutating func add(_ node: PlanNode) -> Int32 {
        nodes.append(node)
        return Int32(truncatingIfNeeded: nodes.count - 1)
    }

    mutating func add(constant: CELValue) -> Int32 {
        constants.append(constant)
        return Int32(truncatingIfNeeded: constants.count - 1)
    }

    mutating func add(field: String) -> Int32 {
        fields.append(CELFieldKey(field))
        return Int32(truncatingIfNeeded: fields.count - 1)
    }

    mutating func add(operands list: [Int32]) -> Int32 {
        operands.append(contentsOf: list)
        return Int32(truncatingIfNeeded: operands.count - list.count)
    }

    mutating func addLocal(lazyNode: Int32 = -1) -> Int32 {
        lazyNodes.append(lazyNode)
        return Int32(truncatingIfNeeded: lazyNodes.count - 1)
    }

    mutating func add(global: Plan.Global) {
        if !globals.contains(where: { $0.slot == global.slot }) { globals.append(global) }
    }

    /// The constant that a node is.
    func constant(_ node: Int32) -> CELValue? {
        let node = nodes[Int(node)]
        guard node.operation == .constant else { return nil }
        return constants[Int(node.a)]
    }
}
