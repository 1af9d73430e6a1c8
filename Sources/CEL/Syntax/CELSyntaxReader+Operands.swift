extension CELSyntaxReader {
    /// Reads an operand, or opens the bracket with which it begins.
    mutating func operand() throws(CELDiagnostic) -> Step {
        try prefixes()
        let start = current.start
        switch current.kind {
        case .identifier: return try named(isAbsolute: false)
        case .dot:
            guard peek(1) == .identifier else {
                advance()
                throw unexpected("a name after the dot")
            }
            return try named(isAbsolute: true)
        case .leftParenthesis: return try open(.parentheses, from: start)
        case .leftBracket: return try open(.list, from: start)
        case .leftBrace: return try open(.map, from: start)
        case .quotedIdentifier:
            throw CELDiagnostic("only the name of a field, after a dot, may stand in backquotes", at: current.span)
        default: return .suffix(try literal(), from: start)
        }
    }

    /// Reads what may follow an operand: a selection, an index, a call, or an operator.
    mutating func suffix(_ operand: CELExpression, from start: Int) throws(CELDiagnostic) -> Step {
        switch current.kind {
        case .dot: try selection(operand, from: start)
        case .leftBracket: try open(.index, from: start) { $0.target = operand }
        default: try infix(operand, from: start)
        }
    }

    private mutating func selection(_ operand: CELExpression, from start: Int) throws(CELDiagnostic) -> Step {
        advance()
        let isOptional = accept(.question)
        let token = current
        guard token.kind == .identifier || token.kind == .quotedIdentifier else { throw noField }
        advance()
        let name = name(token)
        if current.kind == .leftParenthesis, token.kind == .identifier, !isOptional {
            let macro = CELMacro(name.text, macros)
            return try open(.call, from: start) { frame in
                frame.name = name
                frame.target = operand
                if let macro, !macro.isNamespaced || operand.isNamespace { frame.macro = macro }
            }
        }
        let kind = CELExpression.Kind.select(operand, field: name, isOptional: isOptional)
        return .suffix(try node(kind, start..<lastEnd, above: depth(operand)), from: start)
    }

    private var noField: CELDiagnostic {
        switch current.kind {
        case .in, .true, .false, .null:
            CELDiagnostic("a field named `\(text(current.span))`, a keyword, needs backquotes", at: current.span)
        default: unexpected("a name after the dot")
        }
    }

    // MARK: Literals

    private mutating func literal() throws(CELDiagnostic) -> CELExpression {
        let start = current.start
        let isNegative = accept(.minus)
        let token = current
        let whole = start..<token.end
        var value = CELLiteral.null
        do throws(CELDiagnostic) {
            switch token.kind {
            case .int: value = try decoder.int(token.span, isNegative: isNegative, at: whole)
            case .double: value = try decoder.double(token.span, isNegative: isNegative, at: whole)
            case .uint: value = try decoder.uint(token.span)
            case .string: value = try decoder.string(token.span)
            case .bytes: value = try decoder.bytes(token.span)
            case .true: value = .bool(true)
            case .false: value = .bool(false)
            case .null: break
            default: throw unexpected("a value")
            }
        } catch {
            // A literal that is wrong in itself does not hide what else is wrong.
            guard token.kind.isLiteral else { throw error }
            record(error)
        }
        advance()
        return try node(.literal(value), whole)
    }

    // MARK: Names

    /// The words that other languages may need when expressions stand in them.
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]

    /// Reads what begins with a name: an identifier, or the beginning of a call or a message.
    private mutating func named(isAbsolute: Bool) throws(CELDiagnostic) -> Step {
        let start = current.start
        if isAbsolute { advance() }
        if isMessage { return try message(from: start) }
        let token = current
        let name = name(token)
        advance()
        if !isAbsolute, current.kind == .dot, name.text == "cel", let variable = try blockVariable(from: start) {
            return .suffix(variable, from: start)
        }
        let isCall = current.kind == .leftParenthesis
        if (2...9).contains(name.text.utf8.count), Self.reserved.contains(name.text) {
            let what = isCall ? "function" : "variable"
            record(CELDiagnostic("`\(name.text)` is a reserved word and names no \(what)", at: token.span))
        }
        if isCall {
            let function = isAbsolute ? CELName("." + name.text, span: start..<token.end) : name
            return try open(.call, from: start) { $0.name = function }
        }
        return .suffix(try node(.identifier(name, isAbsolute: isAbsolute), start..<token.end), from: start)
    }

    /// Whether the names from here on, with dots between them, end before a brace.
    private var isMessage: Bool {
        var distance = 1
        while peek(distance) == .dot, peek(distance + 1) == .identifier { distance += 2 }
        return peek(distance) == .leftBrace
    }

    private mutating func message(from start: Int) throws(CELDiagnostic) -> Step {
        var type = current.start == start ? "" : "."
        while current.kind != .leftBrace {
            type += text(current.span)
            advance()
        }
        let name = CELName(type, span: start..<lastEnd)
        return try open(.message, from: start) { $0.name = name }
    }
}

extension CELExpression {
    /// Whether this is the plain name `cel`, under which some macros stand.
    fileprivate var isNamespace: Bool {
        if case .identifier(let name, isAbsolute: false) = kind { name.text == "cel" } else { false }
    }
}

extension CELToken.Kind {
    fileprivate var isLiteral: Bool {
        switch self {
        case .int, .uint, .double, .string, .bytes: true
        default: false
        }
    }
}
