extension Checker {
    // MARK: Comprehensions

    @inline(never)
    mutating func checkComprehension(_ node: CELExpression) -> CELType {
        guard let parts = Self.parts(of: node) else { return .dyn }
        let outer = locals.count
        let elements = enter(node, check(parts.range))
        if let condition = parts.condition { expectCondition(check(condition), condition, node) }
        let body = check(parts.body)
        locals.removeLast(locals.count - outer)
        return result(of: node, elements, body)
    }

    /// What a comprehension checks, in this order.
    private final class Parts {
        let range: CELExpression
        let condition: CELExpression?
        let body: CELExpression

        init(_ comprehension: CELComprehension) {
            range = comprehension.range
            condition = comprehension.condition
            body = comprehension.body
        }
    }

    @inline(never)
    private static func parts(of node: CELExpression) -> Parts? {
        guard case .comprehension(let comprehension) = node.kind else { return nil }
        return Parts(comprehension)
    }

    @inline(never)
    private mutating func enter(_ node: CELExpression, _ range: CELType) -> Elements {
        guard case .comprehension(let comprehension) = node.kind else { return .dyn }
        let elements = elements(of: range, comprehension)
        locals.append(Local(name: comprehension.variable.text, type: elements.first))
        if let second = comprehension.secondVariable { locals.append(Local(name: second.text, type: elements.second)) }
        return elements
    }

    @inline(never)
    private mutating func expectCondition(_ type: CELType, _ condition: CELExpression, _ node: CELExpression) {
        guard !isUntyped, case .comprehension(let comprehension) = node.kind else { return }
        expectBool(type, condition, "the condition of \(comprehension.name.text)")
    }

    private struct Elements {
        /// The element of a list or the key of a map; with two variables the index or key.
        var first: CELType
        /// The element or value, for a second variable.
        var second: CELType
        /// The index or key.
        var key: CELType

        static let dyn = Elements(first: .dyn, second: .dyn, key: .dyn)
    }

    @inline(never)
    private mutating func elements(of range: CELType, _ comprehension: CELComprehension) -> Elements {
        if isUntyped { return .dyn }
        let hasTwo = comprehension.secondVariable != nil
        let range = substitution.head(range)
        switch range {
        case .list(let element): return Elements(first: hasTwo ? .int : element, second: element, key: .int)
        case .map(let key, let value) where comprehension.kind != .sortBy:
            return Elements(first: key, second: value, key: key)
        case .record where comprehension.kind != .sortBy: return Elements(first: .string, second: .dyn, key: .string)
        case .dyn: return .dyn
        case .parameter:
            _ = substitution.isAssignable(.dyn, to: range)
            return .dyn
        default:
            let takes = comprehension.kind == .sortBy ? "lists" : "lists and maps"
            report("\(comprehension.name.text) is for \(takes), not \(text(range))", at: comprehension.range.span)
            return .dyn
        }
    }

    @inline(never)
    private mutating func result(of node: CELExpression, _ elements: Elements, _ body: CELType) -> CELType {
        guard !isUntyped, case .comprehension(let comprehension) = node.kind else { return .dyn }
        let name = comprehension.name.text
        switch comprehension.kind {
        case .all, .exists, .existsOne:
            expectBool(body, comprehension.body, "the condition of \(name)")
            return .bool
        case .filter:
            expectBool(body, comprehension.body, "the condition of \(name)")
            return substitution.bounded(.list(elements.first))
        case .map, .transformList: return substitution.bounded(.list(body))
        case .transformMap: return substitution.bounded(.map(elements.key, body))
        case .transformMapEntry:
            let map = CELType.map(substitution.makeVariable(), substitution.makeVariable())
            if substitution.isAssignable(body, to: map) { return substitution.resolve(map, freeAsDyn: false) }
            report("the body of \(name) must be a map, not \(text(body))", at: comprehension.body.span)
            return .map(.dyn, .dyn)
        case .sortBy:
            if !isOrdered(body) {
                report("\(name) cannot sort by \(text(body)), which has no order", at: comprehension.body.span)
            }
            return substitution.bounded(.list(elements.first))
        }
    }

    private func isOrdered(_ type: CELType) -> Bool {
        switch substitution.head(type) {
        case .dyn, .parameter, .int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration: true
        case .nullable(let inner): isOrdered(inner)
        default: false
        }
    }

    // MARK: Other macros

    @inline(never)
    mutating func checkBind(_ node: CELExpression) -> CELType {
        guard case .bind(let name, let value, let body) = node.kind else { return .dyn }
        let type = check(value)
        locals.append(Local(name: name.text, type: type))
        defer { locals.removeLast() }
        return check(body)
    }

    @inline(never)
    mutating func checkBlock(_ node: CELExpression) -> CELType {
        guard case .block(let slots, let body) = node.kind else { return .dyn }
        let start = locals.count
        blocks.append((start, 0))
        defer {
            blocks.removeLast()
            locals.removeLast(locals.count - start)
        }
        for (index, slot) in slots.enumerated() {
            let type = check(slot)
            locals.append(Local(name: "@index\(index)", type: type))
            blocks[blocks.count - 1].count = index + 1
        }
        return check(body)
    }

    @inline(never)
    mutating func checkOptionalMap(_ node: CELExpression) -> CELType {
        guard case .optionalMap(let target, let variable, let body, let isFlat) = node.kind else { return .dyn }
        let wrapped = wrapped(check(target), target, isFlat ? "optFlatMap" : "optMap")
        locals.append(Local(name: variable.text, type: wrapped))
        let type = check(body)
        locals.removeLast()
        return isUntyped ? .dyn : optionalType(type, body, isFlat: isFlat)
    }

    @inline(never)
    private mutating func optionalType(_ type: CELType, _ body: CELExpression, isFlat: Bool) -> CELType {
        guard isFlat else { return substitution.bounded(.optional(type)) }
        let result = CELType.optional(substitution.makeVariable())
        if substitution.head(type).isDyn { return .dyn }
        if substitution.isAssignable(type, to: result) { return substitution.resolve(result, freeAsDyn: false) }
        report("the body of optFlatMap must be optional, not \(text(type))", at: body.span)
        return .dyn
    }

    @inline(never)
    private mutating func wrapped(_ type: CELType, _ node: CELExpression, _ name: String) -> CELType {
        if isUntyped { return .dyn }
        let type = substitution.head(type)
        if let wrapped = type.optionalWrapped { return wrapped }
        switch type {
        case .dyn: break
        case .parameter: _ = substitution.isAssignable(.dyn, to: type)
        default: report("\(name) is for optionals, not \(text(type))", at: node.span)
        }
        return .dyn
    }
}
