/// What stands before a place in a source that need not be complete.
///
/// Works on tokens, since a parser has nothing to say about `services.filter(s, s.`.
struct CompletionPlace {
    /// What is written of a name already.
    let word: Range<Int>
    /// Whether the word is selected from something; the tokens of that, none after a leading dot.
    let receiver: Range<Int>?
    private let source: [UInt8]
    private let tokens: [CELToken]

    /// Looks at a source up to an offset; nil within a text, a comment or a number.
    init?(_ source: String, at offset: Int) {
        let bytes = Array(source.utf8.prefix(max(0, offset)))
        var lexer = CELLexer(bytes)
        lexer.run()
        if let last = lexer.diagnostics.last, last.span.upperBound >= bytes.count,
            bytes[last.span].contains(where: \.isQuote)
        {
            return nil
        }
        var tokens = lexer.tokens
        tokens.removeAll { $0.kind == .end }
        let end = tokens.last?.end ?? 0
        guard !Self.isComment(bytes[end...]) else { return nil }
        var word = bytes.count..<bytes.count
        if let last = tokens.last, last.end == bytes.count {
            switch last.kind {
            case .identifier, .true, .false, .null, .in:
                word = last.span
                tokens.removeLast()
            case .int, .uint, .double, .string, .bytes, .quotedIdentifier: return nil
            default: break
            }
        }
        self.source = bytes
        self.tokens = tokens
        self.word = word
        receiver = Self.receiver(tokens)
    }

    private static func isComment(_ blanks: ArraySlice<UInt8>) -> Bool {
        guard let line = blanks.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).last else {
            return false
        }
        return line.contains(UInt8(ascii: "/"))
    }

    /// The operand before the dot that ends the tokens.
    private static func receiver(_ tokens: [CELToken]) -> Range<Int>? {
        var end = tokens.count
        if tokens.last?.kind == .question, tokens.dropLast().last?.kind == .dot { end -= 1 }
        guard end > 0, tokens[end - 1].kind == .dot else { return nil }
        return operandStart(tokens, end: end - 1)..<(end - 1)
    }

    /// The first token of the operand that ends before a token.
    private static func operandStart(_ tokens: [CELToken], end: Int) -> Int {
        var start = end
        var last = end - 1
        while last >= 0 {
            switch tokens[last].kind {
            case .rightParenthesis, .rightBracket, .rightBrace:
                guard let open = opening(tokens, last) else { return start }
                start = open
                // What stands right before an opening bracket is called, indexed or constructed.
                last = open - 1
                guard last >= 0, tokens[last].kind == .identifier || tokens[last].kind.closesBracket else {
                    return start
                }
                if tokens[last].kind.closesBracket, tokens[open].kind != .leftBracket { return start }
                continue
            case .identifier, .quotedIdentifier:
                start = last
                var dot = last - 1
                if dot > 0, tokens[dot].kind == .question, tokens[dot - 1].kind == .dot { dot -= 1 }
                guard dot >= 0, tokens[dot].kind == .dot else { return start }
                start = dot
                last = dot - 1
            case .string, .bytes, .int, .uint, .double, .true, .false, .null: return last
            default: return start
            }
        }
        return start
    }

    private static func opening(_ tokens: [CELToken], _ closing: Int) -> Int? {
        var depth = 0
        for index in stride(from: closing, through: 0, by: -1) {
            if tokens[index].kind.closesBracket { depth += 1 }
            if tokens[index].kind.opensBracket { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The text of some tokens.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, tokens.indices.contains(last) else { return "" }
        return String(decoding: source[tokens[first].start..<tokens[last].end], as: UTF8.self)
    }

    // MARK: Macros around

    /// A macro whose variables may be used at the place.
    struct Scope {
        let macro: CELMacro
        let variables: [String]
        /// What the variables come from: the target, or the value of `cel.bind`.
        let origin: String
    }

    /// The macros around the place, the outermost first; not more than an expression may nest.
    var scopes: [Scope] {
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.kind.opensBracket { open.append(index) }
            if token.kind.closesBracket { _ = open.popLast() }
        }
        return open.suffix(64).compactMap(scope)
    }

    private func scope(_ open: Int) -> Scope? {
        guard open >= 3, tokens[open].kind == .leftParenthesis, tokens[open - 1].kind == .identifier,
            tokens[open - 2].kind == .dot, let macro = CELMacro(text(open - 1..<open), .all)
        else { return nil }
        let start = Self.operandStart(tokens, end: open - 2)
        let target = text(start..<(open - 2))
        guard macro.isNamespaced == (target == "cel") else { return nil }
        let commas = commas(after: open)
        var variables: [String] = []
        for position in 0..<macro.maximumVariables where position < commas.count {
            // A variable is the only token of its argument.
            let token = position == 0 ? open + 1 : commas[position - 1] + 1
            guard token + 1 == commas[position], tokens[token].kind == .identifier else { break }
            variables.append(text(token..<token + 1))
        }
        guard !variables.isEmpty else { return nil }
        guard macro == .bind else { return Scope(macro: macro, variables: variables, origin: target) }
        guard commas.count > 1 else { return nil }
        return Scope(macro: macro, variables: variables, origin: text(commas[0] + 1..<commas[1]))
    }

    private func commas(after open: Int) -> [Int] {
        var commas: [Int] = []
        var depth = 0
        for index in tokens.indices.dropFirst(open + 1) {
            if tokens[index].kind.opensBracket { depth += 1 }
            if tokens[index].kind.closesBracket { depth -= 1 }
            if depth == 0, tokens[index].kind == .comma { commas.append(index) }
        }
        return commas
    }
}
