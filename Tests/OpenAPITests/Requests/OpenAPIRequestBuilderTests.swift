import JSON
import Testing

@testable import OpenAPI

@Suite("Valid requests are built from a description")
struct OpenAPIRequestBuilderTests {
    /// The builder for a description with one operation, and that operation.
    static func builder(
        _ method: String = "get",
        _ path: String = "/items",
        _ operation: String,
        components: String = "{}",
        seed: UInt64 = 0,
        completeness: OpenAPIRequestBuilder.Completeness = .required
    ) throws -> (OpenAPIRequestBuilder, OpenAPIJudge, OpenAPIOperation) {
        let text = """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": \(components),
             "paths": {"\(path)": {"\(method)": \(operation)}}}
            """
        let judge = OpenAPIJudge(try OpenAPIDescription.read(Array(text.utf8)))
        let builder = OpenAPIRequestBuilder(judge: judge, seed: seed, completeness: completeness)
        return (builder, judge, try #require(judge.description.operations.first))
    }

    static func build(
        _ method: String = "get",
        _ path: String = "/items",
        _ operation: String,
        components: String = "{}",
        given: [String: JSONValue] = [:],
        seed: UInt64 = 0,
        completeness: OpenAPIRequestBuilder.Completeness = .required
    ) throws -> OpenAPIRequestBuilder.BuiltRequest {
        let (builder, judge, item) = try builder(
            method,
            path,
            operation,
            components: components,
            seed: seed,
            completeness: completeness
        )
        let built = try builder.request(for: item, given: given)
        #expect(judge.judge(built.message, for: item).violations.isEmpty)
        return built
    }

    static func field(_ name: String, _ built: OpenAPIRequestBuilder.BuiltRequest) -> String? {
        built.message.fields.first { $0.name == name }?.value
    }

    @Test("a value comes from what is given, else from examples, else from the schema")
    func precedence() throws {
        let operation = """
            {"parameters": [
              {"name": "id", "in": "path", "required": true, "example": 17, "schema": {"type": "integer"}},
              {"name": "kind", "in": "query", "required": true, "schema": {"type": "string", "enum": ["a b", "c"]}},
              {"name": "n", "in": "query", "required": true, "schema": {"type": "integer", "minimum": 5, "maximum": 5}},
              {"name": "skipped", "in": "query", "schema": {"type": "string"}}
            ], "responses": {"200": {"description": "ok", "content": {"text/csv": {}, "application/json": {}}}}}
            """
        let built = try Self.build("get", "/items/{id}", operation)
        #expect(built.message.target == "/items/17?kind=a%20b&n=5")
        #expect(built.parameters == ["path.id": 17, "query.kind": "a b", "query.n": 5])
        #expect(built.madeUp == ["query.n"])
        #expect(built.gaps == [])
        #expect(Self.field("Accept", built) == "application/json, text/csv")
        let given = try Self.build(
            "get",
            "/items/{id}",
            operation,
            given: ["path.id": 3, "query.skipped": "x", "query.none": 1]
        )
        #expect(given.message.target == "/items/3?kind=a%20b&n=5&skipped=x")
        let full = try Self.build("get", "/items/{id}", operation, completeness: .full)
        #expect(full.parameters["query.skipped"] != nil)
    }

    @Test("a value that was given and is invalid is refused, with its part")
    func invalidGiven() throws {
        let (builder, _, operation) = try Self.builder(
            "get",
            "/items/{id}",
            #"{"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}], "responses": {}}"#
        )
        for value in ["x", .null, [], 1.5, ["a": 1]] as [JSONValue] {
            let error = #expect(throws: OpenAPIRequestError.self) {
                try builder.request(for: operation, given: ["path.id": value])
            }
            #expect(error?.part == "path.id")
        }
    }

