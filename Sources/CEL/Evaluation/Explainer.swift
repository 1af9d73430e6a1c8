/// Makes an explanation of the record of an evaluation.
struct Explainer {
    let program: CELProgram
    let secrets: SecretAnalysis
    private let expressions: [Int: CELExpression]
    private let source: [UInt8]
    /// How many parts may still be made.
    private var remaining = 200
    /// How deeply they may still be nested: more than this nobody reads, and it would take stack.
    private var remainingDepth = 20

    static let longestValue = 80
    private static let longestSource = 120

    init(_ program: CELProgram) {
        self.program = program
        secrets = SecretAnalysis(program.checked, in: program.environment)
        source = Array(program.source.utf8)
        var expressions: [Int: CELExpression] = [:]
        program.checked.expression.index(into: &expressions)
        self.expressions = expressions
    }

    func expression(_ record: TraceRecord) -> CELExpression? {
        record.expression.flatMap { expressions[$0] }
    }

    /// The whole expression's part.
    mutating func root(_ trace: Trace, _ outcome: Plan.Outcome) -> CELExplanation.Part {
        let expression = program.checked.expression
        guard let record = trace.root else { return part(expression, outcome.recorded, note: nil, parts: []) }
        return part(record) ?? part(expression, outcome.recorded, note: nil, parts: [])
    }

    /// The part of a record; nil when there are too many already.
    mutating func part(_ record: TraceRecord) -> CELExplanation.Part? {
        guard let expression = expression(record), remaining > 0 else { return nil }
        remaining -= 1
        let parts = nested { $0.deciding(record, expression) }
        return part(expression, record.outcome, note: note(record, expression), parts: parts)
    }

    func part(
        _ expression: CELExpression,
        _ outcome: TraceRecord.Outcome,
        note: String?,
        parts: [CELExplanation.Part]
    ) -> CELExplanation.Part {
        let shown: CELExplanation.Part.Outcome =
            switch outcome {
            case .value(let value): self.outcome(value, isHidden: secrets.hides(expression))
            case .failure(let failure, let failed):
                .failure(text(failure, at: expressions[Int(failed)] ?? expression))
            }
        return CELExplanation.Part(
            source: text(expression),
            span: expression.span,
            outcome: shown,
            note: note,
            parts: parts
        )
    }

    /// An element of a comprehension, with what decided its body.
    mutating func part(element record: TraceRecord, _ comprehension: CELComprehension) -> CELExplanation.Part? {
        guard let element = record.element, remaining > 0 else { return nil }
        remaining -= 1
        let isHidden = secrets.hidesElements(of: comprehension)
        var name = comprehension.variable.text
        var value = element.first
        var note = "element \(element.index)"
        if let second = element.second, let secondName = comprehension.secondVariable {
            let key = isHidden ? "***" : element.first.explanation(limit: Self.longestValue)
            note = "\(name) = \(key)"
            name = secondName.text
            value = second
        }
        var parts: [CELExplanation.Part] = []
        for part in record.parts {
            guard let expression = expression(part) else { continue }
            parts += expression.isLeaf ? [] : nested { $0.deciding(part, expression) }
        }
        if case .failure = record.outcome, parts.isEmpty, let failed = record.parts.last.flatMap({ part($0) }) {
            parts = [failed]
        }
        return CELExplanation.Part(
            source: name,
            span: comprehension.body.span,
            outcome: outcome(value, isHidden: isHidden),
            note: note,
            parts: parts
        )
    }

    mutating func nested(_ parts: (inout Explainer) -> [CELExplanation.Part]) -> [CELExplanation.Part] {
        guard remainingDepth > 0 else { return [] }
        remainingDepth -= 1
        defer { remainingDepth += 1 }
        return parts(&self)
    }

    private func outcome(_ value: CELValue, isHidden: Bool) -> CELExplanation.Part.Outcome {
        if case .bool(let truth) = value { return .truth(truth) }
        return .value(isHidden ? "***" : value.explanation(limit: Self.longestValue))
    }

    /// A failure in words; one of several lines, or a very long one, is cut.
    private func text(_ failure: CELFailure, at expression: CELExpression) -> String {
        let text = (secrets.mayReveal(expression) ? failure.redacted : failure).description
        return Self.line(Array(text.utf8), limit: 2 * Self.longestValue)
    }

    private func note(_ record: TraceRecord, _ expression: CELExpression) -> String? {
        guard case .comprehension(let comprehension) = expression.kind, case .value(let value) = record.outcome,
            case .bool(let truth) = value
        else { return nil }
        switch (comprehension.kind, truth) {
        case (.all, true): return "for all \(record.tried)"
        case (.exists, false): return record.tried == 0 ? "there are none" : "for none of \(record.tried)"
        case (.existsOne, false):
            let found = record.parts.count { $0.element != nil }
            return found == 0 ? "for none of \(record.tried)" : "for more than one of \(record.tried)"
        default: return nil
        }
    }

    // MARK: Texts

    /// The expression as it was written, on one line.
    func text(_ expression: CELExpression) -> String {
        let span = expression.span.clamped(to: 0..<source.count)
        return Self.line(source[span], limit: Self.longestSource)
    }

    /// Bytes as text on one line; the middle of a long one is left out.
    private static func line(_ bytes: some Collection<UInt8>, limit: Int) -> String {
        var line: [UInt8] = []
        for byte in bytes {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isSpace { line.append(byte) } else if line.last != 0x20 { line.append(0x20) }
        }
        let text = String(decoding: line, as: UTF8.self)
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        return String(scalars.prefix(limit * 2 / 3)) + " … " + String(scalars.suffix(limit / 3))
    }
}

extension Plan.Outcome {
    fileprivate var recorded: TraceRecord.Outcome {
        switch self {
        case .value(let value): .value(value)
        case .failure(let failure, let expression): .failure(failure, expression: expression)
        }
    }
}

extension CELExpression {
    fileprivate func index(into expressions: inout [Int: CELExpression]) {
        expressions[id] = self
        for child in children { child.index(into: &expressions) }
    }

    /// Whether the expression is a constant or a variable's name.
    var isLeaf: Bool {
        switch kind {
        case .literal, .identifier: true
        default: false
        }
    }
}
