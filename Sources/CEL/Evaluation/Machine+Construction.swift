extension Machine {
    /// A list; two operands for each element: its node, and 1 where it is optional.
    @inline(never)
    mutating func list(_ node: PlanNode) throws(Raised) -> CELValue {
        let count = Int(node.b)
        try take(32 + count * MemoryLayout<CELValue>.stride)
        var elements: [CELValue] = []
        elements.reserveCapacity(count)
        for position in 0..<node.b {
            let element = try value(operand(node.a + 2 * position))
            if operand(node.a + 2 * position + 1) == 0 {
                elements.append(element)
            } else if let present = try present(element, node) {
                elements.append(present)
            }
        }
        return .list(elements)
    }

    /// A map; three operands for each entry: the nodes of key and value, and 1 where it is optional.
    @inline(never)
    mutating func map(_ node: PlanNode) throws(Raised) -> CELValue {
        let count = Int(node.b)
        try take(64 + 2 * count * MemoryLayout<CELValue>.stride)
        var keys: [CELValue] = []
        var values: [CELValue] = []
        keys.reserveCapacity(count)
        values.reserveCapacity(count)
        for position in 0..<node.b {
            let entry = node.a + 3 * position
            let key = try value(operand(entry))
            let made = try value(operand(entry + 1))
            if operand(entry + 2) == 0 {
                keys.append(key)
                values.append(made)
            } else if let present = try present(made, node) {
                keys.append(key)
                values.append(present)
            }
        }
        return try map(keys: keys, values: values, node)
    }

    /// A message; three operands for each field: the constant of its name, the node of its value, and 1 where optional.
    @inline(never)
    mutating func message(_ node: PlanNode) throws(Raised) -> CELValue {
        var fields: [(name: String, value: CELValue)] = []
        for position in 0..<node.b {
            let field = node.a + 3 * position
            guard case .string(let name) = constant(operand(field)) else { continue }
            let made = try value(operand(field + 1))
            if operand(field + 2) == 0 {
                fields.append((name, made))
            } else if let present = try present(made, node) {
                fields.append((name, present))
            }
        }
        guard case .string(let type) = constant(node.c) else { throw raise(.noValue, at: node) }
        let made: CELValue
        do {
            made = try CELWellKnown.construct(type, fields)
        } catch {
            throw raise(error, at: node)
        }
        try take(result: made)
        return made
    }

    /// A map of keys that may be equal or of a kind that no key has.
    mutating func map(keys: [CELValue], values: [CELValue], _ node: PlanNode) throws(Raised) -> CELValue {
        do {
            return .map(try CELMap(keys: keys, values: values))
        } catch {
            throw raise(error, at: node)
        }
    }

    private mutating func present(_ element: CELValue, _ node: PlanNode) throws(Raised) -> CELValue? {
        guard case .optional(let optional) = element else {
            throw raise(.noSuchOverload(function: "an optional element", kinds: [element.kindName]), at: node)
        }
        return optional.value
    }
}
