extension Planner {
    @inline(never)
    mutating func comprehension(_ expression: CELExpression) -> Planned {
        guard case .comprehension(let comprehension) = expression.kind else { return plan(expression) }
        let range = plan(comprehension.range)
        let outer = locals.count
        var entry = PlanComprehension(
            kind: comprehension.kind,
            name: comprehension.name.text,
            range: range.node,
            variable: addLocal(depth: range.depth),
            body: 0,
            isTraced: isTraced
        )
        if comprehension.secondVariable != nil { entry.secondVariable = addLocal(depth: range.depth) }
        var depth = range.depth
        if let condition = comprehension.condition {
            let planned = plan(condition)
            entry.condition = planned.node
            depth = max(depth, planned.depth)
        }
        let body = plan(comprehension.body)
        entry.body = body.node
        locals.removeLast(locals.count - outer)
        parts.comprehensions.append(entry)
        let position = Int32(truncatingIfNeeded: parts.comprehensions.count - 1)
        let isQuantifier: Bool
        switch comprehension.kind {
        case .all, .exists, .existsOne: isQuantifier = true
        default: isQuantifier = false
        }
        return Planned(
            node: add(isQuantifier ? .quantifier : .comprehension, expression, position),
            depth: max(depth, body.depth) + 1
        )
    }

    private mutating func addLocal(lazyNode: Int32 = -1, depth: Int) -> Int32 {
        let number = parts.addLocal(lazyNode: lazyNode)
        locals.append(Local(number: number, depth: depth))
        return number
    }

    /// `cel.bind`: the value is evaluated at its first use, so that one that is not used cannot fail.
    @inline(never)
    mutating func bind(_ expression: CELExpression) -> Planned {
        guard case .bind(_, let value, let body) = expression.kind else { return plan(expression) }
        return block([value], body, expression)
    }

    @inline(never)
    mutating func block(_ expression: CELExpression) -> Planned {
        guard case .block(let slots, let body) = expression.kind else { return plan(expression) }
        return block(slots, body, expression)
    }

    private mutating func block(
        _ slots: [CELExpression],
        _ body: CELExpression,
        _ expression: CELExpression
    ) -> Planned {
        let outer = locals.count
        // The variables that a slot's own macros introduce have their numbers elsewhere: those of the slots are taken
        // first, so that they lie side by side.
        let first = Int32(truncatingIfNeeded: parts.lazyNodes.count)
        for _ in slots { _ = parts.addLocal() }
        var depth = 0
        for (index, slot) in slots.enumerated() {
            let planned = plan(slot)
            let number = first + Int32(truncatingIfNeeded: index)
            parts.lazyNodes[Int(number)] = planned.node
            locals.append(Local(number: number, depth: planned.depth))
            depth = max(depth, planned.depth)
        }
        let planned = plan(body)
        locals.removeLast(locals.count - outer)
        let count = Int32(truncatingIfNeeded: slots.count)
        return Planned(
            node: add(.block, expression, first, count, planned.node),
            depth: max(depth, planned.depth) + 1
        )
    }

    @inline(never)
    mutating func optionalMap(_ expression: CELExpression) -> Planned {
        guard case .optionalMap(let target, _, let body, let isFlat) = expression.kind else { return plan(expression) }
        let optional = plan(target)
        let outer = locals.count
        let variable = addLocal(depth: optional.depth)
        let planned = plan(body)
        locals.removeLast(locals.count - outer)
        return Planned(
            node: add(.optionalMap, expression, optional.node, variable, planned.node, flag: isFlat),
            depth: max(optional.depth, planned.depth) + 1
        )
    }
}
