extension Planner {
    @inline(never)
    mutating func unary(_ expression: CELExpression) -> Planned {
        guard case .unary(let unary, let operand) = expression.kind else { return plan(expression) }
        let planned = plan(operand)
        switch (unary, foldable(planned)) {
        case (.not, .bool(let truth)?): return constant(.bool(!truth), expression)
        case (.negate, let value?):
            if let negated = try? CELValue.negate(value) { return constant(negated, expression) }
        default: break
        }
        return Planned(
            node: add(unary == .not ? .not : .negate, expression, planned.node),
            depth: planned.depth + 1
        )
    }

    @inline(never)
    mutating func binary(_ expression: CELExpression) -> Planned {
        guard case .binary(let binary, let left, let right) = expression.kind else { return plan(expression) }
        let first = plan(left)
        let second = plan(right)
        let depth = max(first.depth, second.depth) + 1
        if let left = foldable(first), let right = foldable(second), let folded = Self.fold(binary, left, right) {
            return constant(folded, expression)
        }
        if binary == .isIn, let set = constantSet(second) {
            let position = parts.add(constant: .map(set))
            return Planned(node: add(.isInConstants, expression, first.node, position), depth: depth)
        }
        return Planned(node: add(Self.operation(binary), expression, first.node, second.node), depth: depth)
    }

    @inline(never)
    mutating func chain(_ expression: CELExpression) -> Planned {
        let isAnd: Bool
        let members: [CELExpression]
        switch expression.kind {
        case .and(let list): (isAnd, members) = (true, list)
        case .or(let list): (isAnd, members) = (false, list)
        default: return plan(expression)
        }
        let planned = members.map { plan($0) }
        let truths = planned.map { member -> Bool? in
            if case .bool(let truth)? = foldable(member) { truth } else { nil }
        }
        // A member that decides makes the others irrelevant, whatever they are.
        if truths.contains(!isAnd) { return constant(.bool(!isAnd), expression) }
        if truths.allSatisfy({ $0 != nil }) { return constant(.bool(isAnd), expression) }
        let first = parts.add(operands: planned.map(\.node))
        let count = Int32(truncatingIfNeeded: planned.count)
        return Planned(
            node: add(isAnd ? .and : .or, expression, first, count),
            depth: (planned.map(\.depth).max() ?? 0) + 1
        )
    }

    @inline(never)
    mutating func conditional(_ expression: CELExpression) -> Planned {
        guard case .conditional(let condition, let then, let otherwise) = expression.kind else {
            return plan(expression)
        }
        let test = plan(condition)
        let (first, second) = (plan(then), plan(otherwise))
        if case .bool(let truth)? = foldable(test) { return truth ? first : second }
        return Planned(
            node: add(.conditional, expression, test.node, first.node, second.node),
            depth: max(test.depth, first.depth, second.depth) + 1
        )
    }

    // MARK: Constants

    /// The constant that a node is; none in a traced plan, in which nothing is left out.
    func foldable(_ planned: Planned) -> CELValue? {
        isTraced ? nil : parts.constant(planned.node)
    }

    /// The value of an operation on constants; nil where it has none, so that it fails when it is evaluated.
    private static func fold(_ binary: CELBinaryOperator, _ left: CELValue, _ right: CELValue) -> CELValue? {
        do {
            switch binary {
            case .add: return try CELValue.add(left, right)
            case .subtract: return try CELValue.subtract(left, right)
            case .multiply: return try CELValue.multiply(left, right)
            case .divide: return try CELValue.divide(left, right)
            case .modulo: return try CELValue.modulo(left, right)
            case .equal: return .bool(CELValue.isEqual(left, right))
            case .notEqual: return .bool(!CELValue.isEqual(left, right))
            case .less: return .bool(try CELValue.isLess(left, right))
            case .lessOrEqual: return .bool(try CELValue.isLessOrEqual(left, right))
            case .greater: return .bool(try CELValue.isGreater(left, right))
            case .greaterOrEqual: return .bool(try CELValue.isGreaterOrEqual(left, right))
            case .isIn: return .bool(try CELValue.contains(left, in: right))
            }
        } catch {
            return nil
        }
    }

    /// The elements of a constant list as a set, where looking them up gives what comparing with each does.
    private func constantSet(_ planned: Planned) -> CELMap? {
        guard case .list(let elements)? = parts.constant(planned.node), !elements.isEmpty else { return nil }
        for element in elements {
            switch element {
            case .string, .bool: break
            // Larger ones equal the doubles next to them too.
            case .int(let number) where number.magnitude <= 1 << 53: break
            case .uint(let number) where number <= 1 << 53: break
            default: return nil
            }
        }
        return try? CELMap(keys: elements, values: [CELValue](repeating: .null, count: elements.count))
    }

    private static func operation(_ binary: CELBinaryOperator) -> PlanNode.Operation {
        switch binary {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .modulo: .modulo
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .isIn: .isIn
        }
    }
}
