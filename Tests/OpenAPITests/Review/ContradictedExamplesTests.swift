import JSON
import OpenAPI
import Testing

@Suite("Review: examples and defaults that contradict their schema")
struct ContradictedExamplesTests {
    private let userSchema = """
        "type": "object", "required": ["id", "name", "password"], "properties": {
        "id": {"type": "integer", "readOnly": true}, "name": {"type": "string"},
        "password": {"type": "string", "writeOnly": true}}
        """
    private var user: String {
        ", \"components\": {\"schemas\": {\"User\": {\(userSchema)}}}"
    }

    private func messages(_ sample: ReviewSample) -> [String] {
        sample.messages(.contradictedExample) + sample.messages(.contradictedDefault)
    }

    private func schema(_ schema: String, version: String = "3.0.3") throws -> [String] {
        messages(try ReviewSample("", ", \"components\": {\"schemas\": {\"S\": \(schema)}}", version: version))
    }

    private func body(_ media: String, type: String = "application/json") throws -> ReviewSample {
        try ReviewSample(
            "\"/a\": {\(ReviewSample.fine("post", ", \"requestBody\": {\"content\": {\"\(type)\": \(media)}}"))}",
            user
        )
    }

    @Test("an example of a body is reported with the value and its place")
    func body() throws {
        let sample = try body(
            """
            {"schema": {"type": "object", "properties": {"a": {"type": "integer"}}}, "example": {"b": 1,
            "a": "x"}}
            """
        )
        let findings = sample.findings.filter { $0.kind == .contradictedExample }
        #expect(
            findings.map(\.message)
                == ["the example of the body does not satisfy its schema: /a: \"x\" is no integer"]
        )
        #expect(findings.first?.place.position == SourcePosition(line: 2, column: 6))
        #expect(
            findings.first?.place.pointer.description
                == "/paths/~1a/post/requestBody/content/application~1json/example/a"
        )
        #expect(findings.first?.operations == [0])
    }

    @Test("named examples say their name")
    func named() throws {
        let media = """
            {"schema": {"type": "integer"}, "examples": {"good": {"value": 1}, "bad": {"value": "1"},
            "external": {"externalValue": "http://localhost/x"}}}
            """
        #expect(
            try messages(body(media))
                == ["example 'bad' of the body does not satisfy its schema: \"1\" is no integer"]
        )
    }

    @Test("an example may leave out what travels the other way")
    func oneWay() throws {
        let reference = "{\"$ref\": \"#/components/schemas/User\"}"
        func response(_ example: String) throws -> [String] {
            try messages(
                ReviewSample(
                    """
                    "/a": {"get": {"responses": {"200": {"description": "d", "content": {"application/json": {
                    "schema": \(reference), "example": \(example)}}}}}}
                    """,
                    user
                )
            )
        }
        let (sent, received) = ("{\"name\": \"a\", \"password\": \"b\"}", "{\"name\": \"a\", \"id\": 1}")
        #expect(try messages(body("{\"schema\": \(reference), \"example\": \(sent)}")) == [])
        #expect(try messages(body("{\"schema\": \(reference), \"example\": \(received)}")).count == 1)
        #expect(try response(received) == [])
        #expect(try response(sent).count == 1)
        for example in [sent, received] {
            #expect(try schema("{\"allOf\": [{\(userSchema)}], \"example\": \(example)}") == [])
        }
        #expect(try schema("{\"allOf\": [{\(userSchema)}], \"example\": {\"name\": \"a\"}}").count == 1)
    }

    @Test("an example of another media type than JSON or a form is not looked at")
    func text() throws {
        let media = "{\"schema\": {\"type\": \"object\"}, \"example\": \"<a/>\"}"
        #expect(try messages(body(media, type: "application/xml")) == [])
        #expect(try messages(body(media, type: "multipart/form-data")).count == 1)
    }

    @Test("an object cannot be the example of a text")
    func objectAsText() throws {
        for type in ["text/plain", "application/x-lines"] {
            let nested = "{\"schema\": {\"type\": \"string\"}, \"example\": {\"value\": \"a\"}}"
            #expect(
                try messages(body(nested, type: type))
                    == ["the example of the body does not satisfy its schema: the object is no string"]
            )
            #expect(try messages(body("{\"schema\": {\"type\": \"string\"}, \"example\": 1}", type: type)) == [])
        }
    }

    @Test("a text that holds the JSON document is a hint")
    func documentAsText() throws {
        let object = "\"schema\": {\"type\": \"object\", \"required\": [\"a\"]}"
        let sample = try body("{\(object), \"example\": \"{\\\"a\\\": 1}\"}")
        #expect(
            messages(sample)
                == ["the example of the body is a text that holds a valid document, where the document itself belongs"]
        )
        #expect(sample.findings.first { $0.kind == .contradictedExample }?.weight == .hint)
        let wrong = try body("{\(object), \"example\": \"{\\\"b\\\": 1}\"}")
        #expect(wrong.findings.first { $0.kind == .contradictedExample }?.weight == .warning)
    }

    @Test(
        "examples and defaults in schemas are reported",
        arguments: [
            ("{\"type\": \"integer\", \"example\": \"1\"}", "example of /components/schemas/S"),
            ("{\"type\": \"string\", \"default\": 1}", "default of /components/schemas/S"),
            (
                "{\"properties\": {\"a\": {\"enum\": [\"x\"], \"default\": \"y\"}}}",
                "default of /components/schemas/S/properties/a"
            ),
            (
                "{\"type\": \"string\", \"format\": \"date\", \"example\": \"01.02.2024\"}",
                "example of /components/schemas/S"
            ),
            ("{\"items\": {\"maximum\": 1, \"example\": 2}}", "example of /components/schemas/S/items"),
        ]
    )
    func schemas(schema: String, place: String) throws {
        let messages = try self.schema(schema)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("the \(place) does not satisfy its schema: ") == true)
    }

    @Test(
        "those that satisfy their schema are fine",
        arguments: [
            "{\"type\": \"integer\", \"example\": 1.0}",
            "{\"type\": \"string\", \"nullable\": true, \"example\": null}",
            "{\"type\": \"string\", \"default\": null}", "{\"properties\": {\"example\": {\"type\": \"string\"}}}",
            "{\"properties\": {\"default\": {\"type\": \"object\"}}}", "{\"example\": {\"anything\": 1}}",
            "{\"$ref\": \"#/components/schemas/S\", \"example\": 1}",
            "{\"type\": \"string\", \"format\": \"password\", \"example\": \"x\"}",
            "{\"type\": \"integer\", \"examples\": {\"a\": \"b\"}}",
        ]
    )
    func decoys(schema: String) throws {
        #expect(try self.schema(schema) == [])
    }

    @Test("3.1 has lists of examples")
    func lists() throws {
        #expect(try schema("{\"type\": \"integer\", \"examples\": [1, \"x\", 2]}", version: "3.1.0").count == 1)
    }

    @Test("an example of a parameter may be its text")
    func parameters() throws {
        func messages(_ parameter: String) throws -> [String] {
            let parameters = ", \"parameters\": [{\"name\": \"p\", \"in\": \"query\", \(parameter)}]"
            return self.messages(try ReviewSample("\"/a\": {\(ReviewSample.fine("get", parameters))}"))
        }
        #expect(try messages("\"schema\": {\"type\": \"integer\"}, \"example\": \"1\"") == [])
        #expect(try messages("\"schema\": {\"type\": \"array\", \"items\": {}}, \"example\": \"a,b\"") == [])
        #expect(
            try messages("\"schema\": {\"type\": \"integer\"}, \"example\": \"x\"")
                == ["the example of parameter 'p' does not satisfy its schema: \"x\" is no integer"]
        )
        #expect(try messages("\"schema\": {\"type\": \"string\"}, \"example\": 1").count == 1)
    }

    @Test("an example that several operations share is reported once")
    func shared() throws {
        let parameter = """
            , "components": {"parameters": {"P": {"name": "p", "in": "query", "schema": {"type": "integer"},
            "example": "x"}}}
            """
        let use = ", \"parameters\": [{\"$ref\": \"#/components/parameters/P\"}]"
        let sample = try ReviewSample(
            "\"/a\": {\(ReviewSample.fine("get", use))}, \"/b\": {\(ReviewSample.fine("get", use))}",
            parameter
        )
        #expect(messages(sample).count == 1)
    }
}
