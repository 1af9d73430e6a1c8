import AssayModel
import JSON
import Testing

@testable import AssayEvidence

@Suite("Sample bodies")
struct JSONSampleTests {
    private func body(_ media: String, schemas: String = "{}") throws -> String? {
        try APIOutline
            .read(
                """
                openapi: 3.1.0
                components: {schemas: \(schemas)}
                paths: {/a: {post: {requestBody: {content: {application/json: \(media)}}}}}
                """
            )
            .operations.first?
            .sampleBody
    }

    @Test(
        "a body follows the description's examples, else its defaults, else its types",
        arguments: [
            ("{example: {a: 1, b: [true, null, 'x', '5']}}", #"{"a":1,"b":[true,null,"x","5"]}"#),
            ("{examples: {one: {value: [1]}}, schema: {type: object}}", "[1]"),
            ("{schema: {example: 5}}", "5"), ("{schema: {examples: [7, 8]}}", "7"), ("{schema: {const: k}}", #""k""#),
            ("{schema: {type: string, enum: [b, c]}}", #""b""#), ("{schema: {type: boolean}}", "true"),
            ("{schema: {type: string, format: email}}", #""assay@example.com""#),
            ("{schema: {type: [string, 'null']}}", #""assay sample""#), ("{schema: {type: ['null', integer]}}", "1"),
            ("{schema: {type: integer, minimum: 18}}", "18"), ("{schema: {type: integer, minimum: -5}}", "1"),
            ("{schema: {type: array, items: {type: string}}}", "[]"),
            ("{schema: {type: array, minItems: 1, items: {type: boolean}}}", "[true]"),
            (
                "{schema: {type: object, required: [a], properties: {a: {type: 'null'}, b: {type: string}}}}",
                #"{"a":null}"#
            ),
            ("{schema: {required: [a], properties: {a: {default: 2.50}}}}", #"{"a":2.50}"#),
            ("{schema: {oneOf: [{type: 'null'}, {type: boolean}]}}", "true"),
            (
                "{schema: {allOf: [{required: [a], properties: {a: {const: 1}}}, {required: [b], properties: {b: {const: 2}}}]}}",
                #"{"a":1,"b":2}"#
            ),
            ("{schema: {type: string, minLength: 15}}", #""assay samplexxx""#), ("{}", "null"),
            ("{schema: 5}", #""assay sample""#),
        ]
    )
    func follows(media: String, expected: String) throws {
        #expect(try body(media) == expected)
    }

    @Test("absurd bounds neither trap nor fill the memory")
    func survivesBounds() throws {
        let long = try #require(try body("{schema: {type: string, minLength: 9223372036854775807}}"))
        #expect(long.utf8.count < 2_000)
        for bound in ["9223372036854775807", "-9223372036854775808", "1e400", "99999999999999999999999", "x"] {
            _ = try #require(try body("{schema: {type: integer, minimum: \(bound)}}"))
            _ = try #require(try body("{schema: {type: array, minItems: \(bound), items: {type: integer}}}"))
        }
    }

    @Test(
        "references are followed, and a body in another form than JSON is none",
        arguments: [
            ("application/json", true), ("application/json; charset=utf-8", true), ("application/vnd.api+json", true),
            ("APPLICATION/JSON", true), ("text/plain", false), ("multipart/form-data", false),
        ]
    )
    func knowsMediaTypes(type: String, isJSON: Bool) throws {
        let outline = try APIOutline.read(
            """
            openapi: 3.0.0
            components: {requestBodies: {B: {content: {"\(type)": {schema: {type: boolean}}}}}}
            paths: {/a: {post: {requestBody: {$ref: "#/components/requestBodies/B"}}}}
            """
        )
        #expect(outline.operations.map(\.takesJSON) == [isJSON])
        #expect(outline.operations.map(\.sampleBody) == [isJSON ? "true" : nil])
    }
}
