import JSON
import Testing

@testable import JSONSchema

@Suite("Sampled arrays")
struct SampledArrayTests {
    @Test("an array has an element where it may, and as many as it must")
    func counts() throws {
        #expect(try sampled(#"{"type": "array", "items": {"type": "integer"}}"#) == [1])
        #expect(try sampled(#"{"type": "array", "items": {"const": 7}, "minItems": 3}"#) == [7, 7, 7])
        #expect(try sampled(#"{"type": "array", "items": {"const": 7}, "maxItems": 0}"#) == [])
        #expect(try sampled(#"{"type": "array", "items": false}"#) == [])
        let least = try SampledSchema(#"{"type": "array", "items": {"type": "integer"}}"#).value(extent: .minimal)
        #expect(least == [])
    }

    @Test(
        "elements differ where they must",
        arguments: [
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "integer"}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "integer", "minimum": 1, "maximum": 5}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"enum": [1, 2, 3, 4, 5]}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "string"}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "string", "format": "date"}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "string", "pattern": "^[a-f]{4}$"}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "number", "minimum": 0, "maximum": 1}}"#,
            #"{"type": "array", "uniqueItems": true, "minItems": 5, "items": {"type": "object", "properties": {"a": {"type": "string"}}}}"#,
        ]
    )
    func unique(schema: String) throws {
        let elements = try #require(try sampled(schema)?.array)
        #expect(elements.count == 5)
        #expect(Set(elements).count == 5)
    }

    @Test("too few different elements are refused by name")
    func exhausted() throws {
        let schema = try SampledSchema(
            #"{"type": "array", "uniqueItems": true, "minItems": 3, "items": {"type": "boolean"}}"#
        )
        #expect(schema.refusal()?.contains("uniqueItems") == true)
    }

    @Test("leading elements have schemas of their own")
    func prefixes() throws {
        let new =
            #"{"type": "array", "prefixItems": [{"const": "a"}, {"const": 2}], "items": {"const": null}, "minItems": 3}"#
        #expect(try sampled(new) == ["a", 2, nil])
        let old = #"{"type": "array", "items": [{"const": "a"}, {"const": 2}], "additionalItems": false}"#
        #expect(try sampled(old, dialect: .draft7) == ["a", 2])
        let closed = #"{"type": "array", "prefixItems": [{"const": 1}], "unevaluatedItems": false}"#
        #expect(try sampled(closed) == [1])
    }

    @Test("what an array must contain is in it")
    func contains() throws {
        #expect(try sampled(#"{"type": "array", "contains": {"const": 5}}"#) == [5])
        let several = #"{"type": "array", "contains": {"const": 5}, "minContains": 2, "maxContains": 2, "minItems": 3}"#
        let elements = try #require(try sampled(several)?.array)
        #expect(elements.filter { $0 == 5 }.count == 2)
        let behind = #"{"type": "array", "prefixItems": [{"const": "a"}], "contains": {"const": 5}}"#
        #expect(try sampled(behind) == ["a", 5])
        let shared =
            #"{"type": "array", "maxItems": 1, "allOf": [{"contains": {"multipleOf": 2}}, {"contains": {"multipleOf": 3}}]}"#
        #expect(try sampled(shared) == [6])
    }
}
