import AssayEvidence
import AssayModel
import JSON
import OpenAPI

/// An API description with what a review of it found.
struct ReviewedDescription: Sendable {
    /// The text.
    let evidence: APIDescription
    /// What it says.
    let api: DescribedAPI

    /// Reads a description.
    init(_ evidence: APIDescription) throws(Unjudged) {
        self.evidence = evidence
        api = try DescribedAPI.of(evidence)
    }

    /// Where a part of the description stands; nil where the target serves it.
    func location(of place: OpenAPIPlace) -> Location? {
        guard !evidence.isServed else { return nil }
        let file = place.document.isEmpty ? evidence.path : DescribedAPI.path(of: place.document)
        guard let file else { return nil }
        let text = file == evidence.path ? evidence.text : evidence.files[file]
        return Location(file: file, line: place.position.line, column: Self.column(of: place, in: text ?? ""))
    }

    /// Where a part of a description stands that the target serves, as the end of a message; empty where a location
    /// tells it.
    func placeInText(_ place: OpenAPIPlace) -> String {
        evidence.isServed ? " (line \(place.position.line), column \(place.position.column) of the description)" : ""
    }

    /// The column in Unicode scalars, as locations count, from one in bytes.
    private static func column(of place: OpenAPIPlace, in text: String) -> Int {
        let bytes = text.utf8
        let offset = min(max(place.span.lowerBound, 0), bytes.count)
        let length = min(max(place.position.column - 1, 0), offset)
        let end = bytes.index(bytes.startIndex, offsetBy: offset)
        let start = bytes.index(end, offsetBy: -length)
        return 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    }

    /// The operation that a finding points at, or the request that reads the description where the target serves it.
    func reference(to operation: OpenAPIOperation?) -> RequestReference? {
        if let operation { return RequestReference(operation: "\(Excerpt(operation.name))") }
        return evidence.isServed ? RequestReference(operation: "GET \(evidence.path)") : nil
    }

    /// The review's findings of some kinds, as findings of a check.
    ///
    /// - Parameters:
    ///   - kinds: The kinds.
    ///   - severities: What each weight counts for; a weight without a severity is left out.
    /// - Returns: The findings in the order of the document.
    func findings(
        of kinds: Set<OpenAPIReviewFinding.Kind>,
        severities: [OpenAPIReviewFinding.Weight: Severity]
    ) -> [Finding] {
        let chosen = api.review.filter { kinds.contains($0.kind) && severities[$0.weight] != nil }
        let named = chosen.map { finding in
            let operation = finding.operations.first.map { api.description.operations[$0] }
            return (finding: finding, operation: operation)
        }
        let anchors = Anchor.distinct(
            named.map { finding, operation in
                [finding.kind.rawValue, operation?.name, Anchor.general(finding.place.pointer)]
                    .compactMap(\.self).joined(separator: " ")
            }
        )
        return zip(named, anchors)
            .map { named, anchor in
                Finding(
                    "\(Excerpt(named.finding.message, limit: 400))\(placeInText(named.finding.place))",
                    anchor: anchor,
                    location: location(of: named.finding.place),
                    request: reference(to: named.operation),
                    severity: severities[named.finding.weight]
                )
            }
    }
}

extension Need where Input == ReviewedDescription {
    /// The API description that the run goes by.
    static var apiDescription: Need<ReviewedDescription> {
        Need<APIDescription>.each(APIDescription.self, "API descriptions")
            .map { evidence throws(Unjudged) in try ReviewedDescription(evidence) }
    }
}

extension ReviewedDescription {
    /// A description for an example, as the probe would keep it.
    static func sample(_ text: String, path: String = "openapi.yaml") -> ReviewedDescription? {
        try? ReviewedDescription(APIDescription(path: path, text: text))
    }

    /// A description of version 3.1 for an example, from its paths in YAML's flow or block style.
    static func paths(_ text: String) -> ReviewedDescription? {
        sample("openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n" + text)
    }
}
