extension Explainer {
    /// The parts of an expression that decided its outcome.
    mutating func deciding(_ record: TraceRecord, _ expression: CELExpression) -> [CELExplanation.Part] {
        switch expression.kind {
        case .literal, .identifier: return []
        case .select(let operand, _, _), .has(let operand, _): return deciding(operand, of: record)
        case .index(let operand, let key, _): return deciding(operand, of: record) + parts([key], of: record)
        case .and: return chain(record, isAnd: true)
        case .or: return chain(record, isAnd: false)
        case .comprehension(let comprehension): return self.comprehension(comprehension, record)
        case .bind, .block: return body(record)
        default: return parts(expression.children, of: record)
        }
    }

    /// The parts of the children that are not constant, as far as they were evaluated.
    private mutating func parts(_ children: [CELExpression], of record: TraceRecord) -> [CELExplanation.Part] {
        var parts: [CELExplanation.Part] = []
        for child in children where !isConstant(child) {
            guard let part = record.part(child).flatMap({ self.part($0) }) else { continue }
            parts.append(part)
        }
        return parts
    }

    /// What decided the operand of a selection: a path of names is shown as a whole, unless it failed on the way.
    private mutating func deciding(_ operand: CELExpression, of record: TraceRecord) -> [CELExplanation.Part] {
        guard let inner = record.part(operand) else { return [] }
        if case .failure = inner.outcome { return part(inner).map { [$0] } ?? [] }
        if case .failure = record.outcome { return part(inner).map { [$0] } ?? [] }
        return isPath(operand) ? [] : nested { $0.deciding(inner, operand) }
    }

    /// For a false `&&` the members that are false or failed, otherwise all that were evaluated.
    private mutating func chain(_ record: TraceRecord, isAnd: Bool) -> [CELExplanation.Part] {
        var parts: [CELExplanation.Part] = []
        for member in record.parts {
            if isAnd, case .value(.bool(true)) = member.outcome, !record.holds { continue }
            if let expression = expression(member), isConstant(expression) { continue }
            if let part = part(member) { parts.append(part) }
        }
        return parts
    }

    private mutating func comprehension(
        _ comprehension: CELComprehension,
        _ record: TraceRecord
    ) -> [CELExplanation.Part] {
        var parts: [CELExplanation.Part] = []
        if let range = record.part(comprehension.range), !isConstant(comprehension.range) {
            // The list itself says little where an element of it is shown.
            let isFailed = if case .failure = range.outcome { true } else { false }
            let isShown = isFailed || !isPath(comprehension.range) || !record.parts.contains { $0.element != nil }
            if isShown, let part = part(range) { parts.append(part) }
        }
        for element in record.parts where element.element != nil {
            if let part = part(element: element, comprehension) { parts.append(part) }
        }
        return parts
    }

    /// What decided the body of a `bind` or `block`; slots are shown where they are used.
    private mutating func body(_ record: TraceRecord) -> [CELExplanation.Part] {
        guard let inner = record.parts.last, let expression = expression(inner) else { return [] }
        return expression.isLeaf ? part(inner).map { [$0] } ?? [] : nested { $0.deciding(inner, expression) }
    }

    /// Whether an expression is a name or a chain of selections and constant indexes from one.
    private func isPath(_ expression: CELExpression) -> Bool {
        switch expression.kind {
        case .identifier: true
        case .select(let operand, _, _): isPath(operand)
        case .index(let operand, let key, _): isPath(operand) && isConstant(key)
        default: false
        }
    }

    /// Whether nothing in an expression depends on the values of variables.
    private func isConstant(_ expression: CELExpression) -> Bool {
        switch program.checked.reference(of: expression) {
        case .variable, .local, .unresolved: return false
        case .type, .constant: return true
        default: break
        }
        switch expression.kind {
        case .literal: return true
        case .identifier: return false
        case .call(_, _, let arguments) where arguments.isEmpty:
            // A function without arguments may say something of the world.
            guard case .function(let function)? = program.checked.reference(of: expression) else { return false }
            return function.takesTarget && expression.children.allSatisfy { isConstant($0) }
        case .call(_, _, let arguments):
            guard case .function(let function)? = program.checked.reference(of: expression) else { return false }
            return (function.takesTarget ? expression.children : arguments).allSatisfy { isConstant($0) }
        default: return expression.children.allSatisfy { isConstant($0) }
        }
    }
}

extension TraceRecord {
    /// The record of a direct part.
    fileprivate func part(_ expression: CELExpression) -> TraceRecord? {
        parts.first { $0.expression == expression.id }
    }

    fileprivate var holds: Bool {
        if case .value(.bool(true)) = outcome { true } else { false }
    }
}
