extension Machine {
    @inline(never)
    mutating func sum(_ node: PlanNode) throws(Raised) -> CELValue {
        let left = try value(node.a)
        let right = try value(node.b)
        if case .int(let left) = left, case .int(let right) = right {
            let (sum, overflow) = left.addingReportingOverflow(right)
            if !overflow { return .int(sum) }
        }
        return try sum(left, right, node)
    }

    @inline(never)
    private mutating func sum(_ left: CELValue, _ right: CELValue, _ node: PlanNode) throws(Raised) -> CELValue {
        let size = left.shallowSize + right.shallowSize
        try step(size: size)
        try take(size)
        do {
            return try CELValue.add(left, right)
        } catch {
            throw raise(error, at: node)
        }
    }

    @inline(never)
    mutating func arithmetic(_ node: PlanNode) throws(Raised) -> CELValue {
        let left = try value(node.a)
        let right = try value(node.b)
        do {
            switch node.operation {
            case .subtract: return try CELValue.subtract(left, right)
            case .multiply: return try CELValue.multiply(left, right)
            case .divide: return try CELValue.divide(left, right)
            default: return try CELValue.modulo(left, right)
            }
        } catch {
            throw raise(error, at: node)
        }
    }

    @inline(never)
    mutating func negation(_ node: PlanNode) throws(Raised) -> CELValue {
        let operand = try value(node.a)
        do {
            return try CELValue.negate(operand)
        } catch {
            throw raise(error, at: node)
        }
    }
}
