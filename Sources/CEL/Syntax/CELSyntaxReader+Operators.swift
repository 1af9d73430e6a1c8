extension CELSyntaxReader {
    /// How many operators were pending when the innermost bracket was opened: those belong to expressions around it.
    private var base: Int { frames.last?.base ?? 0 }

    /// The operator that waits last, of the innermost bracket.
    private var top: CELPendingOperator? { pending.count > base ? pending.last : nil }

    /// Reads `!` and `-` before an operand.
    mutating func prefixes() throws(CELDiagnostic) {
        while current.kind == .not || current.kind == .minus, !isNegativeNumber {
            if let top, top.form == .prefix, top.kind != current.kind {
                throw CELDiagnostic("`!` and `-` in a row need parentheses, as in `!(-a)`", at: current.span)
            }
            pending.append(CELPendingOperator(form: .prefix, token: current, start: current.start, left: nil))
            advance()
        }
    }

    /// Whether a minus and a number follow, which are one literal.
    private var isNegativeNumber: Bool {
        current.kind == .minus && (peek(1) == .int || peek(1) == .double)
    }

    /// Reads the operator that follows an operand, or finds that the expression ends with it.
    mutating func infix(_ operand: CELExpression, from start: Int) throws(CELDiagnostic) -> Step {
        var start = start
        var operand = operand
        while let top, top.form == .prefix {
            pending.removeLast()
            start = top.start
            let kind = CELExpression.Kind.unary(top.kind == .not ? .not : .negate, operand)
            operand = try node(kind, start..<lastEnd, above: depth(operand))
        }
        let kind = current.kind
        if let precedence = kind.precedence {
            try combine(&operand, from: &start, above: precedence, isChain: kind.binaryOperator == nil)
            push(.infix(precedence: precedence), start, operand)
            return .operand
        }
        try combine(&operand, from: &start, above: 0, isChain: false)
        if kind == .question {
            if let top, top.form == .question {
                let message = "a conditional between `?` and `:` needs parentheses: `a ? (b ? c : d) : e`"
                throw CELDiagnostic(message, at: current.span)
            }
            push(.question, start, operand)
            return .operand
        }
        if let top, top.form == .question {
            guard kind == .colon else {
                let position = CELSourcePosition(ofOffset: top.token.start, inBytes: bytes)
                throw unexpected("`:` and the other value for the `?` at \(position)")
            }
            pending.removeLast()
            push(.colon, top.start, operand, condition: top.left)
            return .operand
        }
        return try value(try conditionals(operand))
    }

    private mutating func push(
        _ form: CELPendingOperator.Form,
        _ start: Int,
        _ left: CELExpression,
        condition: CELExpression? = nil
    ) {
        pending.append(
            CELPendingOperator(form: form, token: current, start: start, left: left, condition: condition)
        )
        advance()
    }

    /// Makes nodes of the operators that bind their right operand more tightly than what follows it.
    ///
    /// Operators of one precedence group to the left, so they count as tighter; but a chain of `&&` or `||` waits for its
    /// end and becomes one node.
    private mutating func combine(
        _ right: inout CELExpression,
        from start: inout Int,
        above precedence: Int,
        isChain: Bool
    ) throws(CELDiagnostic) {
        while let top, let own = top.precedence, let left = top.left {
            guard own > precedence || own == precedence && !isChain else { return }
            pending.removeLast()
            start = top.start
            if let binary = top.kind.binaryOperator {
                let kind = CELExpression.Kind.binary(binary, left, right)
                right = try node(kind, start..<lastEnd, above: max(depth(left), depth(right)))
                continue
            }
            var members = [right, left]
            while let next = self.top, next.kind == top.kind, let left = next.left {
                pending.removeLast()
                members.append(left)
                start = next.start
            }
            members.reverse()
            let kind = top.kind == .and ? CELExpression.Kind.and(members) : .or(members)
            right = try node(kind, start..<lastEnd, above: depth(members))
        }
    }

    /// Makes nodes of the conditionals that end with an expression.
    private mutating func conditionals(_ last: CELExpression) throws(CELDiagnostic) -> CELExpression {
        var otherwise = last
        while let top, let condition = top.condition, let then = top.left {
            pending.removeLast()
            otherwise = try node(
                .conditional(condition, then: then, otherwise: otherwise),
                top.start..<lastEnd,
                above: max(depth(condition), depth(then), depth(otherwise))
            )
        }
        return otherwise
    }
}
