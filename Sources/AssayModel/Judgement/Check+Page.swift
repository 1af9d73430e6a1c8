extension Check {
    /// The check's page, in Markdown, made from the check alone.
    public var page: String {
        let about = about
        let kinds = exampleKinds
        let references = about.references.map(\.rawValue).joined(separator: ", ")
        func list(_ title: String, _ names: [String]) -> String {
            names.isEmpty ? "" : "\n\(title):\n\n" + names.map { "- \($0)\n" }.joined()
        }
        return """
            # \(about.id)

            \(about.title).

            Severity \(about.severity.rawValue), likelihood \(about.likelihood.rawValue); refines the control \
            `\(about.control)`.\(references.isEmpty ? "" : " References: \(references).")

            ## Why it matters

            \(about.rationale)

            ## What to do

            \(about.remedy)

            ## Cases
            \(list("Passes", kinds.passing))\(list("Is found", kinds.failing))\(list("Looks bad and is fine", kinds.decoys))
            """
    }
}
