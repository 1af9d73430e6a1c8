import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Documented body")
struct DocumentedBodyTests {
    private let check = DocumentedBody()

    @Test(
        "what departs is found at its place in the body",
        arguments: [
            ("{type: object, required: [id]}", "{}", "id"), ("{type: array}", "{}", "array"),
            ("{type: array, items: {type: string}}", "[1]", "/0"), ("{enum: [a, b]}", "\"c\"", "c"),
            ("{type: object, properties: {a: {type: [string, 'null']}}}", "{\"a\": 1}", "/a"),
            ("{type: integer, maximum: 5}", "6", "6"),
            ("{type: object, additionalProperties: false}", "{\"x\": 1}", "x"),
            ("{type: string, format: date-time}", "\"yesterday\"", "yesterday"),
        ]
    )
    func departs(schema: String, body: String, saying: String) throws {
        let found = check.found(try .orders(schema, body))
        #expect(found.count == 1, "\(found.map(\.message))")
        #expect(found.first?.message.contains(saying) == true, "\(found.map(\.message))")
        #expect(found.first?.location?.file == "openapi.yaml" && found.first?.location?.line == 7)
    }

    @Test(
        "what a careless validator takes for wrong is fine",
        arguments: [
            ("{type: integer}", "7.0"), ("{type: integer}", "70e-1"), ("{type: number, multipleOf: 0.01}", "19.99"),
            ("{type: integer, format: int64}", "9223372036854775807"),
            ("{type: string, maxLength: 1}", "\"\u{1F600}\""),
            ("{type: object, properties: {a: {readOnly: true}}}", "{\"a\": 1}"),
            ("{type: string, format: x-unheard-of}", "\"anything\""),
            ("{const: {a: 1, b: 2}}", "{\"b\": 2, \"a\": 1.0}"),
            ("{type: object, properties: {'$ref': {type: string}}}", "{\"$ref\": \"x\"}"),
        ]
    )
    func decoys(schema: String, body: String) throws {
        #expect(check.words(try .orders(schema, body)) == [])
    }

    @Test(
        "a value that was masked is no finding, whatever its schema asks of the text",
        arguments: [
            "pattern: '^[0-9]{4}$'", "format: uuid", "format: date-time", "format: email", "enum: [admin, user]",
            "const: bearer", "minLength: 40", "maxLength: 2",
        ]
    )
    func masked(rule: String) throws {
        for mask in ["***", "********", "Bearer ***"] {
            let schema = "{type: object, properties: {token: {type: string, \(rule)}}}"
            let words = check.words(try .orders(schema, "{\"token\": \"\(mask)\"}"))
            #expect(words == [] || words == ["unjudged: inconclusive"], "\(words)")
        }
    }

