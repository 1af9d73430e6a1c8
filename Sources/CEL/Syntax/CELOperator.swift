/// An operator with one operand.
public enum CELUnaryOperator: String, Hashable, Sendable, CaseIterable {
    /// Logical negation.
    case not = "!"
    /// Arithmetic negation.
    case negate = "-"
}

/// An operator with two operands; `&&` and `||` are chains of their own, see ``CELExpression/Kind/and(_:)``.
public enum CELBinaryOperator: String, Hashable, Sendable, CaseIterable {
    /// Addition or concatenation.
    case add = "+"
    /// Subtraction.
    case subtract = "-"
    /// Multiplication.
    case multiply = "*"
    /// Division.
    case divide = "/"
    /// The remainder of a division.
    case modulo = "%"
    /// Equality.
    case equal = "=="
    /// Inequality.
    case notEqual = "!="
    /// Less than.
    case less = "<"
    /// At most.
    case lessOrEqual = "<="
    /// More than.
    case greater = ">"
    /// At least.
    case greaterOrEqual = ">="
    /// Membership.
    case isIn = "in"

    /// The function's name in the CEL specification, as in `_+_` and `@in`.
    public var functionName: String {
        self == .isIn ? "@in" : "_\(rawValue)_"
    }
}
