extension CELSyntaxReader {
    /// Opens the bracket that is the current token.
    mutating func open(
        _ kind: CELSyntaxFrame.Kind,
        from start: Int,
        _ prepare: (inout CELSyntaxFrame) -> Void = { _ in }
    ) throws(CELDiagnostic) -> Step {
        guard frames.count < limits.maximumNesting else {
            throw exceeded("more than \(limits.maximumNesting) brackets are open here", current.span)
        }
        var frame = CELSyntaxFrame(kind, current, from: start, base: pending.count)
        prepare(&frame)
        frames.append(frame)
        advance()
        // The grammar has `[,]` too: the comma at the end may stand without elements.
        if kind.allowsTrailingComma, current.kind == .comma, peek(1) == kind.closing { advance() }
        return .element
    }

    /// Reads the beginning of an element, or the end of the innermost bracket.
    mutating func element() throws(CELDiagnostic) -> Step {
        guard let last = frames.indices.last else { return .operand }
        let kind = frames[last].kind
        if kind.isSequence, current.kind == kind.closing { return try close() }
        frames[last].element = index
        switch kind {
        case .parentheses, .call: break
        case .index, .list, .map: frames[last].isOptional = accept(.question)
        case .message:
            frames[last].isOptional = accept(.question)
            guard current.kind == .identifier || current.kind == .quotedIdentifier else {
                throw unexpected("the name of a field")
            }
            frames[last].field = name(current)
            advance()
            guard accept(.colon) else { throw unexpected("`:` after the name of a field") }
        }
        return .operand
    }

    /// Reads what separates elements or ends them.
    mutating func delimiter() throws(CELDiagnostic) -> Step {
        guard let last = frames.indices.last else { return .operand }
        let kind = frames[last].kind
        if kind.isSequence, accept(.comma) {
            let isAfterElement = frames[last].element < index - 1
            if isAfterElement, !kind.allowsTrailingComma, current.kind == kind.closing {
                record(CELDiagnostic("no comma may stand before this `\(kind.closing.punctuation)`", at: current.span))
            }
            return .element
        }
        if current.kind == kind.closing { return try close() }
        let opening = frames[last].opening
        let position = CELSourcePosition(ofOffset: opening.start, inBytes: bytes)
        let wanted = (kind.isSequence ? "`,` or " : "") + "`\(kind.closing.punctuation)`"
        throw unexpected("\(wanted) to close the `\(opening.kind.punctuation)` at \(position)")
    }

    /// Takes a complete expression into the innermost bracket.
    mutating func value(_ value: CELExpression) throws(CELDiagnostic) -> Step {
        guard let last = frames.indices.last else {
            if current.kind != .end { throw unexpected("an operator") }
            return .finished(value)
        }
        frames[last].deepest = max(frames[last].deepest, depth(value))
        let isOptional = frames[last].isOptional
        switch frames[last].kind {
        case .parentheses, .index: frames[last].arguments = [value]
        case .list: frames[last].elements.append(CELExpression.ListElement(value: value, isOptional: isOptional))
        case .map:
            guard let key = frames[last].key else {
                guard accept(.colon) else { throw unexpected("`:` and the value of this key") }
                frames[last].key = value
                return .operand
            }
            frames[last].entries.append(CELExpression.MapEntry(key: key, value: value, isOptional: isOptional))
            frames[last].key = nil
        case .message:
            guard let name = frames[last].field else { break }
            let field = CELExpression.MessageField(name: name, value: value, isOptional: isOptional)
            frames[last].fields.append(field)
        case .call:
            if let macro = frames[last].macro {
                let part = part(value, at: frames[last].parts.count, of: macro)
                frames[last].parts.append(part)
            } else {
                frames[last].arguments.append(value)
            }
        }
        return .delimiter
    }

    /// Ends the innermost bracket; the current token is its end.
    private mutating func close() throws(CELDiagnostic) -> Step {
        advance()
        guard let frame = frames.popLast() else { return .operand }
        return .suffix(try operand(of: frame), from: frame.start)
    }

    private mutating func operand(of frame: CELSyntaxFrame) throws(CELDiagnostic) -> CELExpression {
        let span = frame.start..<lastEnd
        let deepest = frame.target.map { max(depth($0), frame.deepest) } ?? frame.deepest
        switch (frame.kind, frame.name, frame.target) {
        case (.list, _, _): return try node(.list(frame.elements), span, above: deepest)
        case (.map, _, _): return try node(.map(frame.entries), span, above: deepest)
        case (.message, let name?, _): return try node(.message(name, frame.fields), span, above: deepest)
        case (.index, _, let target?):
            guard let key = frame.arguments.first else { break }
            return try node(.index(target, key: key, isOptional: frame.isOptional), span, above: deepest)
        case (.call, let name?, let target):
            if let macro = frame.macro, let target { return try method(name, macro, on: target, frame.parts, span) }
            if target == nil, let presence = try presence(name, frame.arguments, span) { return presence }
            return try node(.call(name, target: target, arguments: frame.arguments), span, above: deepest)
        default: break
        }
        // Only parentheses are left, and they are no node.
        guard let inner = frame.arguments.first else { throw unexpected("a value") }
        return inner
    }

    /// Leaves out the element that is wrong and goes on after it; throws the error on where its end cannot be told.
    mutating func recover(from error: CELDiagnostic) throws(CELDiagnostic) -> Step {
        while !isOver, let frame = frames.last {
            if frame.kind.isSequence, let end = end(ofElement: frame.element),
                tokens[end].kind == .comma || tokens[end].kind == frame.kind.closing
            {
                record(error)
                pending.removeLast(pending.count - frame.base)
                frames[frames.count - 1].key = nil
                move(to: end)
                return .delimiter
            }
            frames.removeLast()
        }
        throw error
    }

    /// The comma or bracket, not before the current token, that ends the element which begins at a token.
    private func end(ofElement first: Int) -> Int? {
        var depth = 0
        for position in first..<tokens.count {
            let kind = tokens[position].kind
            if depth == 0, kind.closesBracket || kind == .comma, position >= index { return position }
            if depth == 0, kind.closesBracket { return nil }
            depth += kind.opensBracket ? 1 : kind.closesBracket ? -1 : 0
        }
        return nil
    }
}
