public import AssayExpressions
public import AssayModel
import YAML

/// Reads `assay.yaml`.
public enum PlanReader {
    /// What people write stays far below; a plan is read before anything else is known about its source.
    private static let limits = YAMLLimits(size: 1 << 20, depth: 32, nodes: 20_000)

    /// Reads a plan and reports every mistake in it.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8, one YAML document of at most 1 MiB.
    ///   - file: The file's name for diagnostics.
    ///   - names: The ids of controls and checks that the plan may name.
    /// - Returns: The plan with its defaults filled in, nil where there is any mistake; and the mistakes in the order
    ///   of the file.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        knowing names: KnownNames = KnownNames()
    ) -> (plan: Plan?, diagnostics: [PlanDiagnostic]) {
        let mistakes = Mistakes(file: file, source: SourceText(bytes))
        var plan: Plan?
        if let document = document(in: bytes, mistakes) {
            let root = SectionReader(document, path: "", name: "", origin: document.span, mistakes: mistakes)
            plan = root.plan(knowing: names)
        }
        return (mistakes.isEmpty ? plan : nil, mistakes.sorted)
    }

    /// The only document of the file, where it could be read far enough to judge what it says.
    private static func document(in bytes: [UInt8], _ mistakes: Mistakes) -> ConfigurationNode? {
        let file = YAMLDocuments.parse(bytes, limits: limits)
        for diagnostic in file.diagnostics {
            mistakes.reportBroken(message(for: diagnostic, in: bytes), at: diagnostic.span)
        }
        let isWhole = file.diagnostics.allSatisfy { $0.kind == .duplicateKey || $0.kind == .unknownAlias }
        guard isWhole else { return nil }
        let start = SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 1)
        guard let document = file.documents.first, !document.isNull || file.documents.count > 1 else {
            mistakes.report("the plan is empty: it needs at least 'assay: 1' and 'service: {name: …}'", at: start)
            return nil
        }
        if file.documents.count > 1 {
            let message = "a plan is one YAML document, and the file holds \(file.documents.count)"
            mistakes.report(message, at: file.documents[1].span)
        }
        guard document.isMapping else {
            let found = document.found(quoting: false)
            mistakes.report("a plan is \(PlanKeys.mappingPhrase), found \(found)", at: document.span)
            return nil
        }
        return document.merged()
    }

    private static func message(for diagnostic: ConfigurationDiagnostic, in bytes: [UInt8]) -> String {
        // The parser goes on with the last of two keys; here neither counts until one is gone.
        guard diagnostic.kind == .duplicateKey else { return diagnostic.message }
        let text = SourceText(bytes)
        let key = String(decoding: text.bytes[text.range(of: diagnostic.span)], as: UTF8.self)
        return "the key \(key.quoted) stands more than once: keep one"
    }
}
