extension Machine {
    /// The list or map that a comprehension makes.
    @inline(never)
    mutating func comprehension(_ node: PlanNode) throws(Raised) -> CELValue {
        let plan = plan.comprehensions[Int(node.a)]
        let entries = try entries(plan, node)
        if plan.kind == .sortBy { return try sorted(entries, plan, node) }
        var keys: [CELValue] = []
        var values: [CELValue] = []
        for index in 0..<entries.count {
            try step()
            bind(entries, at: index, plan)
            beginElement(plan, index)
            do {
                try transform(entries, index, plan, &keys, &values, node)
                endElement(plan, isKept: false)
            } catch {
                endElement(plan, isKept: true)
                throw error
            }
        }
        switch plan.kind {
        case .transformMap, .transformMapEntry: return try map(keys: keys, values: values, node)
        default: return .list(values)
        }
    }

    @inline(never)
    private mutating func transform(
        _ entries: Entries,
        _ index: Int,
        _ plan: PlanComprehension,
        _ keys: inout [CELValue],
        _ values: inout [CELValue],
        _ node: PlanNode
    ) throws(Raised) {
        if plan.kind == .filter {
            guard try isTrue(plan.body) else { return }
            try take(MemoryLayout<CELValue>.stride)
            values.append(entries.firsts[index])
            return
        }
        if plan.condition >= 0 {
            guard try isTrue(plan.condition) else { return }
        }
        let made = try value(plan.body)
        switch plan.kind {
        case .transformMap:
            try take(2 * MemoryLayout<CELValue>.stride)
            keys.append(entries.key(at: index))
            values.append(made)
        case .transformMapEntry:
            guard case .map(let entry) = made else {
                throw raise(.noSuchOverload(function: plan.name, kinds: [made.kindName]), at: node)
            }
            try take(2 * entry.count * MemoryLayout<CELValue>.stride)
            keys.append(contentsOf: entry.keys)
            values.append(contentsOf: entry.values)
        default:
            try take(MemoryLayout<CELValue>.stride)
            values.append(made)
        }
    }

    /// The elements in ascending order of the body's value; elements with the same value keep their order.
    @inline(never)
    private mutating func sorted(
        _ entries: Entries,
        _ plan: PlanComprehension,
        _ node: PlanNode
    ) throws(Raised) -> CELValue {
        var keys: [CELValue] = []
        keys.reserveCapacity(entries.count)
        for index in 0..<entries.count {
            try step()
            bind(entries, at: index, plan)
            beginElement(plan, index)
            do {
                keys.append(try value(plan.body))
                endElement(plan, isKept: false)
            } catch {
                endElement(plan, isKept: true)
                throw error
            }
        }
        do {
            return .list(try sorted(entries.firsts, by: keys, function: plan.name))
        } catch let error as CELFailure {
            throw raise(error, at: node)
        } catch {
            throw Raised()
        }
    }

    private mutating func sorted(_ elements: [CELValue], by keys: [CELValue], function: String) throws -> [CELValue] {
        guard let first = keys.first else { return [] }
        try take(elements.count * MemoryLayout<CELValue>.stride)
        for key in keys where key.kindName != first.kindName {
            throw CELFailure.noSuchOverload(function: function, kinds: [first.kindName, key.kindName])
        }
        // A kind without an order fails also where there is nothing to compare with.
        _ = try CELValue.compare(first, first)
        return try elements.indices
            .sorted { left, right in
                try step(size: 16 + min(keys[left].shallowSize, keys[right].shallowSize))
                let ordering = try CELValue.sortingOrder(keys[left], keys[right])
                return ordering == .same ? left < right : ordering == .ascending
            }
            .map { elements[$0] }
    }

    /// What a comprehension goes through.
    struct Entries {
        /// The elements of a list or the keys of a map.
        let firsts: [CELValue]
        /// The values of a map.
        let seconds: [CELValue]?

        var count: Int { firsts.count }

        func key(at index: Int) -> CELValue {
            seconds == nil ? .int(Int64(truncatingIfNeeded: index)) : firsts[index]
        }
    }

    mutating func entries(_ plan: PlanComprehension, _ node: PlanNode) throws(Raised) -> Entries {
        let range = try value(plan.range)
        switch range {
        case .list(let list):
            return Entries(firsts: list, seconds: nil)
        case .map(let map) where plan.kind != .sortBy:
            return Entries(firsts: map.keys, seconds: map.values)
        default:
            throw raise(.noSuchOverload(function: plan.name, kinds: [range.kindName]), at: node)
        }
    }

    /// Gives the variables the values of an element.
    @inline(__always)
    func bind(_ entries: Entries, at index: Int, _ plan: PlanComprehension) {
        guard plan.secondVariable >= 0 else { return setLocal(plan.variable, entries.firsts[index]) }
        setLocal(plan.variable, entries.key(at: index))
        setLocal(plan.secondVariable, entries.seconds?[index] ?? entries.firsts[index])
    }
}
