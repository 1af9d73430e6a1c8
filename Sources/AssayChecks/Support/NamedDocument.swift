import AssayEvidence
import AssayModel
import YAML

/// A document that the run knows by its purpose, or the fact that there is none.
enum NamedDocument: Sendable {
    /// The tree holds none, and the plan names none.
    case missing
    /// The document.
    case found(SourceFile)
    /// A file of another purpose.
    case other
}

extension Need where Input == NamedDocument {
    /// The document that the facts name, and whether they name one.
    ///
    /// - Parameters:
    ///   - what: What such files are, as a plural noun.
    ///   - filter: Whether a path may be the document's.
    ///   - path: The document's path.
    /// - Returns: The need.
    static func document(
        _ what: String,
        where filter: @escaping @Sendable (String) -> Bool,
        at path: @escaping @Sendable (PlanFacts) -> String?
    ) -> Need<NamedDocument> {
        let presence = Need<PlanFacts>.each(PlanFacts.self)
            .map { facts throws(Unjudged) in
                guard let path = path(facts) else { return NamedDocument.missing }
                // What the filter keeps out would never be seen, and so would pass.
                guard filter(path) else { throw Unjudged(.notRun, "\(path) is of a kind that is not read") }
                return .other
            }
        let content = Need<SourceFile>.each(SourceFile.self, what, where: filter)
            .and(PlanFacts.self)
            .map { pair in path(pair.1) == pair.0.path ? NamedDocument.found(pair.0) : .other }
        return presence.or(content)
    }

    /// Whether a path may be that of a document for people; histories and licences, which grow large, are none.
    @Sendable static func isDocument(_ path: String) -> Bool {
        let role = FileRole.of(path)
        let name = SettingName(path.split(separator: "/" as Character).last ?? "")
        let isRecord = name.has([
            "changelog", "changes", "history", "licence", "license", "licenses", "news", "notice", "releases",
        ])
        return (role == .document && !isRecord) || role == nil
    }
}
