extension Machine {
    /// `all`, `exists` or `existsOne`.
    @inline(never)
    mutating func quantifier(_ node: PlanNode) -> Truth {
        do {
            let plan = plan.comprehensions[Int(node.a)]
            let entries = try entries(plan, node)
            switch plan.kind {
            case .all: return try search(for: .no, entries, plan)
            case .exists: return try search(for: .yes, entries, plan)
            default: return try isUnique(entries, plan)
            }
        } catch {
            return .failed
        }
    }

    /// Looks for an element for which the body has a certain value; it decides, whatever fails for others.
    @inline(never)
    private mutating func search(
        for deciding: Truth,
        _ entries: Entries,
        _ plan: PlanComprehension
    ) throws(Raised) -> Truth {
        var first: (failure: CELFailure, expression: Int32)?
        for index in 0..<entries.count {
            try step()
            bind(entries, at: index, plan)
            beginElement(plan, index)
            let truth = truth(plan.body)
            endElement(plan, isKept: truth == deciding || (truth == .failed && first == nil))
            if truth == deciding { return deciding }
            if truth == .failed {
                if isExhausted { return .failed }
                if first == nil { first = (failure, failedExpression) }
            }
        }
        guard let first else { return deciding == .no ? .yes : .no }
        (failure, failedExpression) = first
        return .failed
    }

    /// Whether the body holds for exactly one element; a failure is not absorbed.
    @inline(never)
    private mutating func isUnique(_ entries: Entries, _ plan: PlanComprehension) throws(Raised) -> Truth {
        var found = 0
        for index in 0..<entries.count {
            try step()
            bind(entries, at: index, plan)
            beginElement(plan, index)
            let truth = truth(plan.body)
            if truth == .yes { found += 1 }
            endElement(plan, isKept: truth == .failed || (truth == .yes && found <= 2))
            if truth == .failed { return .failed }
        }
        return Truth(found == 1)
    }
}
