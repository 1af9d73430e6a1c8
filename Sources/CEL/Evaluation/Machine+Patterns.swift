import LinearRegex

extension Machine {
    /// `matches`.
    @inline(never)
    mutating func match(_ node: PlanNode) -> Truth {
        do {
            let text = try value(node.a)
            guard node.operation == .matchesAny else {
                guard case .string(let text) = text else {
                    throw raise(.noSuchOverload(function: "matches", kinds: [text.kindName, "string"]), at: node)
                }
                try step(size: 4 * text.utf8.count)
                return Truth(plan.patterns[Int(node.b)].matches(text))
            }
            let pattern = try value(node.b)
            guard case .string(let text) = text, case .string(let pattern) = pattern else {
                throw raise(.noSuchOverload(function: "matches", kinds: [text.kindName, pattern.kindName]), at: node)
            }
            try step(size: 4 * (text.utf8.count + pattern.utf8.count))
            do {
                return Truth(try compiled(pattern).matches(text))
            } catch {
                throw raise(error, at: node)
            }
        } catch {
            return .failed
        }
    }

    /// A function of the regex library.
    @inline(never)
    mutating func regexCall(_ node: PlanNode) throws(Raised) -> CELValue {
        let call = plan.regexCalls[Int(node.a)]
        var arguments: [CELValue] = []
        arguments.reserveCapacity(call.operandCount)
        for position in 0..<Int32(truncatingIfNeeded: call.operandCount) {
            arguments.append(try value(operand(node.b + position)))
        }
        for argument in arguments {
            if case .string(let text) = argument { try step(size: 4 * text.utf8.count) }
        }
        let made: CELValue
        do {
            made = try call.function.value(arguments) { (pattern) throws(CELFailure) in
                if let known = call.pattern { return known }
                return try compiled(pattern)
            }
        } catch {
            throw raise(error, at: node)
        }
        try take(result: made)
        return made
    }
    /// About what compiling a pattern of usual size takes.
    private static let stepsOfCompiling = 2_000

    /// The pattern, compiled where that was not done before.
    private mutating func compiled(_ pattern: String) throws(CELFailure) -> LinearRegex {
        if let known = patterns.known(pattern) { return try known.get() }
        steps -= Self.stepsOfCompiling
        guard steps >= 0 else { throw .limitReached("steps") }
        return try patterns.compile(pattern)
    }
}
