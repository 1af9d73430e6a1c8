import JSON
import Testing

@testable import OpenAPI

@Suite("Requests for operations that are described unusually")
struct UnusualRequestTests {
    private func query(_ schema: String, _ more: String = "") throws -> OpenAPIRequestBuilder.BuiltRequest {
        try OpenAPIRequestBuilderTests.build(
            "get",
            "/a",
            """
            {"parameters": [{"name": "filter", "in": "query", "required": true, "schema": \(schema)\(more)}],
             "responses": {}}
            """
        )
    }

    @Test("of an object in the query the parts are left out that have no form there")
    func nested() throws {
        let schema = """
            {"type": "object", "properties": {"page": {"type": "integer", "minimum": 3, "maximum": 3},
             "sort": {"type": "array", "items": {"type": "string"}, "minItems": 1}}}
            """
        #expect(try query(schema).message.target == "/a?page=3")
        #expect(try query(schema, ", \"style\": \"deepObject\"").message.target == "/a?filter%5Bpage%5D=3")
    }

    @Test("a part that is required and has no form is told")
    func required() throws {
        let error = #expect(throws: OpenAPIRequestError.self) {
            try query(
                """
                {"type": "object", "required": ["sort", "page"], "properties": {"page": {"type": "integer"},
                 "sort": {"type": "array", "items": {"type": "string"}, "minItems": 1}}}
                """
            )
        }
        #expect(error?.part == "query.filter")
    }

    @Test("an object of which nothing is known gets a property, one that may have none is told")
    func empty() throws {
        #expect(try query("{\"type\": \"object\"}").message.target == "/a?key=1")
        let error = #expect(throws: OpenAPIRequestError.self) {
            try query("{\"type\": \"object\", \"additionalProperties\": false}")
        }
        #expect(error?.reason == "an array or object without content leaves nothing to write")
    }

    @Test("an example that holds the JSON of a body as text is read")
    func text() throws {
        func body(_ example: String, _ schema: String) throws -> String? {
            let built = try OpenAPIRequestBuilderTests.build(
                "post",
                "/a",
                """
                {"requestBody": {"content": {"application/json": {"schema": \(schema), "example": \(example)}}},
                 "responses": {}}
                """
            )
            return built.message.body.map { String(decoding: $0, as: UTF8.self) }
        }
        let object = "{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": {\"type\": \"integer\"}}}"
        #expect(try body(#""{\"a\": 41}""#, object) == #"{"a":41}"#)
        #expect(try body(#""{\"a\": 41}""#, "{\"type\": \"string\"}") == #""{\"a\": 41}""#)
        #expect(try body(#""{\"a\": 41""#, object)?.contains("41") == false)
    }

    @Test("a value suits the type of a programming language, although it cannot be judged")
    func types() throws {
        let built = try OpenAPIRequestBuilderTests.build(
            "get",
            "/a/{n}",
            """
            {"parameters": [{"name": "n", "in": "path", "required": true, "schema": {"type": "int"}},
             {"name": "b", "in": "query", "required": true, "schema": {"type": "Bool"}},
             {"name": "d", "in": "query", "required": true, "schema": {"type": "date"}}], "responses": {}}
            """
        )
        let path = built.message.target.prefix { $0 != "?" }
        #expect(Int(path.dropFirst(3)) != nil, "\(path)")
        #expect(built.parameters["query.b"] == true)
        #expect(built.parameters["query.d"] == "2026-01-15")
        #expect(built.gaps.contains { $0.contains("unknown type 'int'") })
    }

    @Test("a path in the manner of a router is filled from the declared parameter")
    func router() throws {
        let built = try OpenAPIRequestBuilderTests.build(
            "get",
            "/a/{id:[0-9]+}",
            """
            {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"const": 77}}], "responses": {}}
            """
        )
        #expect(built.message.target == "/a/77")
        #expect(built.gaps.isEmpty)
    }
}
