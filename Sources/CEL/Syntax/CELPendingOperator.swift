/// An operator whose right operand is not complete.
struct CELPendingOperator {
    let form: Form
    let token: CELToken
    /// Where the operator's whole expression begins.
    let start: Int
    /// The left operand; of `:`, what stands between it and the `?`.
    let left: CELExpression?
    /// The condition before the `?` of a `:`.
    var condition: CELExpression?

    enum Form: Equatable {
        /// `!` or `-` before its operand.
        case prefix
        /// Between two operands.
        case infix(precedence: Int)
        /// `?`, before its `:` is read.
        case question
        /// `:`, after its `?` was read.
        case colon
    }

    var kind: CELToken.Kind { token.kind }

    var precedence: Int? {
        if case .infix(let precedence) = form { precedence } else { nil }
    }
}
