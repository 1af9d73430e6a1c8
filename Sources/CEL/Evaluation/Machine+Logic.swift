extension Machine {
    /// What comes of a condition.
    enum Truth: UInt8 {
        case no
        case yes
        case failed

        @inline(__always)
        init(_ holds: Bool) { self = holds ? .yes : .no }
    }

    /// The truth value of a node; a value of another kind is a failure.
    mutating func truth(_ index: Int32) -> Truth {
        let node = node(index)
        guard node.operation.isTruth else { return otherTruth(index, node) }
        steps &-= 1
        if steps < 0 { return exhaustedTruth() }
        switch node.operation {
        case .not: return negatedTruth(node)
        case .and: return conjunction(node)
        case .or: return disjunction(node)
        case .equal: return equality(node)
        case .notEqual: return inverted(equality(node))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(node)
        case .isIn: return membership(node)
        case .isInConstants: return constantMembership(node)
        case .has: return presence(node)
        case .matches, .matchesAny: return match(node)
        default: return quantifier(node)
        }
    }

    @inline(never)
    private mutating func exhaustedTruth() -> Truth {
        do { try step() } catch {}
        return .failed
    }

    @inline(never)
    private mutating func otherTruth(_ index: Int32, _ node: PlanNode) -> Truth {
        do {
            let value = try value(index)
            if case .bool(let truth) = value { return Truth(truth) }
            _ = raise(.noSuchOverload(function: "a condition", kinds: [value.kindName]), at: node)
            return .failed
        } catch {
            return .failed
        }
    }

    @inline(__always)
    private func inverted(_ truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .failed: .failed
        }
    }

    @inline(never)
    private mutating func negatedTruth(_ node: PlanNode) -> Truth {
        inverted(truth(node.a))
    }

    /// `&&`: false when a member is, whatever fails.
    @inline(never)
    private mutating func conjunction(_ node: PlanNode) -> Truth {
        for position in node.a..<node.a + node.b {
            switch truth(operand(position)) {
            case .yes: continue
            case .no: return .no
            case .failed: return absorbing(.no, after: position, until: node.a + node.b)
            }
        }
        return .yes
    }

    /// `||`: true when a member is, whatever fails.
    @inline(never)
    private mutating func disjunction(_ node: PlanNode) -> Truth {
        for position in node.a..<node.a + node.b {
            switch truth(operand(position)) {
            case .no: continue
            case .yes: return .yes
            case .failed: return absorbing(.yes, after: position, until: node.a + node.b)
            }
        }
        return .no
    }

    /// Looks for a member that decides after one that failed; without it, the first failure stays.
    @inline(never)
    private mutating func absorbing(_ deciding: Truth, after position: Int32, until end: Int32) -> Truth {
        guard !isExhausted else { return .failed }
        let first = (failure, failedExpression)
        for next in position + 1..<end {
            if truth(operand(next)) == deciding { return deciding }
            if isExhausted { return .failed }
        }
        (failure, failedExpression) = first
        return .failed
    }
}
