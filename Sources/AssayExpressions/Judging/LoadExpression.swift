public import AssayEvidence
public import AssayModel
public import CEL

/// A condition of `performance.expect` that is more than one comparison.
///
/// It is judged in three values: `&&`, `||`, `!` and parentheses are followed, a comparison of one measure with one literal
/// is judged by the statistics of its measure, and every other part by its value, as long as the sample is large enough to
/// speak of what it mentions.
public struct LoadExpression: Sendable {
    /// What a run says about a condition.
    public enum Verdict: Sendable, Hashable {
        /// It is met.
        case met
        /// It is broken; with the values that say so.
        case broken(String)
        /// The run does not settle it; with the reason.
        case open(String)
    }

    /// The expression as it was written.
    public let source: String
    private let program: CELProgram

    /// Compiles a condition.
    ///
    /// - Throws: everything that is wrong with it.
    public init(_ source: String) throws(CELCompileError) {
        self.source = source
        program = try ExpressionLanguage.expectationEnvironment().compile(source, expecting: .bool)
    }

    /// Everything that is wrong with a condition, as spans in its text.
    public static func diagnostics(of source: String) -> [CELDiagnostic] {
        do throws(CELCompileError) {
            _ = try LoadExpression(source)
            return []
        } catch {
            return error.diagnostics.map { $0.namingMeasure(in: source) }
        }
    }

    /// The measures that it mentions.
    public var measures: Set<LoadExpectation.Measure> {
        measures(in: program.checked.expression)
    }

    /// The members of the `&&` that the expression is, each a condition of its own; else the expression alone.
    public var conjuncts: [String] {
        guard case .and(let members) = program.checked.expression.kind else { return [source] }
        return members.map(text)
    }

    /// Judges the condition on a run.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - comparison: The verdict on one comparison.
    ///   - shortfall: Why the run cannot speak of a measure; nil where it can.
    /// - Returns: The verdict.
    public func verdict(
        on run: LoadRun,
        comparison: (LoadExpectation) -> Verdict,
        shortfall: (LoadExpectation.Measure) -> String?
    ) -> Verdict {
        let bindings = ["load": ExpressionRecords.load.value(of: run)]
        // The closures are called before this method returns, and kept nowhere.
        let truth = withoutActuallyEscaping(comparison) { comparison in
            withoutActuallyEscaping(shortfall) { shortfall in
                Judging(expression: self, bindings: bindings, comparison: comparison, shortfall: shortfall)
                    .truth(of: program.checked.expression)
            }
        }
        switch truth {
        case .known(true): return .met
        case .known(false):
            let lines = program.lines(explaining: bindings)
            return .broken(lines.isEmpty ? "false" : lines.joined(separator: ", "))
        case .open(let reason): return .open(reason)
        }
    }

    private enum Truth {
        case known(Bool)
        case open(String)
    }

    private struct Judging {
        let expression: LoadExpression
        let bindings: [String: CELValue]
        let comparison: (LoadExpectation) -> Verdict
        let shortfall: (LoadExpectation.Measure) -> String?

        func truth(of node: CELExpression) -> Truth {
            switch node.kind {
            case .and(let members): return combined(members, decisive: false)
            case .or(let members): return combined(members, decisive: true)
            case .unary(.not, let operand):
                let inner = truth(of: operand)
                guard case .known(let value) = inner else { return inner }
                return .known(!value)
            default:
                if let atom = LoadExpectation(expression.text(of: node)) {
                    switch comparison(atom) {
                    case .met: return .known(true)
                    case .broken: return .known(false)
                    case .open(let reason): return .open("\(atom.measure.rawValue): \(reason)")
                    }
                }
                return value(of: node)
            }
        }

        private func combined(_ members: [CELExpression], decisive: Bool) -> Truth {
            var open: Truth?
            for member in members {
                let truth = truth(of: member)
                switch truth {
                case .known(decisive): return truth
                case .known: break
                case .open: open = open ?? truth
                }
            }
            return open ?? .known(!decisive)
        }

        private func value(of node: CELExpression) -> Truth {
            for measure in expression.measures(in: node).sorted(by: { $0.rawValue < $1.rawValue }) {
                if let reason = shortfall(measure) { return .open("\(measure.rawValue): \(reason)") }
            }
            do {
                let part = try ExpressionLanguage.expectationEnvironment()
                    .compile(expression.text(of: node), expecting: .bool)
                guard case .bool(let value) = try part.evaluate(bindings) else { return .open("it is no condition") }
                return .known(value)
            } catch {
                return .open("\(error)")
            }
        }
    }

    private func text(of node: CELExpression) -> String {
        CELUnparser.text(of: node)
    }

    /// The measures that a node mentions.
    private func measures(in node: CELExpression) -> Set<LoadExpectation.Measure> {
        if let measure = LoadExpectation.Measure(rawValue: text(of: node)) { return [measure] }
        return node.children.reduce(into: []) { $0.formUnion(measures(in: $1)) }
    }
}

extension CELDiagnostic {
    /// The diagnostic with the measure that was probably meant, where only its last name was written: `p99`.
    fileprivate func namingMeasure(in source: String) -> CELDiagnostic {
        let bytes = Array(source.utf8)
        guard span.upperBound <= bytes.count, !span.isEmpty else { return self }
        let word = String(decoding: bytes[span], as: UTF8.self)
        let measures = LoadExpectation.Measure.allCases.map(\.rawValue)
        guard message == "undeclared name \(word)", let measure = measures.first(where: { $0.hasSuffix(".\(word)") })
        else {
            return self
        }
        return CELDiagnostic("\(message); did you mean \(measure)?", at: span)
    }
}
