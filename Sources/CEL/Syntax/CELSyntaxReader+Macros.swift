extension CELSyntaxReader {
    typealias Part = CELSyntaxFrame.Part

    /// Keeps an argument of what may become a macro: names of variables and the list of a block are taken apart.
    ///
    /// There are never more of them than nodes made later, the macro's own included, so that all numbers are used again.
    mutating func part(_ argument: CELExpression, at position: Int, of macro: CELMacro) -> Part {
        switch argument.kind {
        case .identifier(let name, isAbsolute: false) where position < macro.maximumVariables:
            discard(argument)
            return .name(name)
        case .list(let elements) where macro == .block && position == 0:
            discard(argument)
            return .list(elements, span: argument.span, depth: depth(argument))
        default:
            return .expression(argument)
        }
    }

    /// The argument as a node, where no macro takes it apart.
    private mutating func expression(_ part: Part) throws(CELDiagnostic) -> CELExpression {
        switch part {
        case .expression(let expression): expression
        case .name(let name): try node(.identifier(name, isAbsolute: false), name.span)
        case .list(let elements, let span, let depth): try node(.list(elements), span, above: depth - 1)
        }
    }

    /// Makes the node of `has(a.b)`; nil for other functions.
    mutating func presence(
        _ name: CELName,
        _ arguments: [CELExpression],
        _ span: Range<Int>
    ) throws(CELDiagnostic) -> CELExpression? {
        guard arguments.count == 1, name.text == "has", macros.contains(.standard) else { return nil }
        let argument = arguments[0]
        guard case .select(let operand, let field, isOptional: false) = argument.kind else {
            let message = "`has` takes a field of something, as in `has(a.b)`; for a key, write `'b' in a`"
            record(CELDiagnostic(message, at: argument.span))
            return argument
        }
        discard(argument)
        return try node(.has(operand, field: field), span, above: depth(operand))
    }

    /// Makes the node of a macro, or of a call where the number of arguments is not the macro's.
    mutating func method(
        _ name: CELName,
        _ macro: CELMacro,
        on target: CELExpression,
        _ parts: [Part],
        _ span: Range<Int>
    ) throws(CELDiagnostic) -> CELExpression {
        if macro.takes(parts.count, macros) { return try expand(macro, name, on: target, parts, span) }
        var arguments: [CELExpression] = []
        for part in parts {
            arguments.append(try expression(part))
        }
        let kind = CELExpression.Kind.call(name, target: target, arguments: arguments)
        return try node(kind, span, above: max(depth(target), depth(arguments)))
    }

    private mutating func expand(
        _ macro: CELMacro,
        _ name: CELName,
        on target: CELExpression,
        _ arguments: [Part],
        _ span: Range<Int>
    ) throws(CELDiagnostic) -> CELExpression {
        switch macro {
        case .comprehension(let kind):
            return try comprehension(kind, name, over: target, arguments, span)
        case .bind:
            let variable = try variable(arguments[0], of: name)
            let value = try expression(arguments[1])
            let body = try expression(arguments[2])
            discard(target)
            return try node(.bind(variable, value: value, body: body), span, above: max(depth(value), depth(body)))
        case .block:
            return try block(arguments, span, namespace: target)
        case .optionalMap(let isFlat):
            let variable = try variable(arguments[0], of: name)
            let body = try expression(arguments[1])
            let kind = CELExpression.Kind.optionalMap(target, variable: variable, body: body, isFlat: isFlat)
            return try node(kind, span, above: max(depth(target), depth(body)))
        case .index, .iterationVariable, .accumulatorVariable:
            // Those that are written well were read by their tokens, see ``blockVariable(from:)``.
            record(CELDiagnostic("`cel.\(name.text)` takes whole numbers only, as in `cel.index(0)`", at: span))
            return target
        }
    }

    private mutating func comprehension(
        _ kind: CELComprehension.Kind,
        _ name: CELName,
        over range: CELExpression,
        _ arguments: [Part],
        _ span: Range<Int>
    ) throws(CELDiagnostic) -> CELExpression {
        let count = arguments.count
        let hasTwo =
            switch kind {
            case .all, .exists, .existsOne: count == 3
            case .map, .filter, .sortBy: false
            case .transformList, .transformMap, .transformMapEntry: true
            }
        let variable = try variable(arguments[0], of: name)
        let second = hasTwo ? try self.variable(arguments[1], of: name) : nil
        if let second, second.text == variable.text, !second.text.isEmpty {
            record(CELDiagnostic("`\(name.text)` needs two variables of different names", at: second.span))
        }
        let hasCondition = count == (hasTwo ? 4 : 3)
        let condition = hasCondition ? try expression(arguments[count - 2]) : nil
        let body = try expression(arguments[count - 1])
        let comprehension = CELComprehension(
            kind: kind,
            name: name,
            range: range,
            variable: variable,
            secondVariable: second,
            condition: condition,
            body: body
        )
        let deepest = max(depth(range), depth(body), condition.map(depth) ?? 0)
        return try node(.comprehension(comprehension), span, above: deepest)
    }

    private mutating func block(
        _ arguments: [Part],
        _ span: Range<Int>,
        namespace: CELExpression
    ) throws(CELDiagnostic) -> CELExpression {
        guard case .list(let elements, let listSpan, let listDepth) = arguments[0] else {
            let first = try expression(arguments[0])
            record(CELDiagnostic("`cel.block` needs a list literal as its first argument", at: first.span))
            return first
        }
        for element in elements where element.isOptional {
            record(CELDiagnostic("the list of `cel.block` has no optional elements", at: element.value.span))
        }
        if elements.isEmpty {
            record(CELDiagnostic("the list of `cel.block` has at least one element", at: listSpan))
        }
        let body = try expression(arguments[1])
        discard(namespace)
        return try node(.block(elements.map(\.value), body: body), span, above: max(listDepth - 1, depth(body)))
    }

    /// The variable that an argument declares.
    private mutating func variable(_ argument: Part, of macro: CELName) throws(CELDiagnostic) -> CELName {
        guard case .name(let name) = argument else {
            let expression = try expression(argument)
            record(
                CELDiagnostic(
                    "`\(macro.text)` needs a plain name here, for its variable, as in `[1].all(x, x > 0)`",
                    at: expression.span
                )
            )
            return CELName("", span: expression.span)
        }
        // Reference implementations keep their intermediate result under this name.
        if name.text == "__result__" {
            record(CELDiagnostic("`__result__` names no variable of a macro", at: name.span))
        }
        return name
    }

    /// Reads `cel.index(0)`, `cel.iterVar(0, 0)` or `cel.accuVar(0, 0)` as the identifiers for which they stand, where
    /// just that follows the name `cel`.
    mutating func blockVariable(from start: Int) throws(CELDiagnostic) -> CELExpression? {
        guard macros.contains(.blocks), peek(1) == .identifier, peek(2) == .leftParenthesis, peek(3) == .int else {
            return nil
        }
        let hasTwo = peek(4) == .comma && peek(5) == .int
        guard peek(hasTwo ? 6 : 4) == .rightParenthesis else { return nil }
        let first = try number(tokens[index + 3])
        let variable: String
        switch (text(tokens[index + 1].span), hasTwo) {
        case ("index", false): variable = "@index\(first)"
        case ("iterVar", true): variable = "@it:\(first):\(try number(tokens[index + 5]))"
        case ("accuVar", true): variable = "@ac:\(first):\(try number(tokens[index + 5]))"
        default: return nil
        }
        move(to: index + (hasTwo ? 7 : 5))
        return try node(.identifier(CELName(variable, span: start..<lastEnd), isAbsolute: false), start..<lastEnd)
    }

    private func number(_ token: CELToken) throws(CELDiagnostic) -> Int64 {
        guard case .int(let value) = try decoder.int(token.span, isNegative: false, at: token.span) else { return 0 }
        return value
    }
}
