extension Machine {
    @inline(never)
    mutating func equality(_ node: PlanNode) -> Truth {
        do {
            let left = try value(node.a)
            let right = try value(node.b)
            switch (left, right) {
            case (.int(let left), .int(let right)): return Truth(left == right)
            case (.bool(let left), .bool(let right)): return Truth(left == right)
            case (.string(let left), .string(let right)):
                try step(size: min(left.utf8.count, right.utf8.count))
                return Truth(CELText.isEqual(left, right))
            default: return Truth(try isEqual(left, right))
            }
        } catch {
            return .failed
        }
    }

    /// Equality of any values, paid for by what is gone through.
    @inline(never)
    private mutating func isEqual(_ left: CELValue, _ right: CELValue) throws(Raised) -> Bool {
        switch (left, right) {
        case (.list, .list), (.map, .map), (.bytes, .bytes), (.optional, .optional):
            try step(through: left)
            try step(through: right)
        default: break
        }
        return CELValue.isEqual(left, right)
    }

    @inline(never)
    mutating func order(_ node: PlanNode) -> Truth {
        do {
            let left = try value(node.a)
            let right = try value(node.b)
            if case .int(let left) = left, case .int(let right) = right {
                switch node.operation {
                case .less: return Truth(left < right)
                case .lessOrEqual: return Truth(left <= right)
                case .greater: return Truth(left > right)
                default: return Truth(left >= right)
                }
            }
            return Truth(try isOrdered(left, right, node))
        } catch {
            return .failed
        }
    }

    @inline(never)
    private mutating func isOrdered(_ left: CELValue, _ right: CELValue, _ node: PlanNode) throws(Raised) -> Bool {
        try step(size: min(left.shallowSize, right.shallowSize))
        do {
            return switch node.operation {
            case .less: try CELValue.isLess(left, right)
            case .lessOrEqual: try CELValue.isLessOrEqual(left, right)
            case .greater: try CELValue.isGreater(left, right)
            default: try CELValue.isGreaterOrEqual(left, right)
            }
        } catch {
            throw raise(error, at: node)
        }
    }

    @inline(never)
    mutating func membership(_ node: PlanNode) -> Truth {
        do {
            let element = try value(node.a)
            let collection = try value(node.b)
            if case .list = collection { try step(through: collection) } else { try step(size: element.shallowSize) }
            do {
                return Truth(try CELValue.contains(element, in: collection))
            } catch {
                _ = raise(error, at: node)
                return .failed
            }
        } catch {
            return .failed
        }
    }

    @inline(never)
    mutating func constantMembership(_ node: PlanNode) -> Truth {
        do {
            let element = try value(node.a)
            if case .string(let text) = element { try step(size: text.utf8.count) }
            guard case .map(let set) = constant(node.b) else { return .no }
            return Truth(set.position(of: element) != nil)
        } catch {
            return .failed
        }
    }
}
