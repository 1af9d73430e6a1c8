extension CELValue {
    /// The operator `+`: numbers of one kind, texts, bytes, lists, timestamps and durations.
    ///
    /// - Throws: `overflow`, or `noSuchOverload` for other kinds.
    public static func add(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.addingReportingOverflow(right), "int"))
        case (.uint(let left), .uint(let right)): .uint(try checked(left.addingReportingOverflow(right), "uint"))
        case (.double(let left), .double(let right)): .double(left + right)
        case (.string(let left), .string(let right)): .string(left + right)
        case (.bytes(let left), .bytes(let right)): .bytes(left + right)
        case (.list(let left), .list(let right)): .list(left + right)
        case (.duration(let left), .duration(let right)): .duration(try left.adding(right))
        case (.timestamp(let left), .duration(let right)): .timestamp(try left.adding(right))
        case (.duration(let left), .timestamp(let right)): .timestamp(try right.adding(left))
        default: throw mismatch(.add, left, right)
        }
    }

    /// The operator `-` between numbers of one kind, timestamps and durations.
    ///
    /// - Throws: `overflow`, or `noSuchOverload` for other kinds.
    public static func subtract(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.subtractingReportingOverflow(right), "int"))
        case (.uint(let left), .uint(let right)): .uint(try checked(left.subtractingReportingOverflow(right), "uint"))
        case (.double(let left), .double(let right)): .double(left - right)
        case (.duration(let left), .duration(let right)): .duration(try left.subtracting(right))
        case (.timestamp(let left), .duration(let right)): .timestamp(try left.subtracting(right))
        case (.timestamp(let left), .timestamp(let right)): .duration(try left.duration(since: right))
        default: throw mismatch(.subtract, left, right)
        }
    }

    /// The operator `*` between numbers of one kind.
    ///
    /// - Throws: `overflow`, or `noSuchOverload` for other kinds.
    public static func multiply(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
        switch (left, right) {
        case (.int(let left), .int(let right)): .int(try checked(left.multipliedReportingOverflow(by: right), "int"))
        case (.uint(let left), .uint(let right)):
            .uint(try checked(left.multipliedReportingOverflow(by: right), "uint"))
        case (.double(let left), .double(let right)): .double(left * right)
        default: throw mismatch(.multiply, left, right)
        }
    }

    /// The operator `/` between numbers of one kind; integers are rounded towards zero.
    ///
    /// - Throws: `divisionByZero` for integers, `overflow`, or `noSuchOverload` for other kinds.
    public static func divide(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            guard right != 0 else { throw .divisionByZero }
            return .int(try checked(left.dividedReportingOverflow(by: right), "int"))
        case (.uint(let left), .uint(let right)):
            guard right != 0 else { throw .divisionByZero }
            return .uint(left / right)
        case (.double(let left), .double(let right)): return .double(left / right)
        default: throw mismatch(.divide, left, right)
        }
    }

    /// The operator `%` between integers of one kind; the remainder has the sign of the dividend.
    ///
    /// - Throws: `divisionByZero`, `overflow`, or `noSuchOverload` for other kinds.
    public static func modulo(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            guard right != 0 else { throw .divisionByZero }
            return .int(try checked(left.remainderReportingOverflow(dividingBy: right), "int"))
        case (.uint(let left), .uint(let right)):
            guard right != 0 else { throw .divisionByZero }
            return .uint(left % right)
        default: throw mismatch(.modulo, left, right)
        }
    }

    /// The operator `-` before an int or a double.
    ///
    /// - Throws: `overflow`, or `noSuchOverload` for other kinds.
    public static func negate(_ value: CELValue) throws(CELFailure) -> CELValue {
        switch value {
        case .int(let value): .int(try checked((0 as Int64).subtractingReportingOverflow(value), "int"))
        case .double(let value): .double(-value)
        default: throw .noSuchOverload(function: CELUnaryOperator.negate.rawValue, kinds: [value.kindName])
        }
    }

    @inline(__always)
    private static func checked<Integer>(
        _ result: (partialValue: Integer, overflow: Bool),
        _ kind: String
    ) throws(CELFailure) -> Integer {
        guard !result.overflow else { throw .overflow("the \(kind)") }
        return result.partialValue
    }

    private static func mismatch(_ operation: CELBinaryOperator, _ left: CELValue, _ right: CELValue) -> CELFailure {
        .noSuchOverload(function: operation.rawValue, kinds: [left.kindName, right.kindName])
    }
}
