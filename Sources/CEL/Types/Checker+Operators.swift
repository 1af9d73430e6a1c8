extension Checker {
    @inline(never)
    mutating func checkUnary(_ node: CELExpression) -> CELType {
        guard case .unary(let `operator`, let operand) = node.kind else { return .dyn }
        return unaryType(`operator`, check(operand), node)
    }

    @inline(never)
    private mutating func unaryType(
        _ operator: CELUnaryOperator,
        _ type: CELType,
        _ node: CELExpression
    ) -> CELType {
        if isUntyped { return .dyn }
        let takes: [CELType] = `operator` == .not ? [.bool] : [.int, .double]
        var results: [CELType] = []
        for wanted in takes where substitution.isAssignable(type, to: wanted) { results.append(wanted) }
        guard let first = results.first else {
            switch `operator` {
            case .not: report("! is for bool, not \(text(type))", at: node.span)
            case .negate: report("- is for int and double, not \(text(type))", at: node.span)
            }
            return `operator` == .not ? .bool : .dyn
        }
        return results.count == 1 ? first : .dyn
    }

    @inline(never)
    mutating func checkChain(_ node: CELExpression) -> CELType {
        let members: [CELExpression]
        let name: String
        switch node.kind {
        case .and(let conjuncts): (members, name) = (conjuncts, "&&")
        case .or(let disjuncts): (members, name) = (disjuncts, "||")
        default: return .dyn
        }
        for member in members {
            let type = check(member)
            if !isUntyped { expectBool(type, member, "each side of \(name)") }
        }
        return .bool
    }

    @inline(never)
    mutating func checkConditional(_ node: CELExpression) -> CELType {
        guard case .conditional(let condition, let then, let otherwise) = node.kind else { return .dyn }
        let conditionType = check(condition)
        let first = check(then)
        let second = check(otherwise)
        if isUntyped { return .dyn }
        expectBool(conditionType, condition, "the condition before ?")
        return conditionalType(first, second, node)
    }

    @inline(never)
    private mutating func conditionalType(_ first: CELType, _ second: CELType, _ node: CELExpression) -> CELType {
        guard substitution.isAssignable(second, to: first) else {
            report("both results must have one type, not \(text(first)) and \(text(second))", at: node.span)
            return .dyn
        }
        return substitution.join(second, first)
    }

    @inline(never)
    mutating func checkBinary(_ node: CELExpression) -> CELType {
        guard case .binary(_, let left, let right) = node.kind else { return .dyn }
        let first = check(left)
        return binaryType(first, check(right), node)
    }

    @inline(never)
    private mutating func binaryType(_ first: CELType, _ second: CELType, _ node: CELExpression) -> CELType {
        guard !isUntyped, case .binary(let `operator`, let left, let right) = node.kind else { return .dyn }
        switch `operator` {
        case .equal, .notEqual:
            if !substitution.isAssignable(second, to: first) {
                report(
                    "cannot compare \(text(first)) with \(text(second))\(hint(left, first, right, second))",
                    at: node.span
                )
            }
            return .bool
        case .isIn:
            checkMembership(first, second, node)
            return .bool
        default: break
        }
        let results = results(of: `operator`, first, second)
        if let result = results.first {
            // Several may apply where a type is not known.
            return results.dropFirst().allSatisfy { $0 == result } ? result : .dyn
        }
        report(message(`operator`, left, first, right, second), at: node.span)
        return `operator`.isComparison ? .bool : .dyn
    }

    // MARK: Signatures

    private mutating func results(of operator: CELBinaryOperator, _ first: CELType, _ second: CELType) -> [CELType] {
        var results: [CELType] = []
        for signature in OperatorSignature.of(`operator`) {
            let isExact = first.isSameScalar(as: signature.left) && second.isSameScalar(as: signature.right)
            guard isExact || substitution.areAssignable([first, second], to: [signature.left, signature.right]) else {
                continue
            }
            if isExact, !first.isDyn, !second.isDyn { return [signature.result] }
            results.append(signature.result)
        }
        guard `operator` == .add else { return results }
        switch (substitution.head(first), substitution.head(second)) {
        case (.list, .list), (.list, .dyn), (.dyn, .list), (.list, .parameter), (.parameter, .list), (.dyn, .dyn):
            let list = CELType.list(substitution.makeVariable())
            if substitution.areAssignable([first, second], to: [list, list]) {
                results.append(substitution.resolve(list, freeAsDyn: false))
            }
        default: break
        }
        return results
    }

    private mutating func checkMembership(_ element: CELType, _ container: CELType, _ node: CELExpression) {
        switch substitution.head(container) {
        case .dyn: return
        case .list(let type), .map(let type, _):
            guard !substitution.isAssignable(element, to: type) else { return }
            report("\(text(element)) is never in \(text(container))", at: node.span)
        case .record:
            guard !substitution.isAssignable(element, to: .string) else { return }
            report("\(text(element)) is never in \(text(container)): a field's name is a string", at: node.span)
        case .parameter: _ = substitution.isAssignable(.dyn, to: container)
        case .string:
            report("in is for lists and maps; for texts write text.contains(part)", at: node.span)
        default: report("in is for lists and maps, not \(text(container))", at: node.span)
        }
    }

    // MARK: Messages

    private func message(
        _ operator: CELBinaryOperator,
        _ left: CELExpression,
        _ first: CELType,
        _ right: CELExpression,
        _ second: CELType
    ) -> String {
        let hint = hint(left, first, right, second)
        if `operator`.isComparison { return "cannot compare \(text(first)) with \(text(second))\(hint)" }
        let sign = `operator`.rawValue
        if !hint.isEmpty { return "\(sign) does not take \(text(first)) and \(text(second))\(hint)" }
        let pairs = OperatorSignature.of(`operator`).map { "\($0.left) \(sign) \($0.right)" }
        let takes = (pairs + (`operator` == .add ? ["list + list"] : [])).joined(separator: ", ")
        return "\(sign) does not take \(text(first)) and \(text(second)); it takes \(takes)"
    }

    /// What to write so that two values of different types go together.
    private func hint(_ left: CELExpression, _ first: CELType, _ right: CELExpression, _ second: CELType) -> String {
        let first = substitution.head(first)
        let second = substitution.head(second)
        for (node, other) in [(left, second), (right, first)] {
            guard case .literal(let literal) = node.kind else { continue }
            switch (literal, other) {
            case (.int(let number), .double): return "; write \(number).0"
            case (.int(let number), .uint) where number >= 0: return "; write \(number)u"
            case (.uint(let number), .int): return "; write \(number)"
            case (.string, .duration): return "; write duration(…) around the text"
            case (.string, .timestamp): return "; write timestamp(…) around the text"
            case (.int, .duration): return "; write duration('…s')"
            default: break
            }
        }
        switch (first, second) {
        case (.int, .string), (.uint, .string), (.double, .string), (.string, .int), (.string, .uint),
            (.string, .double):
            return "; convert one with string(…) or \(first.isSameScalar(as: .string) ? "\(second)" : "\(first)")(…)"
        case (.int, .double), (.double, .int), (.int, .uint), (.uint, .int), (.uint, .double), (.double, .uint):
            return "; convert one with \(first)(…) or \(second)(…)"
        default: return ""
        }
    }
}
