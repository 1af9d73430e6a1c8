extension CELValue {
    /// The language's equality: numbers by value whatever their kinds, lists and maps by their parts, values of different
    /// kinds unequal, never a failure.
    ///
    /// A number that is no double is compared with a double as the nearest double, as the specification's tests demand, so
    /// that integers beyond 2⁵³ can equal a neighbour's double. NaN equals nothing.
    public static func isEqual(_ left: CELValue, _ right: CELValue) -> Bool {
        switch left {
        case .list, .map, .optional: isEqualAggregate(left, right)
        default: isEqualSimple(left, right)
        }
    }

    /// The part that goes into depth, apart from the others so that its frames on the stack are small.
    @inline(never)
    private static func isEqualAggregate(_ left: CELValue, _ right: CELValue) -> Bool {
        switch (left, right) {
        case (.list(let left), .list(let right)): isEqual(left, right)
        case (.map(let left), .map(let right)): isEqual(left, right)
        case (.optional(let left), .optional(let right)): isEqual(left, right)
        default: false
        }
    }

    private static func isEqualSimple(_ left: CELValue, _ right: CELValue) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): CELText.isEqual(left, right)
        case (.int(let left), .int(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.null, .null): true
        case (.bytes(let left), .bytes(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.opaque(let left), .opaque(let right)): left.isEqual(to: right)
        case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .uint):
            orderOfNumbers(left, right) == .same
        default: false
        }
    }

    private static func isEqual(_ left: [CELValue], _ right: [CELValue]) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where !isEqual(left[index], right[index]) { return false }
        return true
    }

    private static func isEqual(_ left: CELMap, _ right: CELMap) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count {
            let position = position(of: index, of: left, in: right)
            guard position >= 0, isEqual(left.values[index], right.values[position]) else { return false }
        }
        return true
    }

    /// Where the key of an entry stands in the other map, −1 for nowhere; apart, so that the frame that goes into depth is
    /// small.
    @inline(never)
    private static func position(of index: Int, of left: CELMap, in right: CELMap) -> Int {
        right.position(of: left.keys[index]) ?? -1
    }

    private static func isEqual(_ left: CELOptional, _ right: CELOptional) -> Bool {
        switch (left.value, right.value) {
        case (let left?, let right?): isEqual(left, right)
        case (nil, nil): true
        default: false
        }
    }
}

extension CELValue: Equatable {
    /// Whether two values are the same in kind and value, for tests; the language's own equality is `isEqual`.
    ///
    /// `1` is neither `1u` nor `1.0`, NaN matches NaN, and `0.0` matches `-0.0`.
    public static func == (left: CELValue, right: CELValue) -> Bool {
        switch (left, right) {
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.optional(let left), .optional(let right)): left.value == right.value
        case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
        case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .uint): false
        default: isEqualSimple(left, right)
        }
    }
}

extension CELMap: Equatable {
    /// Whether two maps have the same entries in any order, keys and values being the same in kind and value.
    public static func == (left: CELMap, right: CELMap) -> Bool {
        guard left.count == right.count else { return false }
        let (keys, values) = (left.keys, left.values)
        let (otherKeys, others) = (right.keys, right.values)
        for index in keys.indices {
            guard let position = right.position(of: keys[index]), otherKeys[position] == keys[index],
                others[position] == values[index]
            else { return false }
        }
        return true
    }
}
