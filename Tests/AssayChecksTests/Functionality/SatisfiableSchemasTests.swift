import AssayModel
import Testing

@testable import AssayChecks

@Suite("Satisfiable schemas")
struct SatisfiableSchemasTests {
    private let check = SatisfiableSchemas()

    private func body(_ schema: String) throws -> ReviewedDescription {
        let response = "responses: {'204': {description: done}}"
        return try #require(
            .paths("  /a: {post: {requestBody: {content: {application/json: {schema: \(schema)}}}, \(response)}}\n")
        )
    }

    @Test(
        "bounds in the wrong order are found",
        arguments: [
            "{minimum: 2, maximum: 1}", "{minLength: 2, maxLength: 1}", "{minItems: 2, maxItems: 1}",
            "{minProperties: 2, maxProperties: 1}", "{type: integer, exclusiveMinimum: 1, exclusiveMaximum: 1}",
            "{minimum: 1, exclusiveMaximum: 1.0}", "{exclusiveMinimum: 2, maximum: 1}",
        ]
    )
    func bounds(schema: String) throws {
        let found = check.found(try body(schema))
        #expect(found.map(\.severity) == [.medium], "\(found.map(\.message))")
    }

    @Test(
        "tight schemas that something satisfies are fine",
        arguments: [
            "{type: integer, minimum: 1, maximum: 1}", "{type: number, exclusiveMinimum: 1, maximum: 1.5}",
            "{type: string, minLength: 0, maxLength: 0}", "{enum: [1, a]}", "{type: array, maxItems: 0, items: false}",
            "{allOf: [{type: object, required: [a]}, {type: object, properties: {a: {type: integer}}}]}",
            "{type: object, additionalProperties: false}",
        ]
    )
    func decoys(schema: String) throws {
        #expect(check.words(try body(schema)) == [])
    }

    @Test("closed parts of an allOf that shut each other out are found")
    func closedParts() throws {
        let closed = "{type: object, required: [a], properties: {a: {}}, additionalProperties: false}"
        let other = "{type: object, required: [b], properties: {b: {}}, additionalProperties: false}"
        #expect(!check.found(try body("{allOf: [\(closed), \(other)]}")).isEmpty)
    }

    @Test("two schemas of one operation are two defects, wherever they stand")
    func anchors() throws {
        let two = "{properties: {a: {minimum: 2, maximum: 1}, b: {minimum: 2, maximum: 1}}}"
        let found = check.found(try body(two))
        #expect(found.count == 2 && Set(found.map(\.anchor)).count == 2, "\(found.map(\.anchor))")
    }

    @Test("huge bounds are compared exactly and trap nothing")
    func hugeBounds() throws {
        #expect(check.found(try body("{minimum: 1e30, maximum: 1e29}")).count == 1)
        #expect(check.words(try body("{minimum: 9007199254740992, maximum: 9007199254740993}")) == [])
        #expect(check.found(try body("{minLength: 99999999999999999999, maxLength: 3}")).arePresentable)
    }

    @Test("a schema that needs itself without an end does not hang")
    func endless() throws {
        let input = ReviewedDescription.paths(
            """
              /a:
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}
                  responses: {'204': {description: done}}
            components: {schemas: {T: {allOf: [{$ref: '#/components/schemas/T'}]}}}
            """
        )
        #expect(check.found(try #require(input)).arePresentable)
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}