    @Test("an example that contradicts its schema or cannot travel gives way to the next value")
    func badExamples() throws {
        let built = try Self.build(
            "get",
            "/items",
            #"""
            {"parameters": [
              {"name": "n", "in": "query", "required": true, "example": "many", "schema": {"type": "integer", "default": 4}},
              {"name": "X-A", "in": "header", "required": true, "schema": {"type": "string"},
               "examples": {"a": {"value": "x\r\nX-Evil: 1"}, "b": {"value": "fine"}}}
            ], "responses": {}}
            """#
        )
        #expect(built.message.target == "/items?n=4")
        #expect(Self.field("X-A", built) == "fine")
        #expect(built.message.fields.allSatisfy { !$0.value.utf8.contains { $0 < 0x20 } })
    }

    @Test("no segment of the path is empty or dots, and a slash in a value is escaped")
    func pathValues() throws {
        func operation(_ schema: String) -> String {
            #"{"parameters": [{"name": "id", "in": "path", "required": true, "schema": \#(schema)}], "responses": {}}"#
        }
        let slash = try Self.build(
            "get",
            "/items/{id}",
            operation(#"{"enum": ["", ".", "..", "a/b?c"]}"#),
            given: ["path.id": "a/b?c"]
        )
        #expect(slash.message.target == "/items/a%2Fb%3Fc")
        for dots in ["", ".", ".."] {
            #expect(throws: OpenAPIRequestError.self) {
                try Self.build(
                    "get",
                    "/items/{id}",
                    operation(#"{"type": "string"}"#),
                    given: ["path.id": .string(dots)]
                )
            }
        }
        let made = try Self.build("get", "/items/{id}", operation(#"{"type": "string"}"#))
        #expect(!made.message.target.hasSuffix("/"))
    }

    @Test("a value that holds what ends it in the path gives way to another one")
    func terminator() throws {
        let built = try Self.build(
            "get",
            "/items/{name}.{format}",
            """
            {"parameters": [
              {"name": "name", "in": "path", "required": true, "example": "a.b", "schema": {"const": "ab"}},
              {"name": "format", "in": "path", "required": true, "schema": {"const": "json"}}
            ], "responses": {}}
            """
        )
        #expect(built.parameters["path.format"] == "json")
        #expect(built.message.target == "/items/ab.json")
    }

    @Test("an expression that no parameter declares gets a value and is told")
    func undeclared() throws {
        let built = try Self.build("get", "/items/{id}", #"{"responses": {}}"#)
        #expect(built.message.target == "/items/1")
        #expect(built.gaps == ["a part of the operation could not be read"])
        #expect(built.madeUp == ["path.id"])
    }

    @Test("credentials and fields of the message itself are left to others")
    func leftOut() throws {
        let built = try Self.build(
            "get",
            "/items",
            """
            {"security": [{"key": []}], "parameters": [
              {"name": "X-KEY", "in": "header", "required": true, "schema": {"type": "string"}},
              {"name": "Authorization", "in": "header", "required": true, "schema": {"type": "string"}},
              {"name": "accept", "in": "header", "required": true, "schema": {"type": "string"}}
            ], "responses": {}}
            """,
            components: #"{"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}"#
        )
        #expect(built.message.fields.map(\.name) == ["Accept"])
        #expect(Self.field("Accept", built) == "*/*")
    }

    static let order = """
        {"schemas": {"Order": {"type": "object", "required": ["id", "item"], "properties": {
          "id": {"type": "integer", "readOnly": true}, "item": {"type": "string", "enum": ["tea"]},
          "count": {"type": "integer", "minimum": 2, "maximum": 2}}}}}
        """

    static func body(_ content: String, isRequired: Bool = true) -> String {
        #"{"requestBody": {"required": \#(isRequired), "content": {\#(content)}}, "responses": {}}"#
    }

    static let schema = ##"{"schema": {"$ref": "#/components/schemas/Order"}}"##

    @Test("a body has all its properties but those that only responses hold, JSON first")
    func jsonBody() throws {
        let content = "\"application/xml\": \(Self.schema), \"application/json\": \(Self.schema)"
        let built = try Self.build("post", "/items", Self.body(content), components: Self.order)
        #expect(built.body == ["item": "tea", "count": 2])
        #expect(Self.field("Content-Type", built) == "application/json")
        #expect(built.message.body == built.body?.serialized())
    }

    @Test("an example of a body is sent without what only responses hold")
    func exampleBody() throws {
        let content =
            ##""application/json": {"schema": {"$ref": "#/components/schemas/Order"}, "example": {"id": 1, "item": "tea", "x": 0}}"##
        let built = try Self.build("post", "/items", Self.body(content), components: Self.order)
        #expect(built.body == ["item": "tea", "x": 0])
    }

    @Test("forms, bodies of several parts and texts are written by their media types")
    func otherBodies() throws {
        let form = try Self.build(
            "post",
            "/items",
            Self.body("\"application/x-www-form-urlencoded\": \(Self.schema)"),
            components: Self.order
        )
        #expect(form.message.body.map { String(decoding: $0, as: UTF8.self) } == "item=tea&count=2")
        let parts = try Self.build(
            "post",
            "/items",
            Self.body("\"multipart/form-data\": \(Self.schema)"),
            components: Self.order
        )
        #expect(Self.field("Content-Type", parts)?.hasPrefix("multipart/form-data; boundary=assay-") == true)
        let text = try Self.build(
            "post",
            "/items",
            Self.body(#""text/plain": {"schema": {"type": "string", "const": "hi"}}"#)
        )
        #expect(text.message.body.map { String(decoding: $0, as: UTF8.self) } == "hi")
        let range = try Self.build("post", "/items", Self.body("\"*/*\": \(Self.schema)"), components: Self.order)
        #expect(Self.field("Content-Type", range) == "application/json")
    }

    @Test("a body that cannot be written is an error where it is required and a gap where it is not")
    func impossibleBody() throws {
        let content = "\"application/xml\": \(Self.schema)"
        let error = #expect(throws: OpenAPIRequestError.self) {
            try Self.build("post", "/items", Self.body(content), components: Self.order)
        }
        #expect(error == OpenAPIRequestError(part: "body", reason: "xml bodies are not built"))
        let built = try Self.build("post", "/items", Self.body(content, isRequired: false), components: Self.order)
        #expect(built.message.body == nil)
        #expect(built.gaps == ["the body is left out: xml bodies are not built"])
    }

    @Test("a body goes with GET and DELETE only where it is required")
    func bodyOfGet() throws {
        let content = "\"application/json\": \(Self.schema)"
        for method in ["get", "delete"] {
            let optional = try Self.build(
                method,
                "/items",
                Self.body(content, isRequired: false),
                components: Self.order
            )
            #expect(optional.message.body == nil)
            let required = try Self.build(method, "/items", Self.body(content), components: Self.order)
            #expect(required.message.body != nil)
        }
    }

    @Test("every style reaches the place where it belongs")
    func places() throws {
        let built = try Self.build(
            "get",
            "/items/{a}/{b}.{c}",
            """
            {"parameters": [
              {"name": "a", "in": "path", "required": true, "style": "label", "schema": {"const": "x"}},
              {"name": "b", "in": "path", "required": true, "style": "matrix", "schema": {"const": [1, 2]}},
              {"name": "c", "in": "path", "required": true, "schema": {"const": "json"}},
              {"name": "d", "in": "query", "required": true, "style": "deepObject", "schema": {"const": {"e": 1}}},
              {"name": "f", "in": "cookie", "required": true, "schema": {"const": "g h"}},
              {"name": "i", "in": "cookie", "required": true, "schema": {"const": 2}},
              {"name": "X-J", "in": "header", "required": true, "schema": {"const": [1, 2]}},
              {"name": "k", "in": "query", "required": true,
               "content": {"application/json": {"schema": {"const": {"l": null}}}}}
            ], "responses": {}}
            """
        )
        #expect(built.message.target == "/items/.x/;b=1,2.json?d%5Be%5D=1&k=%7B%22l%22%3Anull%7D")
        #expect(Self.field("Cookie", built) == "f=g%20h; i=2")
        #expect(Self.field("X-J", built) == "1,2")
    }

    @Test("what has no valid form is refused with its part and reason")
    func refused() throws {
        for (parameter, part) in [
            (#"{"name": "a\r\nb", "in": "header", "required": true, "schema": {"type": "string"}}"#, "header.a\r\nb"),
            (#"{"name": "a", "in": "header", "required": true, "schema": {"const": "x\ny"}}"#, "header.a"),
            (#"{"name": "a", "in": "query", "required": true, "schema": {"const": [[1]]}}"#, "query.a"),
            (#"{"name": "a", "in": "query", "required": true, "schema": false}"#, "query.a"),
            (#"{"name": "a", "in": "query", "required": true, "schema": {"const": []}}"#, "query.a"),
        ] {
            let error = #expect(throws: OpenAPIRequestError.self) {
                try Self.build("get", "/items", #"{"parameters": [\#(parameter)], "responses": {}}"#)
            }
            #expect(error?.part == part)
            #expect(error?.reason.isEmpty == false)
        }
        let error = #expect(throws: OpenAPIRequestError.self) { try Self.build("get", "/a?b", #"{"responses": {}}"#) }
        #expect(error?.part == "path")
    }

    @Test("a field that the description breaks with a line feed never reaches the message")
    func injectedMediaType() throws {
        let broken = #""application/json\r\nX-Evil: 1": {"schema": {}}"#
        #expect(throws: OpenAPIRequestError.self) { try Self.build("post", "/items", Self.body(broken)) }
        let built = try Self.build(
            "get",
            "/items",
            #"{"responses": {"200": {"description": "", "content": {"text/x\r\nX-Evil: 1": {}}}}}"#
        )
        #expect(Self.field("Accept", built) == "*/*")
    }

    @Test("a property that the form cannot hold is left out where it may be")
    func unwritableProperty() throws {
        let content = ##"""
            "application/x-www-form-urlencoded": {"schema": {"type": "object", "required": ["a"], "properties": {
              "a": {"const": 1}, "b": {"const": {"c": {"d": 1}}}}}, "encoding": {"b": {"style": "deepObject"}}}
            """##
        let built = try Self.build("post", "/items", Self.body(content))
        #expect(built.message.body.map { String(decoding: $0, as: UTF8.self) } == "a=1")
        let required = content.replacing(##"["a"]"##, with: ##"["a", "b"]"##)
        #expect(throws: OpenAPIRequestError.self) { try Self.build("post", "/items", Self.body(required)) }
    }

    private static func first(_ text: String) throws -> OpenAPIRequestBuilder.BuiltRequest {
        let judge = OpenAPIJudge(try OpenAPIDescription.read(Array(text.utf8)))
        let operation = try #require(judge.description.operations.first)
        return try OpenAPIRequestBuilder(judge: judge).request(for: operation)
    }

    @Test("collection formats and files of Swagger are written")
    func swagger() throws {
        let built = try Self.first(
            """
            {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "consumes": ["multipart/form-data"],
             "paths": {"/a": {"post": {"parameters": [
               {"name": "p", "in": "query", "required": true, "type": "array", "collectionFormat": "pipes",
                "items": {"type": "integer", "enum": [7]}, "minItems": 2, "maxItems": 2},
               {"name": "m", "in": "query", "required": true, "type": "array", "collectionFormat": "multi",
                "items": {"type": "string", "enum": ["x"]}, "minItems": 1, "maxItems": 1},
               {"name": "file", "in": "formData", "required": true, "type": "file"},
               {"name": "note", "in": "formData", "required": true, "type": "string", "enum": ["n"]}
             ], "responses": {"200": {"description": ""}}}}}}
            """
        )
        #expect(built.message.target == "/a?p=7%7C7&m=x")
        let body = String(decoding: built.message.body ?? [], as: UTF8.self)
        #expect(body.contains("name=\"file\"; filename=\"file.bin\"\r\nContent-Type: application/octet-stream\r\n"))
        #expect(body.contains("name=\"note\"\r\n\r\nn\r\n"))
        #expect(built.gaps.isEmpty)
    }

    @Test("whole query strings and sequences of 3.2 are written")
    func newest() throws {
        let built = try Self.first(
            """
            {"openapi": "3.2.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"query": {"parameters": [
               {"name": "q", "in": "querystring", "required": true, "content": {"application/x-www-form-urlencoded": {
                 "schema": {"type": "object", "properties": {"a": {"const": 1}, "b": {"const": ["x", "y"]}}}}}}
             ], "requestBody": {"required": true, "content": {"application/jsonl": {"itemSchema": {"const": {"n": 1}}}}},
             "responses": {"200": {"description": ""}}}}}}
            """
        )
        #expect(built.message.method == "QUERY")
        #expect(built.message.target == "/a?a=1&b=x&b=y")
        #expect(built.message.body.map { String(decoding: $0, as: UTF8.self) } == "{\"n\":1}\n")
        #expect(built.gaps.isEmpty)
    }

    @Test("the same seed makes the same request")
    func deterministic() throws {
        let operation = """
            {"parameters": [{"name": "a", "in": "query", "required": true, "schema": {"type": "string", "minLength": 8}}],
             "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {
               "u": {"type": "string", "format": "uuid"}, "n": {"type": "integer"}}}}}}, "responses": {}}
            """
        let first = try Self.build("post", "/items", operation, seed: 5)
        let second = try Self.build("post", "/items", operation, seed: 5)
        #expect(first.message.target == second.message.target)
        #expect(first.message.body == second.message.body)
        #expect(first.message.body != nil)
    }
}
