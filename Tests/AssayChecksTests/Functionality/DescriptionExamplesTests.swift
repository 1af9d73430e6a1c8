import AssayModel
import Testing

@testable import AssayChecks

@Suite("Examples of a description")
struct DescriptionExamplesTests {
    private let check = DescriptionExamples()

    private func body(_ media: String) throws -> ReviewedDescription {
        let response = "responses: {'204': {description: done}}"
        return try #require(
            .paths("  /a: {post: {requestBody: {content: {application/json: {\(media)}}}, \(response)}}\n")
        )
    }

    @Test(
        "an example that contradicts its schema is found wherever it stands",
        arguments: [
            "schema: {type: integer}, example: seven", "schema: {type: integer}, examples: {a: {value: seven}}",
            "schema: {type: integer, example: seven}", "schema: {type: integer, examples: [7, seven]}",
            "schema: {type: object, properties: {a: {type: integer, default: seven}}}",
            "schema: {type: object, required: [a]}, example: {b: 1}",
        ]
    )
    func contradicted(media: String) throws {
        let found = check.found(try body(media))
        #expect(found.count == 1, "\(found.map(\.message))")
        #expect(found.first?.location?.line == 4 && found.arePresentable)
    }

    @Test(
        "examples that keep their schema are fine",
        arguments: [
            "schema: {type: integer}, example: 7.0", "schema: {type: string}, example: '7'",
            "schema: {type: [integer, 'null'], default: null}", "schema: {type: integer, examples: [7, 8]}",
            "schema: {type: integer}, examples: {a: {externalValue: 'a.json'}, b: {$ref: '#/components/examples/B'}}",
            "schema: {type: string, format: date}, example: 2026-11-24",
        ]
    )
    func decoys(media: String) throws {
        #expect(check.words(try body(media)) == [])
    }

    @Test(
        "an example that was masked is no finding",
        arguments: ["pattern: '^[0-9]+$'", "format: uuid", "enum: [a]", "minLength: 40"]
    )
    func masked(rule: String) throws {
        #expect(check.words(try body("schema: {type: string, \(rule)}, example: '***'")) == [])
    }

    @Test("two examples of one operation that are wrong are two defects")
    func anchors() throws {
        let found = check.found(
            try body(
                "schema: {type: object, properties: {a: {type: integer, example: x}, b: {type: integer, example: x}}}"
            )
        )
        #expect(found.count == 2 && Set(found.map(\.anchor)).count == 2, "\(found.map(\.anchor))")
    }

    @Test("the column counts characters, not bytes")
    func columns() throws {
        let plain = check.found(try body("schema: {title: aaaa, type: integer, example: x}")).first?.location?.column
        let wide = check.found(try body("schema: {title: äöü€, type: integer, example: x}")).first?.location?.column
        #expect(plain != nil && plain == wide)
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        #expect(ReviewedDescription.hostile.allSatisfy { check.found($0).arePresentable })
    }
}
