import AssayModel
import JSON
import Testing

@testable import AssayEvidence

@Suite("Hostile API descriptions")
struct HostileDescriptionTests {
    @Test(
        "a text that is no API description is unparsable",
        arguments: [
            "", " ", "[]", "5", "null", "openapi", "{}", "{\"a\": 1}", "openapi: {}", "openapi: [3]", "paths: {}",
            "<html></html>", "{\"openapi\": ", "openapi: 3.0.0\n\tpaths: {}", "\u{0}", "openapi: *x",
            "- openapi: 3.0.0",
        ]
    )
    func refuses(text: String) {
        let error = #expect(throws: Unjudged.self) { try APIOutline.read(text) }
        #expect(error?.reason == .unparsable && error?.detail.isEmpty == false)
    }

    @Test("two thousand operations are all read, and further ones are told of")
    func readsMany() throws {
        func text(_ count: Int) -> String {
            "openapi: 3.0.0\npaths:\n" + (0..<count).map { "  /p\($0): {get: {summary: s}}\n" }.joined()
        }
        let all = try APIOutline.read(text(2_000))
        #expect(all.operations.count == 2_000 && !all.isTruncated)
        let more = try APIOutline.read(text(2_001))
        #expect(more.operations.count == 2_000 && more.isTruncated)
    }

    @Test("a schema that refers to itself in many places ends")
    func endsOnSelfReference() throws {
        let names = (0..<30).map { "m\($0)" }
        let members = names.map { "\($0): {$ref: '#/components/schemas/A'}" }.joined(separator: ", ")
        let outline = try APIOutline.read(
            """
            openapi: 3.0.0
            components: {schemas: {A: {type: object, required: [\(names.joined(separator: ", "))], properties: {\(members)}}}}
            paths: {/a: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
            """
        )
        let body = try #require(outline.operations.first?.sampleBody)
        #expect(body.utf8.count < 200_000)
        _ = try JSONValue.parse(body)
    }

    @Test("choices, lists and parts that refer to themselves end too", arguments: ["oneOf", "anyOf", "allOf"])
    func endsOnRecursiveParts(keyword: String) throws {
        let me = "{$ref: '#/components/schemas/A'}"
        let outline = try APIOutline.read(
            """
            openapi: 3.0.0
            components: {schemas: {A: {\(keyword): [\(me), \(me), \(me), \(me)], items: \(me), minItems: 1}}}
            paths: {/a: {post: {requestBody: {content: {application/json: {schema: \(me)}}}}}}
            """
        )
        #expect(outline.operations.first?.takesJSON == true)
    }

    @Test("random damage to a description never crashes, and never yields a path with a space or a control character")
    func survivesDamage() throws {
        let text = Array(
            """
            openapi: 3.0.0
            servers: [{url: "/v1"}]
            paths:
              /a/{id}:
                parameters: [{name: id, in: path, schema: {type: integer, example: 5}}]
                get: {security: [{k: []}], responses: {"200": {}}}
                post: {requestBody: {content: {application/json: {example: {a: [1, true, null]}}}}}
            """
            .utf8
        )
        var random = SeededRandom(seed: 8)
        var read = 0
        for _ in 0..<2_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            do throws(Unjudged) {
                let outline = try APIOutline.read(String(decoding: bytes, as: UTF8.self))
                read += 1
                for operation in outline.operations {
                    #expect(operation.path?.contains("{") != true)
                    if let body = operation.sampleBody { #expect(throws: Never.self) { try JSONValue.parse(body) } }
                }
            } catch {
                #expect(error.reason == .unparsable)
            }
        }
        #expect(read > 200)
    }
}
