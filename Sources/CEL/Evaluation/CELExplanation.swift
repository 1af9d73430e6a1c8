/// Why an expression has the value that it has: its parts that decided, each with its source and its value.
///
/// ```text
/// load.p99 < duration('500ms') && size(config.hosts) > 0 is false
///   load.p99 < duration('500ms') is false
///     load.p99 = 812ms
/// ```
///
/// What was computed from a variable or field that is declared secret reads `***`; truth values and sizes are shown.
public struct CELExplanation: Equatable, Sendable {
    /// A part of the expression.
    public struct Part: Hashable, Sendable {
        /// What was found.
        public enum Outcome: Hashable, Sendable {
            /// A truth value.
            case truth(Bool)
            /// Another value in words, shortened where it is long.
            case value(String)
            /// Why there is no value.
            case failure(String)
        }

        /// The part as it was written, on one line and shortened where it is long; for an element of a list or map, the name
        /// of its variable.
        public let source: String
        /// Where it stands in the source, as UTF-8 offsets.
        public let span: Range<Int>
        /// What was found.
        public let outcome: Outcome
        /// Which elements were tried, or which element this is.
        public let note: String?
        /// The parts that decided it.
        public let parts: [Part]
    }

    /// The value of the whole expression, or why it has none; the value as it is, also where it is secret.
    public let result: Result<CELValue, CELEvaluationError>
    /// The whole expression and what decided it.
    public let root: Part

    /// Whether the expression is true; false also where it has no truth value.
    public var isTrue: Bool {
        if case .success(.bool(true)) = result { true } else { false }
    }

    /// The explanation as lines, each part indented below what it decided.
    ///
    /// - Parameter maximumLines: how many lines there may be; what is left out is counted on the last.
    /// - Returns: the lines, without a line feed at the end.
    public func text(maximumLines: Int = 20) -> String {
        var lines: [String] = []
        root.write(to: &lines, indentation: "")
        let shown = lines.count > max(1, maximumLines) ? max(1, maximumLines - 1) : lines.count
        let rest = lines.count - shown
        return lines.prefix(shown).joined(separator: "\n") + (rest > 0 ? "\n… and \(rest) lines more" : "")
    }
}

extension CELExplanation: CustomStringConvertible {
    /// The explanation as up to twenty lines.
    public var description: String { text() }
}

extension CELExplanation.Part: CustomStringConvertible {
    /// The part as a line without what decided it: `load.p99 = 812ms`, `port >= 1024 is false`.
    public var description: String {
        let line =
            switch outcome {
            case .truth(let truth): "\(source) is \(truth)"
            case .value(let value): "\(source) = \(value)"
            case .failure(let why): "\(source) failed: \(why)"
            }
        return line + (note.map { " (\($0))" } ?? "")
    }

    fileprivate func write(to lines: inout [String], indentation: String) {
        lines.append(indentation + description)
        for part in parts { part.write(to: &lines, indentation: indentation + "  ") }
    }
}
