extension Machine {
    /// `operand.field`.
    @inline(never)
    mutating func selection(_ node: PlanNode) throws(Raised) -> CELValue {
        let variable = self.node(node.a)
        if variable.operation == .local, !node.flag, let field = field(node.b, ofLocal: variable.a) {
            try step()
            return field
        }
        return try selection(node, from: try value(node.a))
    }

    @inline(never)
    private mutating func selection(_ node: PlanNode, from operand: CELValue) throws(Raised) -> CELValue {
        let field: CELValue?
        switch operand {
        case .map(let map):
            field = self.field(node.b, of: map)
        case .optional(let optional):
            guard let wrapped = optional.value else { return .optional(.none) }
            guard case .map(let map) = wrapped else { throw raise(noSelection(node, wrapped), at: node) }
            return .optional(self.field(node.b, of: map).map(CELOptional.init) ?? .none)
        default:
            throw raise(noSelection(node, operand), at: node)
        }
        if node.flag { return .optional(field.map(CELOptional.init) ?? .none) }
        guard let field else { throw raise(.noSuchKey(plan.fields[Int(node.b)].text), at: node) }
        return field
    }

    /// `has(operand.field)`.
    @inline(never)
    mutating func presence(_ node: PlanNode) -> Truth {
        do {
            var operand = try value(node.a)
            if case .optional(let optional) = operand {
                guard let wrapped = optional.value else { return .no }
                operand = wrapped
            }
            guard case .map(let map) = operand else { throw raise(noSelection(node, operand), at: node) }
            return Truth(field(node.b, of: map) != nil)
        } catch {
            return .failed
        }
    }

    @inline(never)
    private func noSelection(_ node: PlanNode, _ operand: CELValue) -> CELFailure {
        .noSuchOverload(function: "the selection of .\(plan.fields[Int(node.b)].text)", kinds: [operand.kindName])
    }

    /// `operand[key]`.
    @inline(never)
    mutating func element(_ node: PlanNode) throws(Raised) -> CELValue {
        let operand = try value(node.a)
        let key = try value(node.b)
        if case .list(let list) = operand, case .int(let index) = key, !node.flag, index >= 0, index < list.count {
            return list[Int(index)]
        }
        return try element(node, operand, key)
    }

    @inline(never)
    private mutating func element(
        _ node: PlanNode,
        _ operand: CELValue,
        _ key: CELValue
    ) throws(Raised) -> CELValue {
        var container = operand
        var isOptional = node.flag
        if case .optional(let optional) = operand {
            guard let wrapped = optional.value else { return operand }
            container = wrapped
            isOptional = true
        }
        if case .string(let text) = key { try step(size: text.utf8.count) }
        do {
            let element = try container.element(at: key)
            return isOptional ? .optional(CELOptional(element)) : element
        } catch {
            switch error {
            case .noSuchKey, .indexOutOfRange:
                if isOptional { return .optional(.none) }
            default: break
            }
            throw raise(error, at: node)
        }
    }
}
