extension Machine {
    @inline(never)
    mutating func call(_ node: PlanNode) throws(Raised) -> CELValue {
        switch node.b {
        case 1: return try unaryCall(node)
        case 2: return try binaryCall(node)
        default: return try variadicCall(node)
        }
    }

    @inline(never)
    private mutating func unaryCall(_ node: PlanNode) throws(Raised) -> CELValue {
        let argument = try value(operand(node.a))
        let site = plan.calls[Int(node.c)]
        try step(through: argument, site.cost)
        for index in site.candidates.indices where site.candidates[index].accepts(argument) {
            guard case .unary(let function) = site.candidates[index].implementation else {
                return try apply(site.candidates[index], [argument], node)
            }
            return try result(node) { () throws(CELFailure) in try function(argument) }
        }
        throw raise(.noSuchOverload(function: site.function, kinds: [argument.kindName]), at: node)
    }

    @inline(never)
    private mutating func binaryCall(_ node: PlanNode) throws(Raised) -> CELValue {
        let first = try value(operand(node.a))
        let second = try value(operand(node.a + 1))
        return try call(node, first, second)
    }

    /// `or` and `orValue` of an optional: the argument is evaluated where it is needed.
    @inline(never)
    mutating func fallback(_ node: PlanNode) throws(Raised) -> CELValue {
        let target = try value(node.a)
        if case .optional(let optional) = target, let wrapped = optional.value { return node.flag ? wrapped : target }
        let site = plan.calls[Int(node.c)]
        guard site.candidates.contains(where: { $0.mayAccept(target) }) else {
            throw raise(.noSuchOverload(function: site.function, kinds: [target.kindName]), at: node)
        }
        return try call(node, target, try value(node.b))
    }

    @inline(__always)
    private mutating func call(
        _ node: PlanNode,
        _ first: CELValue,
        _ second: CELValue
    ) throws(Raised) -> CELValue {
        let site = plan.calls[Int(node.c)]
        try step(through: first, site.cost)
        try step(through: second, site.cost)
        for index in site.candidates.indices where site.candidates[index].accepts(first, second) {
            guard case .binary(let function) = site.candidates[index].implementation else {
                return try apply(site.candidates[index], [first, second], node)
            }
            return try result(node) { () throws(CELFailure) in try function(first, second) }
        }
        throw raise(.noSuchOverload(function: site.function, kinds: [first.kindName, second.kindName]), at: node)
    }

    @inline(never)
    private mutating func variadicCall(_ node: PlanNode) throws(Raised) -> CELValue {
        var arguments: [CELValue] = []
        arguments.reserveCapacity(Int(node.b))
        for position in node.a..<node.a + node.b { arguments.append(try value(operand(position))) }
        let site = plan.calls[Int(node.c)]
        for argument in arguments { try step(through: argument, site.cost) }
        for candidate in site.candidates where candidate.accepts(arguments) {
            return try apply(candidate, arguments, node)
        }
        throw raise(.noSuchOverload(function: site.function, kinds: arguments.map(\.kindName)), at: node)
    }

    @inline(__always)
    private mutating func step(through argument: CELValue, _ cost: PlanCall.Cost) throws(Raised) {
        switch (argument, cost) {
        case (_, .none): break
        case (.string(let text), _): try step(size: text.utf8.count)
        case (.bytes, .everything), (.list, .everything), (.map, .everything), (.optional, .everything):
            try step(through: argument)
        default: break
        }
    }

    /// Calls an implementation whose form is not that of the call site.
    private mutating func apply(
        _ candidate: PlanCall.Candidate,
        _ arguments: [CELValue],
        _ node: PlanNode
    ) throws(Raised) -> CELValue {
        try result(node) { () throws(CELFailure) in
            switch candidate.implementation {
            case .unary(let function) where arguments.count == 1: try function(arguments[0])
            case .binary(let function) where arguments.count == 2: try function(arguments[0], arguments[1])
            case .variadic(let function): try function(arguments)
            default: throw .invalidArgument("the implementation takes another number of arguments")
            }
        }
    }

    @inline(__always)
    private mutating func result(
        _ node: PlanNode,
        _ function: () throws(CELFailure) -> CELValue
    ) throws(Raised) -> CELValue {
        let made: CELValue
        do {
            made = try function()
        } catch {
            throw raise(error, at: node)
        }
        try take(result: made)
        return made
    }
}
