extension Machine {
    /// Takes one step.
    @inline(__always)
    mutating func step() throws(Raised) {
        steps &-= 1
        if steps < 0 { throw exhaust("steps") }
    }

    /// Takes steps for work in proportion to a size in bytes or elements.
    @inline(__always)
    mutating func step(size: Int) throws(Raised) {
        steps -= size >> 4
        if steps < 0 { throw exhaust("steps") }
    }

    /// Takes memory for a value that was made.
    @inline(__always)
    mutating func take(_ bytes: Int) throws(Raised) {
        memory -= bytes
        if memory < 0 { throw exhaust("memory") }
    }

    /// Takes memory for the result of a function; what is inside it was there before, or was bounded by the function.
    @inline(__always)
    mutating func take(result: CELValue) throws(Raised) {
        switch result {
        case .string, .bytes, .list, .map: try take(result.shallowSize)
        default: break
        }
    }

    /// Takes steps for something that may go through all of a value, nested values included.
    ///
    /// A value is a graph in which a part may occur many times, so that going through it can take exponentially longer than
    /// making it: the walk stops with the steps. It stops also where values are nested too deeply for what goes through
    /// them by recursion; all that does so comes after this.
    mutating func step(through value: CELValue) throws(Raised) {
        try step(through: value, nesting: 0)
    }

    private mutating func step(through value: CELValue, nesting: Int) throws(Raised) {
        try step()
        if nesting > deepest { throw exhaust("depth") }
        switch value {
        case .string(let text): try step(size: text.utf8.count)
        case .bytes(let bytes): try step(size: bytes.count)
        case .list(let list):
            try step(size: list.count)
            for element in list where element.hasParts { try step(through: element, nesting: nesting + 1) }
        case .map(let map):
            try step(size: 2 * map.count)
            for element in map.values where element.hasParts { try step(through: element, nesting: nesting + 1) }
        case .optional(let optional):
            if let wrapped = optional.value { try step(through: wrapped, nesting: nesting + 1) }
        default: break
        }
    }

    @inline(never)
    private mutating func exhaust(_ limit: String) -> Raised {
        isExhausted = true
        failure = .limitReached(limit)
        failedExpression = node(plan.root).expression
        return Raised()
    }

    /// Notes a failure of an expression; the result is to be thrown.
    @inline(never)
    mutating func raise(_ failure: CELFailure, at node: PlanNode) -> Raised {
        // The first limit that is reached stays the reason.
        guard !isExhausted else { return Raised() }
        if case .limitReached = failure { isExhausted = true }
        self.failure = failure
        failedExpression = node.expression
        return Raised()
    }
}

extension CELValue {
    /// Whether the value may hold much more than its own two words.
    fileprivate var hasParts: Bool {
        switch self {
        case .string, .bytes, .list, .map, .optional: true
        default: false
        }
    }

    /// The bytes that the value itself takes, without what its elements hold.
    var shallowSize: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .list(let list): 32 + list.count * MemoryLayout<CELValue>.stride
        case .map(let map): 64 + map.count * 2 * MemoryLayout<CELValue>.stride
        default: 0
        }
    }
}