    @Test("beside a masked value others are judged")
    func besideMask() throws {
        let schema = "{type: object, properties: {token: {pattern: '^x$'}, id: {type: integer}}}"
        let found = check.found(try .orders(schema, #"{"token": "******", "id": "seven"}"#))
        #expect(found.count == 1 && found.first?.message.contains("/id") == true)
    }

    @Test("a masked text where a number is declared is still of the wrong type")
    func maskedType() throws {
        #expect(check.found(try .orders("{type: integer}", "\"***\"")).count == 1)
    }

    @Test("a body that was cut off is not judged, also where its beginning looks wrong")
    func truncated() throws {
        for body in ["{\"id\": 7, \"na", "[", "{\"id\": \"seven\"}", ""] {
            let answer = try DescribedAnswer.orders("{type: object, required: [name]}", body, isTruncated: true)
            #expect(check.words(answer) == ["unjudged: inconclusive"], "\(body)")
        }
    }

    @Test("the same defect in every element is one, and another member's another")
    func anchors() throws {
        let schema = "{type: array, items: {type: object, properties: {a: {type: integer}, b: {type: integer}}}}"
        let first = check.found(try .orders(schema, #"[{"a": "x"}]"#)).map(\.anchor)
        let third = check.found(try .orders(schema, #"[{}, {"b": 1}, {"a": "y"}]"#)).map(\.anchor)
        let other = check.found(try .orders(schema, #"[{"b": "x"}]"#)).map(\.anchor)
        let many = check.found(try .orders(schema, #"[{"a": "x"}, {"a": null}, {"a": true}]"#)).map(\.anchor)
        #expect(first.count == 1 && first == third && first != other)
        #expect(Set(many) == Set(first), "\(many)")
    }

    @Test("the same defect of another operation is another, though one file declares both")
    func otherOperation() throws {
        let answer = "{responses: {'200': {description: a, content: {application/json: {schema: {type: array}}}}}}"
        let paths = "  /a: {get: \(answer)}\n  /b: {get: \(answer)}\n"
        let anchors = try ["/a", "/b"]
            .flatMap { path in
                let name = OperationName(method: "GET", path: path)
                return check.found(try .of(name, in: paths, .sample("GET \(path)", 200, "{}"))).map(\.anchor)
            }
        #expect(anchors.count == 2 && Set(anchors).count == 2)
    }

    @Test("two members that are missing are two defects")
    func missingMembers() throws {
        func anchors(_ body: String) throws -> Set<String> {
            Set(check.found(try .orders("{type: object, required: [a, b]}", body)).map(\.anchor))
        }
        #expect(try anchors("{\"a\": 1}").isDisjoint(with: try anchors("{\"b\": 1}")))
    }

    @Test("an answer without a body, where one is declared, is found; where HTTP has none it is fine")
    func absent() throws {
        let declared = "{'200': {description: a, content: {application/json: {schema: {}}}}, '204': {description: b}}"
        #expect(check.found(try #require(.sample(declared, 200, type: "application/json"))).count == 1)
        #expect(check.words(try #require(.sample(declared, 204))) == [])
        let head = try #require(DescribedAnswer.sample(declared, 200, type: "application/json", method: "head"))
        #expect(check.words(head) == [])
    }

    @Test("a body where HTTP has none is found", arguments: [204, 304])
    func unexpected(status: Int) throws {
        let declared = "{'\(status)': {description: none}}"
        #expect(check.found(try #require(.sample(declared, status, "{}"))).count == 1)
    }

    @Test("the column counts characters, not bytes")
    func columns() throws {
        let plain = check.found(try .orders("{title: aaaa, type: array}", "{}")).first?.location?.column
        let wide = check.found(try .orders("{title: äöü€, type: array}", "{}")).first?.location?.column
        #expect(plain != nil && plain == wide)
    }

    @Test("an operation is judged by its own declaration")
    func severalOperations() throws {
        let paths = """
              /a: {get: {responses: {'200': {description: a, content: {application/json: {schema: {type: array}}}}}}}
              /b: {get: {responses: {'200': {description: a, content: {application/json: {schema: {type: object}}}}}}}
            """
        for (path, findings) in [("/a", 1), ("/b", 0)] {
            let answer = try DescribedAnswer.of(
                OperationName(method: "GET", path: path),
                in: paths,
                .sample("GET \(path)", 200, "{}")
            )
            #expect(check.found(answer).count == findings)
        }
    }

    @Test("hostile bodies are judged within bounds and break no report", arguments: Hostile.all)
    func hostile(body: String) throws {
        for schema in ["{type: integer}", "{type: array, items: {type: integer}}", "{not: {}}"] {
            #expect(check.found(try .orders(schema, body)).arePresentable)
        }
    }

    @Test("a schema that refers to itself ends")
    func recursion() throws {
        let paths = """
              /orders:
                get:
                  responses:
                    '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}
            components: {schemas: {T: {type: array, items: {$ref: '#/components/schemas/T'}}}}
            """
        let deep = String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60)
        let name = OperationName(method: "GET", path: "/orders")
        #expect(check.found(try .of(name, in: paths, .sample("GET /orders", 200, deep))).count == 1)
    }
}
