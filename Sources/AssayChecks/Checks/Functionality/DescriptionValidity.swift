import AssayEvidence
import AssayModel
import OpenAPI

/// The description follows the specification of OpenAPI.
struct DescriptionValidity: Check {
    let about = CheckDescription(
        id: "functionality.description-validity",
        control: "functionality.description-quality",
        title: "The API description follows the specification of OpenAPI, and all its references lead somewhere",
        rationale: """
            Where the description departs from the specification, each tool that reads it makes something else of it, \
            or leaves a part out without a word: a dead reference is an operation that nobody tests.
            """,
        remedy:
            "Mend the place that the finding names; let a linter or this check read the description on every change.",
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1068"]
    )

    /// Diagnostics that other checks speak of.
    private static let elsewhere: Set<String> = [
        OpenAPIDiagnosticCode.duplicateOperationID.rawValue, OpenAPIDiagnosticCode.equivalentPaths.rawValue,
    ]

    /// How many places of one kind make a finding each; the rest is counted in the last.
    private static let mostOfKind = 10

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        let diagnostics = input.api.description.diagnostics.filter { !Self.elsewhere.contains($0.code) }
        let totals = Dictionary(diagnostics.map { ($0.code, 1) }, uniquingKeysWith: +)
        let anchors = Anchor.distinct(diagnostics.map { "\($0.code) \(Anchor.general($0.place.pointer))" })
        var seen: [String: Int] = [:]
        return zip(diagnostics, anchors)
            .compactMap { diagnostic, anchor in
                let count = seen[diagnostic.code, default: 0] + 1
                seen[diagnostic.code] = count
                guard count <= Self.mostOfKind else { return nil }
                let rest = (totals[diagnostic.code] ?? 0) - count
                let more = count == Self.mostOfKind && rest > 0 ? ", and \(rest) more like this" : ""
                // A document of the tree was looked for, and is not there.
                let isGone = !input.evidence.isServed && diagnostic.message.contains(DescribedAPI.scheme)
                let message = diagnostic.message.replacing(DescribedAPI.scheme, with: "")
                return Finding(
                    "\(Excerpt(message, limit: 300))\(input.placeInText(diagnostic.place))\(more)",
                    anchor: anchor,
                    location: input.location(of: diagnostic.place),
                    request: input.reference(to: nil),
                    severity: diagnostic.severity == .error || isGone ? .low : .info
                )
            }
    }

    var examples: [Example<ReviewedDescription>] {
        [
            .of("a sound description", .paths("  /a: {get: {responses: {'200': {description: ok}}}}\n"), .passes),
            .of(
                "an extension that the specification does not know",
                .paths("  /a: {x-rate: 5, get: {x-owner: me, responses: {'200': {description: ok}}}}\n"),
                .decoy
            ),
            .of(
                "a reference that leads nowhere",
                .paths("  /a: {get: {responses: {'200': {$ref: '#/components/responses/Gone'}}}}\n"),
                .finds(["openapi.yaml:4:40: the reference '#/components/responses/Gone' leads to nothing"])
            ),
        ]
        .compactMap(\.self)
    }
}
