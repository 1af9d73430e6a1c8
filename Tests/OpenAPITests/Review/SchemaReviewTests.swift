import OpenAPI
import Testing

@Suite("Review: schemas that cannot be satisfied")
struct SchemaReviewTests {
    private func messages(_ schema: String, version: String = "3.0.3") throws -> [String] {
        try ReviewSample(
            "",
            """
            , "components": {"schemas": {"S": \(schema),
            "Closed": {"type": "object", "properties": {"a": {}}, "additionalProperties": false}}}
            """,
            version: version
        )
        .messages(.unsatisfiableSchema)
    }

    @Test(
        "are reported with what contradicts what",
        arguments: [
            ("{\"minimum\": 5, \"maximum\": 4}", "minimum 5 is above maximum 4"),
            ("{\"minLength\": 2, \"maxLength\": 1}", "minLength 2 is above maxLength 1"),
            (
                "{\"required\": [\"a\", \"b\"], \"properties\": {\"a\": {}}, \"additionalProperties\": false}",
                "'b' is required, but additionalProperties is false and properties does not declare it"
            ),
            (
                "{\"allOf\": [{\"$ref\": \"#/components/schemas/Closed\"}, {\"properties\": {\"b\": {}}}]}",
                "part 0 of allOf has additionalProperties false and so forbids 'b' of the other parts"
            ),
            (
                """
                {"allOf": [{"properties": {"b": {}, "c": {}}, "required": ["c"]}], "properties": {"a": {}},
                "additionalProperties": false}
                """,
                "the schema itself has additionalProperties false and so forbids 'b' and 'c' of the other parts, "
                    + "which they require"
            ),
            ("{\"type\": \"integer\", \"enum\": [\"1\", \"2\"]}", "no value of enum is of type integer"),
            ("{\"type\": \"string\", \"enum\": [\"1\", 2]}", "2 in enum is not of type string"),
        ]
    )
    func reported(schema: String, message: String) throws {
        #expect(try messages(schema) == ["/components/schemas/S: \(message)"])
    }

    @Test(
        "are not seen in what can be satisfied",
        arguments: [
            "{\"minimum\": 4, \"maximum\": 4}", "{\"minimum\": \"5\", \"maximum\": 4}", "{\"minLength\": 3}",
            "{\"required\": [\"b\"], \"properties\": {\"a\": {}}}",
            "{\"required\": [\"a\"], \"properties\": {\"a\": {}}, \"additionalProperties\": false}",
            "{\"required\": [\"b\"], \"properties\": {\"a\": {}}, \"additionalProperties\": {}}",
            "{\"allOf\": [{\"$ref\": \"#/components/schemas/Closed\"}, {\"properties\": {\"a\": {\"type\": \"string\"}}}]}",
            "{\"allOf\": [{\"$ref\": \"#/components/schemas/Closed\"}, {\"description\": \"d\"}]}",
            "{\"anyOf\": [{\"$ref\": \"#/components/schemas/Closed\"}, {\"properties\": {\"b\": {}}}]}",
            "{\"type\": \"number\", \"enum\": [1, 2.5]}", "{\"type\": \"integer\", \"enum\": [1.0]}",
            "{\"type\": \"string\", \"nullable\": true, \"enum\": [\"a\", null]}",
            "{\"type\": \"string\", \"enum\": [\"a\", null]}", "{\"enum\": [1, \"a\"]}",
            "{\"example\": {\"minimum\": 5, \"maximum\": 4}}",
            "{\"$ref\": \"#/components/schemas/Closed\", \"minimum\": 5, \"maximum\": 4}",
        ]
    )
    func decoys(schema: String) throws {
        #expect(try messages(schema) == [])
    }

    @Test("are found wherever schemas stand, and once")
    func places() throws {
        let bad = "{\"minimum\": 5, \"maximum\": 4}"
        let nested = """
            {"properties": {"p": \(bad)}, "items": {"anyOf": [\(bad), {"not": \(bad)}]}, "additionalProperties": \(bad)}
            """
        #expect(try messages(nested).count == 4)
        let deep = (0..<90).reduce(bad) { inner, _ in "{\"items\": \(inner)}" }
        #expect(try messages(deep).count == 1)
        let sample = try ReviewSample(
            """
            "/a": {\(ReviewSample.fine("get", ", \"parameters\": [{\"name\": \"p\", \"in\": \"query\", \"schema\": \(bad)}]"))}
            """
        )
        let findings = sample.findings.filter { $0.kind == .unsatisfiableSchema }
        #expect(findings.map(\.operations) == [[0]])
        #expect(findings.map(\.message) == ["/paths/~1a/get/parameters/0/schema: minimum 5 is above maximum 4"])
    }

    @Test("siblings of a reference count in 3.1")
    func siblings() throws {
        let schema = "{\"$ref\": \"#/components/schemas/Closed\", \"minimum\": 5, \"maximum\": 4}"
        #expect(try messages(schema, version: "3.1.0").count == 1)
    }
}
