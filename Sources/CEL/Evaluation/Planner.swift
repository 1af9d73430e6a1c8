/// Makes a plan of a checked expression.
struct Planner {
    let checked: CELChecked
    let environment: CELEnvironment
    /// Whether evaluation is to record what comes of each expression.
    let isTraced: Bool
    var parts = PlanParts()
    /// The local variables around, by their levels.
    var locals: [Local] = []
    private var nesting = 0

    /// A local variable: its number, and how deeply its value may be nested.
    struct Local {
        let number: Int32
        let depth: Int
    }

    /// A node, and how deeply what it evaluates and makes may be nested.
    struct Planned {
        let node: Int32
        let depth: Int
    }

    /// Parsers bound the depth before; this is for trees made by hand.
    private static let maximumNesting = 300

    static func plan(_ checked: CELChecked, in environment: CELEnvironment, isTraced: Bool) -> Plan {
        var planner = Planner(checked: checked, environment: environment, isTraced: isTraced)
        let root = planner.plan(checked.expression)
        return Plan(planner.parts, root: root.node, depth: root.depth)
    }

    private init(checked: CELChecked, environment: CELEnvironment, isTraced: Bool) {
        self.checked = checked
        self.environment = environment
        self.isTraced = isTraced
    }

    mutating func plan(_ expression: CELExpression) -> Planned {
        guard nesting < Self.maximumNesting else { return failure(.limitReached("depth"), expression) }
        nesting += 1
        defer { nesting -= 1 }
        let planned = untracedPlan(expression)
        guard isTraced, parts.nodes[Int(planned.node)].operation != .constant else { return planned }
        return Planned(node: add(.traced, expression, planned.node), depth: planned.depth)
    }

    // Each kind has a method of its own that takes the expression apart: the frame of this one stays small.
    private mutating func untracedPlan(_ expression: CELExpression) -> Planned {
        switch expression.kind {
        case .literal(let literal): constant(CELValue(literal), expression)
        case .identifier: identifier(expression)
        case .select: selection(expression)
        case .has: presence(expression)
        case .index: element(expression)
        case .unary: unary(expression)
        case .binary: binary(expression)
        case .and, .or: chain(expression)
        case .conditional: conditional(expression)
        case .call: call(expression)
        case .list: list(expression)
        case .map: map(expression)
        case .message: message(expression)
        case .comprehension: comprehension(expression)
        case .bind: bind(expression)
        case .block: block(expression)
        case .optionalMap: optionalMap(expression)
        }
    }

    // MARK: Nodes

    mutating func add(
        _ operation: PlanNode.Operation,
        _ expression: CELExpression,
        _ a: Int32 = 0,
        _ b: Int32 = 0,
        _ c: Int32 = 0,
        flag: Bool = false
    ) -> Int32 {
        let number = Int32(truncatingIfNeeded: expression.id)
        return parts.add(PlanNode(operation: operation, flag: flag, expression: number, a: a, b: b, c: c))
    }

    mutating func constant(_ value: CELValue, _ expression: CELExpression) -> Planned {
        let position = parts.add(constant: value)
        return Planned(node: add(.constant, expression, position), depth: 1)
    }

    mutating func failure(_ failure: CELFailure, _ expression: CELExpression) -> Planned {
        parts.failures.append(failure)
        return Planned(node: add(.failure, expression, Int32(truncatingIfNeeded: parts.failures.count - 1)), depth: 1)
    }

    // MARK: Names

    @inline(never)
    private mutating func identifier(_ expression: CELExpression) -> Planned {
        named(expression) ?? failure(.noSuchVariable(""), expression)
    }

    /// The variable, type or constant that an expression names; nil where it is no name.
    private mutating func named(_ expression: CELExpression) -> Planned? {
        switch checked.reference(of: expression) {
        case .local(let level):
            guard locals.indices.contains(level) else { return nil }
            let local = locals[level]
            let isLazy = parts.lazyNodes[Int(local.number)] >= 0
            return Planned(node: add(isLazy ? .lazy : .local, expression, local.number), depth: local.depth + 1)
        case .variable(let variable):
            return global([variable.name], slot: rank(of: variable.name), isDeclared: true, expression)
        case .unresolved(let names):
            let slot = environment.declarations.variables.count + parts.globals.count
            return global(names, slot: slot, isDeclared: false, expression)
        case .type(let name): return constant(.type(CELTypeValue(name)), expression)
        case .constant(let value): return constant(value, expression)
        default: return nil
        }
    }

    private mutating func global(
        _ names: [String],
        slot: Int,
        isDeclared: Bool,
        _ expression: CELExpression
    ) -> Planned {
        let slot = Int32(truncatingIfNeeded: slot)
        parts.add(global: Plan.Global(names: names, slot: slot, isDeclared: isDeclared))
        return Planned(node: add(.global, expression, slot), depth: 1)
    }

    /// The position of a variable among the environment's in the order of their names, as in ``CELBindings``.
    private func rank(of name: String) -> Int {
        if let known = parts.globals.first(where: { $0.isDeclared && $0.names[0] == name }) { return Int(known.slot) }
        return environment.declarations.variables.keys.reduce(into: 0) { rank, other in
            if other < name { rank += 1 }
        }
    }

    @inline(never)
    private mutating func selection(_ expression: CELExpression) -> Planned {
        if let named = named(expression) { return named }
        guard case .select(let operand, let field, let isOptional) = expression.kind else { return plan(expression) }
        let planned = plan(operand)
        let number = parts.add(field: field.text)
        return Planned(
            node: add(.select, expression, planned.node, number, flag: isOptional),
            depth: planned.depth + 1
        )
    }

    @inline(never)
    private mutating func presence(_ expression: CELExpression) -> Planned {
        guard case .has(let operand, let field) = expression.kind else { return plan(expression) }
        let planned = plan(operand)
        let number = parts.add(field: field.text)
        return Planned(node: add(.has, expression, planned.node, number), depth: planned.depth + 1)
    }

    @inline(never)
    private mutating func element(_ expression: CELExpression) -> Planned {
        guard case .index(let operand, let key, let isOptional) = expression.kind else { return plan(expression) }
        let container = plan(operand)
        let position = plan(key)
        return Planned(
            node: add(.index, expression, container.node, position.node, flag: isOptional),
            depth: max(container.depth, position.depth) + 1
        )
    }
}
