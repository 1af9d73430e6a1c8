import CEL
import JSON
import YAML

/// Conditions in CEL.
extension SectionReader {
    /// Reads a key that takes one expression or a list; each mistake within one is reported at its own line and column.
    ///
    /// - Returns: The expressions as they were written; nil where the key is left out.
    func expressions(
        _ key: String,
        as form: Form<String>,
        diagnostics: (String) -> [CELDiagnostic]
    ) -> [String]? {
        guard has(key), let node = node(key) else { return nil }
        let texts = placedList(node, of: form)
        if texts.count > Self.mostExpressions {
            let message = "at most \(Self.mostExpressions) conditions, found \(texts.count)"
            mistakes.report(message, at: texts[Self.mostExpressions].span)
        }
        return texts.prefix(Self.mostExpressions)
            .map { text, place in
                let found = diagnostics(text)
                if !found.isEmpty, let scalar = scalar(at: place, in: node) {
                    let map = ScalarSourceMap(scalar, at: place, in: mistakes.source)
                    for diagnostic in found { mistakes.report(diagnostic.message, at: map.span(of: diagnostic.span)) }
                }
                return text
            }
    }

    /// Each is judged over and over when a decision looks for a better one.
    private static let mostExpressions = 100

    private func scalar(at place: SourceSpan, in node: ConfigurationNode) -> ScalarNode? {
        (node.isSequence ? node.items : [node]).first { $0.span == place }?.scalar
    }
}

extension Form where Value == String {
    /// A condition over a paced run.
    static var expectation: Form<String> {
        expression("a condition such as load.latency.p99 < duration('500ms')")
    }

    /// A condition over the whole run.
    static var criterion: Form<String> {
        expression("a condition such as !findings.exists(f, f.severity == 'critical')")
    }

    /// The text of an expression; what is wrong within it is reported apart.
    private static func expression(_ phrase: String) -> Form<String> {
        Form(phrase, schema: .scalar(pattern: #"\S"#, most: 10_000)) { scalar throws(Refusal) in
            guard scalar.text.utf8.count <= 10_000 else { throw .because("an expression is at most 10000 bytes long") }
            guard scalar.text.utf8.contains(where: { $0 > 0x20 }) else { throw .form }
            return scalar.text
        }
    }
}
