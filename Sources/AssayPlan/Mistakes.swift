import YAML

/// Collects what is wrong with a plan while it is read.
///
/// A reference, because every section of one plan reports into it; it never leaves the reading of one file.
final class Mistakes {
    private let file: String
    /// The bytes of the plan, for places within a value.
    let source: SourceText
    private var diagnostics: Set<PlanDiagnostic> = []
    /// Where the file itself is broken: what the plan's reader would say there is a consequence.
    private var broken: Set<SourceSpan> = []

    init(file: String, source: SourceText) {
        self.file = file
        self.source = source
    }

    var isEmpty: Bool { diagnostics.isEmpty }

    /// The mistakes in the order of the file.
    var sorted: [PlanDiagnostic] { diagnostics.sorted() }

    /// Reports a mistake of the plan.
    ///
    /// What an alias repeats is reported once, since it stands once.
    func report(_ message: String, at span: SourceSpan, suggestion: String? = nil) {
        guard !broken.contains(span) else { return }
        insert(message, span, suggestion)
    }

    /// Reports a place where the file is broken.
    func reportBroken(_ message: String, at span: SourceSpan) {
        broken.insert(span)
        insert(message, span, nil)
    }

    private func insert(_ message: String, _ span: SourceSpan, _ suggestion: String?) {
        diagnostics.insert(
            PlanDiagnostic(
                file: file,
                line: span.line,
                column: span.column,
                message: message,
                suggestion: suggestion
            )
        )
    }
}
