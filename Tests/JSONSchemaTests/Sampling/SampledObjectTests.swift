import JSON
import Testing

@testable import JSONSchema

@Suite("Sampled objects")
struct SampledObjectTests {
    @Test("required properties come first and optional ones are there unless the least is wanted")
    func extents() throws {
        let schema = try SampledSchema(
            """
            {"type": "object", "required": ["b"],
                "properties": {"a": {"const": 1}, "b": {"const": 2}, "c": false, "d": {"type": "integer", "minimum": 2, "maximum": 1}}}
            """
        )
        let full = try #require(schema.value()?.object)
        #expect(full.keys == ["b", "a"])
        #expect(schema.value(extent: .minimal) == ["b": 2])
    }

    @Test("a required property that is not declared is made too")
    func undeclared() throws {
        let open = try sampled(#"{"type": "object", "required": ["email"]}"#)
        #expect(open?["email"]?.string != nil)
        let closed = try SampledSchema(#"{"type": "object", "required": ["a"], "additionalProperties": false}"#)
        #expect(closed.refusal() == "property \"a\": the schema false allows nothing")
    }

    @Test("maps have an entry, and as many as they must")
    func maps() throws {
        #expect(try sampled(#"{"type": "object", "additionalProperties": {"const": 1}}"#) == ["key": 1])
        let three = try sampled(#"{"type": "object", "additionalProperties": {"const": 1}, "minProperties": 3}"#)
        #expect(three?.object?.count == 3)
        #expect(try sampled(#"{"type": "object", "maxProperties": 0, "properties": {"a": {}}}"#) == [:])
        let none = try SampledSchema(#"{"type": "object", "additionalProperties": false, "minProperties": 1}"#)
        #expect(none.refusal()?.isEmpty == false)
    }

    @Test("keys follow patterns and propertyNames")
    func keys() throws {
        let patterned = try sampled(
            #"{"type": "object", "patternProperties": {"^x-[a-z]+$": {"const": 1}}, "additionalProperties": false, "minProperties": 1}"#
        )
        #expect(patterned?.object?.keys.first?.hasPrefix("x-") == true)
        let named = try sampled(
            #"{"type": "object", "propertyNames": {"pattern": "^[A-Z]{3}$"}, "minProperties": 2}"#
        )
        #expect(named?.object?.keys.allSatisfy { $0.utf8.count == 3 } == true)
        let enumerated = try sampled(
            #"{"type": "object", "propertyNames": {"enum": ["a", "b"]}, "additionalProperties": {"const": 1}, "minProperties": 2}"#
        )
        #expect(enumerated == ["a": 1, "b": 1])
        let both = try sampled(
            #"{"type": "object", "properties": {"ab": {"minimum": 3, "type": "integer"}}, "patternProperties": {"b": {"multipleOf": 2}}}"#
        )
        #expect(both?["ab"] == 4)
    }

    @Test("properties bring along those that they depend on")
    func dependencies() throws {
        let required = try SampledSchema(
            #"{"type": "object", "required": ["card"], "dependentRequired": {"card": ["address"]}, "properties": {"address": {"const": 1}, "card": {"const": 2}}}"#
        )
        #expect(required.value(extent: .minimal) == ["card": 2, "address": 1])
        let schemas = try SampledSchema(
            #"{"type": "object", "required": ["card"], "dependentSchemas": {"card": {"required": ["zip"], "properties": {"zip": {"const": 3}}}}, "properties": {"card": {"const": 2}}}"#
        )
        #expect(schemas.value(extent: .minimal) == ["card": 2, "zip": 3])
        let old = try sampled(
            #"{"type": "object", "required": ["a"], "dependencies": {"a": ["b"], "b": {"properties": {"c": {"const": 1}}, "required": ["c"]}}}"#,
            dialect: .draft7
        )
        #expect(old?["c"] == 1)
        let impossible = try sampled(
            #"{"type": "object", "properties": {"a": {"const": 1}, "b": false}, "dependentRequired": {"a": ["b"]}}"#
        )
        #expect(impossible == [:])
    }

    @Test("properties that travel the other way are left out")
    func directions() throws {
        let text = """
            {"type": "object", "required": ["id", "secret", "name"], "properties": {
                "id": {"type": "integer", "readOnly": true}, "secret": {"type": "string", "writeOnly": true},
                "created": {"type": "string", "readOnly": true}, "name": {"type": "string"}}}
            """
        for dialect in [JSONSchemaDialect.openAPI30, .openAPI31] {
            let schema = try SampledSchema(text, dialect: dialect)
            #expect(schema.value(direction: .request)?.object?.keys == ["secret", "name"])
            #expect(schema.value(direction: .response)?.object?.keys == ["id", "name", "created"])
        }
        let plain = try SampledSchema(text)
        #expect(plain.value(direction: .request)?.object?.keys == ["id", "secret", "name"])
    }

    @Test("examples lose what travels the other way")
    func strippedExamples() throws {
        let schema = try SampledSchema(
            """
            {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "integer", "readOnly": true},
                "lines": {"type": "array", "items": {"properties": {"total": {"readOnly": true}}}}},
             "example": {"id": 4, "lines": [{"total": 3, "count": 2}]}}
            """,
            dialect: .openAPI30
        )
        #expect(schema.value(direction: .request) == ["lines": [["count": 2]]])
        #expect(schema.value(direction: .response) == ["id": 4, "lines": [["total": 3, "count": 2]]])
    }
}
