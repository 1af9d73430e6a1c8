import AssayEvidence
import AssayModel

/// The API description explains its operations to those who use them.
struct API: Check {
    let about = CheckDescription(
        id: "documentation.api",
        control: "documentation.api",
        title: "The API description explains its operations and their errors",
        rationale: """
            Clients are written against the description: an operation that it does not explain is used wrongly, and errors \
            that it does not mention are not handled.
            """,
        remedy: """
            Give every operation a summary and declare at least one error response for it; let a test read the description \
            on every change.
            """,
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1111", "API9:2023"]
    )

    /// The share of operations that must be explained.
    private static let leastShare = 0.8

    var needs: Need<NamedDocument> {
        Need<SourceFile>
            .each(SourceFile.self, "API descriptions") { path in
                FileRole.of(path) == .apiDescription || FileRole.of(path) == nil
            }
            .and(PlanFacts.self)
            .map { pair throws(Unjudged) in
                guard let path = pair.1.apiDescription else {
                    throw Unjudged(.notRun, "which file describes the API is not known")
                }
                return path == pair.0.path ? .found(pair.0) : .other
            }
            .or(
                Need<ServedDescription>.each(ServedDescription.self, "API descriptions")
                    .map { .found(SourceFile(path: $0.path, text: $0.text)) }
            )
    }

    func findings(in input: NamedDocument) throws(Unjudged) -> [Finding] {
        guard case .found(let file) = input else { return [] }
        guard let text = file.text else { return [broken(file, "it is not UTF-8 text")] }
        let outline: APIOutline
        do {
            outline = try APIOutline.read(text)
        } catch {
            return [broken(file, error.detail)]
        }
        guard !outline.operations.isEmpty else { return [broken(file, "it holds no operation")] }
        return [
            gap(outline.operations, "explained", file) { $0.isDescribed },
            gap(outline.operations.filter(\.canBeRefused), "declared with an error response", file) {
                $0.statuses.contains(where: Self.isError)
            },
        ]
        .compactMap(\.self)
    }

    private func broken(_ file: SourceFile, _ why: String) -> Finding {
        Finding(
            "describes no API: \(Excerpt(why, limit: 160))",
            anchor: "unreadable",
            location: location(in: file, line: 1),
            request: request(for: file),
            severity: .medium
        )
    }

    /// The place in a file of the tree; a description that the target serves has none.
    private func location(in file: SourceFile, line: Int) -> Location? {
        file.path.hasPrefix("/") ? nil : Location(file: file.path, line: line)
    }

    /// The request that reads a description from the target, whose path alone begins with a slash.
    private func request(for file: SourceFile) -> RequestReference? {
        file.path.hasPrefix("/") ? RequestReference(operation: "GET \(file.path)") : nil
    }

    private func gap(
        _ operations: [APIOutline.Operation],
        _ what: String,
        _ file: SourceFile,
        where holds: (APIOutline.Operation) -> Bool
    ) -> Finding? {
        let total = operations.count
        let lacking = operations.filter { !holds($0) }
        let held = total - lacking.count
        guard let first = lacking.first, Double(held) < Self.leastShare * Double(total) else { return nil }
        return Finding(
            """
            only \(held) of \(Figure.count(total, "operation")) \(held == 1 ? "is" : "are") \(what); \
            not \(Excerpt(first.name.description))
            """,
            anchor: what,
            location: location(in: file, line: first.line),
            request: request(for: file)
        )
    }

    private static func isError(_ status: String) -> Bool {
        status == "default" || status.hasPrefix("4") || status.hasPrefix("5")
    }

    var examples: [Example<NamedDocument>] {
        func api(_ text: String) -> NamedDocument { .found(.sample("openapi.yaml", text)) }
        let head = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n"
        return [
            Example(
                "explained, with errors",
                api(head + "  /orders:\n    get: {summary: Lists orders, responses: {'200': {}, '401': {}}}\n"),
                .passes
            ),
            Example("a file of another purpose", .other, .decoy),
            Example(
                "served by the target, and no description",
                .found(.sample("/openapi.json", "{\"detail\": \"hello\"}")),
                .finds([
                    "GET /openapi.json: describes no API: the document has neither 'openapi' nor 'swagger' at its top"
                ])
            ),
            Example(
                "errors under the default response",
                api(head + "  /orders:\n    get: {description: Lists orders, responses: {'200': {}, default: {}}}\n"),
                .decoy
            ),
            Example(
                "operations that take nothing have nothing to refuse",
                api(head + "  /:\n    get: {summary: Shows the start page, responses: {'200': {}}}\n"),
                .decoy
            ),
            Example(
                "neither",
                api(
                    head + "  /orders:\n    get: {parameters: [{name: page, in: query}], responses: {'200': {}}}\n"
                        + "    post: {summary: Makes one, requestBody: {}, responses: {'201': {}}}\n"
                ),
                .finds([
                    "openapi.yaml:5: only 1 of 2 operations is explained; not GET /orders",
                    "openapi.yaml:5: only 0 of 2 operations are declared with an error response; not GET /orders",
                ])
            ),
            Example(
                "something else",
                api("swagger-ui: true\n"),
                .finds([
                    "openapi.yaml:1: describes no API: the document has neither 'openapi' nor 'swagger' at its top"
                ])
            ),
        ]
    }
}
