import AssayEvidence
import AssayModel
import OpenAPI

/// The API description explains its operations to those who use them.
struct API: Check {
    let about = CheckDescription(
        id: "documentation.api",
        control: "documentation.api",
        title: "The API description explains its operations",
        rationale: """
            Clients are written against the description: an operation that it does not explain is used wrongly, or asked \
            about again by everyone who meets it.
            """,
        remedy: """
            Give every operation a summary that says what it is for; let a test read the description on every change.
            """,
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1111", "API9:2023"]
    )

    /// The share of operations that must be explained.
    private static let leastShare = 0.8

    var needs: Need<APIDescription> { .each(APIDescription.self, "API descriptions") }

    func findings(in input: APIDescription) throws(Unjudged) -> [Finding] {
        guard input.text != nil else { return [broken(input, "the API description is not UTF-8 text")] }
        let description: ReviewedDescription
        do {
            description = try ReviewedDescription(input)
        } catch {
            return [broken(input, error.detail)]
        }
        let operations = description.api.description.operations
        guard !operations.isEmpty else { return [broken(input, "the API description holds no operation")] }
        let gap = gap(operations, "explained", description) { operation in
            [operation.summary, operation.details].contains { !($0 ?? "").isEmpty }
        }
        return gap.map { [$0] } ?? []
    }

    private func broken(_ input: APIDescription, _ why: String) -> Finding {
        Finding(
            "\(Excerpt(why, limit: 200))",
            anchor: "unreadable",
            location: input.isServed ? nil : Location(file: input.path, line: 1),
            request: input.isServed ? RequestReference(operation: "GET \(input.path)") : nil,
            severity: .medium
        )
    }

    private func gap(
        _ operations: [OpenAPIOperation],
        _ what: String,
        _ description: ReviewedDescription,
        where holds: (OpenAPIOperation) -> Bool
    ) -> Finding? {
        let total = operations.count
        let lacking = operations.filter { !holds($0) }
        let held = total - lacking.count
        guard let first = lacking.first, Double(held) < Self.leastShare * Double(total) else { return nil }
        return Finding(
            """
            only \(held) of \(Figure.count(total, "operation")) \(held == 1 ? "is" : "are") \(what); \
            not \(Excerpt(first.name))
            """,
            anchor: what,
            location: description.location(of: first.place).map { Location(file: $0.file, line: $0.line) },
            request: description.reference(to: nil)
        )
    }

    var examples: [Example<APIDescription>] {
        func api(_ text: String) -> APIDescription { APIDescription(path: "openapi.yaml", text: text) }
        let head = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n"
        return [
            Example(
                "explained",
                api(head + "  /orders:\n    get: {summary: Lists orders, responses: {'200': {}, '401': {}}}\n"),
                .passes
            ),
            Example(
                "served by the target, and no description",
                APIDescription(path: "/openapi.json", text: "{\"detail\": \"hello\"}"),
                .finds([
                    "GET /openapi.json: the API description cannot be read: the document has neither 'openapi' nor 'swagger' at its top"
                ])
            ),
            Example(
                "a description instead of a summary",
                api(head + "  /orders:\n    get: {description: Lists orders, responses: {'200': {}}}\n"),
                .decoy
            ),
            Example(
                "one of two is not explained",
                api(
                    head + "  /orders:\n    get: {parameters: [{name: page, in: query}], responses: {'200': {}}}\n"
                        + "    post: {summary: Makes one, requestBody: {}, responses: {'201': {}}}\n"
                ),
                .finds([
                    "openapi.yaml:5: only 1 of 2 operations is explained; not GET /orders"
                ])
            ),
            Example(
                "something else",
                api("swagger-ui: true\n"),
                .finds([
                    "openapi.yaml:1: the API description cannot be read: the document has neither 'openapi' nor 'swagger' at its top"
                ])
            ),
        ]
    }
}
