import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Validity of the description")
struct DescriptionValidityTests {
    private let check = DescriptionValidity()

    @Test(
        "what departs from the specification is found at its line",
        arguments: [
            "  /a: {get: {responses: {'200': {$ref: 'gone.yaml'}}}}\n",
            "  /a: {get: {responses: {'200': {$ref: '#/components/responses/Gone'}}}}\n",
            "  a: {get: {responses: {'200': {description: ok}}}}\n",
            "  /a: {get: {responses: {'2000': {description: ok}}}}\n",
            "  /a/{id}: {get: {responses: {'200': {description: ok}}}}\n",
            "  /a: {get: {parameters: [{name: q, in: body}], responses: {'200': {description: ok}}}}\n",
            "  /a: {get: [], put: {responses: {'200': {description: ok}}}}\n",
        ]
    )
    func departs(paths: String) throws {
        let found = check.found(try #require(.paths(paths)))
        #expect(!found.isEmpty && found.arePresentable)
        #expect(found.allSatisfy { $0.location?.file == "openapi.yaml" && $0.location?.line == 4 })
    }

    @Test(
        "what the specification allows is fine",
        arguments: [
            "  /a: {summary: x, get: {deprecated: true, responses: {default: {description: ok}}}}\n",
            "  /a/{id}: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], get: {responses: {'200': {description: ok}}}}\n",
            "  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {x-any: 1, unheardOf: 2}}}}}}}\n",
            "  x-internal: {a: 1}\n  /a: {get: {responses: {'200': {description: ok}}}}\n",
        ]
    )
    func decoys(paths: String) throws {
        #expect(check.words(try #require(.paths(paths))) == [])
    }

    @Test("an id that is there twice is told by another check alone")
    func elsewhere() throws {
        let operation = "{operationId: a, responses: {'200': {description: ok}}}"
        #expect(check.words(try #require(.paths("  /a: {get: \(operation), put: \(operation)}\n"))) == [])
    }

    @Test("of one kind ten places are shown, and the last tells how many there are")
    func bounds() throws {
        let paths = (0..<35).map { "  /p\($0): {get: {responses: {'200': {$ref: '#/x/\($0)'}}}}\n" }.joined()
        let found = check.found(try #require(.paths(paths)))
        #expect(found.count == 10 && found.last?.message.contains("and 25 more like this") == true)
        #expect(Set(found.map(\.anchor)).count == 10)
    }

    @Test("the anchor is the place in the document, not the line")
    func anchors() throws {
        let paths = "  /a: {get: {responses: {'200': {$ref: '#/x'}}}}\n"
        let plain = check.found(try #require(.paths(paths))).map(\.anchor)
        let shifted = check.found(try #require(.paths("  # comment\n\n" + paths))).map(\.anchor)
        #expect(plain.count == 1 && plain == shifted)
    }

    @Test("a served description has no place in a file, but the request that reads it")
    func served() throws {
        let found = check.found(try .served("  /a: {get: {responses: {'200': {$ref: '#/x'}}}}\n"))
        #expect(found.map(\.location) == [nil] && found.map(\.request?.operation) == ["GET /openapi.yaml"])
    }

    @Test("a defect in another file stands there")
    func otherFile() throws {
        let description = try ReviewedDescription(
            APIDescription(
                path: "api/openapi.yaml",
                text: "openapi: 3.1.0\ninfo: {title: a, version: b}\npaths: {/a: {$ref: 'parts/ä.yaml#/a'}}\n",
                files: ["api/parts/ä.yaml": "# Größe\na:\n  get: {responses: {'200': {$ref: '#/Gone'}}}\n"]
            )
        )
        let found = check.found(description)
        #expect(found.map(\.location?.file) == ["api/parts/ä.yaml"] && found.first?.location?.line == 3)
    }

    @Test("a file that is not in the tree is a defect, a document elsewhere a note")
    func absentDocuments() throws {
        func found(_ reference: String) throws -> [Finding] {
            check.found(try #require(.paths("  /a: {get: {responses: {'200': {$ref: '\(reference)'}}}}\n")))
        }
        let gone = try found("gone.yaml#/Ok")
        #expect(gone.map(\.severity) == [.low])
        #expect(gone.first?.message.contains("'gone.yaml'") == true, "\(gone.map(\.message))")
        #expect(try found("https://schemas.example/a.yaml#/Ok").map(\.severity) == [.info])
    }

    @Test("a secret that was masked inside the description breaks nothing")
    func masked() throws {
        let input = ReviewedDescription.sample(
            """
            openapi: 3.1.0
            info: {title: Shop, version: '1', description: '***'}
            servers: [{url: 'https://api.example/v1?key=***'}]
            paths:
              /a: {get: {parameters: [{name: t, in: query, example: ******}], responses: {'200': {description: ok}}}}
            """
        )
        if let input { #expect(check.words(input) == []) }
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}
