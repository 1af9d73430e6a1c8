extension CELValue {
    /// The language's order of two numbers, texts, byte sequences, truth values, timestamps or durations.
    ///
    /// Numbers of different kinds are compared by value, an integer with a double as the nearest double; texts by Unicode
    /// scalar; false comes before true.
    ///
    /// - Returns: the order; nil where one is NaN, which comes neither before nor after anything, itself included.
    /// - Throws: `noSuchOverload` for other kinds, which names the operation.
    public static func compare(
        _ left: CELValue,
        _ right: CELValue,
        for operation: CELBinaryOperator = .less
    ) throws(CELFailure) -> CELOrdering? {
        switch (left, right) {
        case (.int(let left), .int(let right)): return CELOrdering(left, right)
        case (.string(let left), .string(let right)): return CELText.compare(left, right)
        case (.uint(let left), .uint(let right)): return CELOrdering(left, right)
        case (.duration(let left), .duration(let right)): return CELOrdering(left, right)
        case (.timestamp(let left), .timestamp(let right)): return CELOrdering(left, right)
        case (.bytes(let left), .bytes(let right)): return CELText.compare(left.span, right.span)
        case (.bool(let left), .bool(let right)): return CELOrdering(left ? 1 : 0, right ? 1 : 0)
        default:
            guard left.isNumber, right.isNumber else {
                throw .noSuchOverload(function: operation.rawValue, kinds: [left.kindName, right.kindName])
            }
            return orderOfNumbers(left, right)
        }
    }

    /// The order in which values are sorted: as ``compare(_:_:for:)`` has it, and NaN behind all other numbers.
    static func sortingOrder(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELOrdering {
        try compare(left, right) ?? CELOrdering(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0)
    }

    // Each is false with NaN: none is the opposite of another.

    /// Whether a value comes before another, see ``compare(_:_:for:)``.
    @inline(__always)
    public static func isLess(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
        if case .int(let left) = left, case .int(let right) = right { return left < right }
        return try compare(left, right, for: .less) == .ascending
    }

    /// Whether a value comes before another or neither comes first, see ``compare(_:_:for:)``.
    @inline(__always)
    public static func isLessOrEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
        if case .int(let left) = left, case .int(let right) = right { return left <= right }
        guard let order = try compare(left, right, for: .lessOrEqual) else { return false }
        return order != .descending
    }

    /// Whether a value comes after another, see ``compare(_:_:for:)``.
    @inline(__always)
    public static func isGreater(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
        if case .int(let left) = left, case .int(let right) = right { return left > right }
        return try compare(left, right, for: .greater) == .descending
    }

    /// Whether a value comes after another or neither comes first, see ``compare(_:_:for:)``.
    @inline(__always)
    public static func isGreaterOrEqual(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> Bool {
        if case .int(let left) = left, case .int(let right) = right { return left >= right }
        guard let order = try compare(left, right, for: .greaterOrEqual) else { return false }
        return order != .ascending
    }

    /// Whether the value is an int, uint or double.
    var isNumber: Bool {
        switch self {
        case .int, .uint, .double: true
        default: false
        }
    }

    private var isNaN: Bool {
        if case .double(let number) = self { number.isNaN } else { false }
    }

    /// The order of two numbers; nil with NaN, or when one is no number.
    static func orderOfNumbers(_ left: CELValue, _ right: CELValue) -> CELOrdering? {
        switch (left, right) {
        case (.int(let left), .int(let right)): CELOrdering(left, right)
        case (.uint(let left), .uint(let right)): CELOrdering(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? .ascending : CELOrdering(UInt64(left), right)
        case (.uint(let left), .int(let right)): right < 0 ? .descending : CELOrdering(left, UInt64(right))
        // The nearest double of an integer lies within the integers' range or on its edge, so that a double outside of
        // the range falls on the right side without a test of its own.
        case (.int(let left), .double(let right)): order(Double(left), right)
        case (.double(let left), .int(let right)): order(left, Double(right))
        case (.uint(let left), .double(let right)): order(Double(left), right)
        case (.double(let left), .uint(let right)): order(left, Double(right))
        case (.double(let left), .double(let right)): order(left, right)
        default: nil
        }
    }

    private static func order(_ left: Double, _ right: Double) -> CELOrdering? {
        left.isNaN || right.isNaN ? nil : CELOrdering(left, right)
    }
}

extension CELDuration: Comparable {
    /// Whether a duration is shorter, or further below zero.
    public static func < (left: CELDuration, right: CELDuration) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension CELTimestamp: Comparable {
    /// Whether an instant is earlier.
    public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
