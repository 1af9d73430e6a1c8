import JSON
import Testing

@testable import JSONSchema

@Suite("Sampled compositions")
struct SampledCompositionTests {
    @Test("given values come first, where they are valid")
    func givens() throws {
        let schema = try SampledSchema(#"{"type": "integer", "examples": ["no", 7, 8], "default": 9}"#)
        #expect(schema.value() == 7)
        #expect(schema.value(variant: 1) == 8)
        #expect(schema.value(variant: 2) == 9)
        guard case .value(7, isGiven: true) = schema.sample() else {
            Issue.record("the example is not said to be given")
            return
        }
        guard case .value(1, isGiven: false) = try SampledSchema(#"{"type": "integer"}"#).sample() else {
            Issue.record("the number is said to be given")
            return
        }
        let wrong = try sampled(
            #"{"type": "object", "properties": {"a": {"type": "string", "format": "date", "example": "soon"}}}"#
        )
        #expect(wrong == ["a": "2026-01-15"])
    }

    @Test("values are taken from enum and const, null last, the default first")
    func enumerations() throws {
        #expect(try sampled(#"{"enum": [null, "a", 3]}"#) == "a")
        #expect(try sampled(#"{"enum": ["a", "b"], "default": "b"}"#) == "b")
        #expect(try sampled(#"{"allOf": [{"enum": [1, 2, 3]}, {"enum": [5, 3]}]}"#) == 3)
        #expect(try sampled(#"{"const": {"a": [null]}}"#) == ["a": [nil]])
        #expect(try sampled(#"{"enum": ["a", 3], "type": "integer"}"#) == 3)
        #expect(try SampledSchema(#"{"allOf": [{"const": 1}, {"const": 2}]}"#).refusal() == "enum: no value is left")
    }

    @Test("null is the last resort")
    func nulls() throws {
        #expect(try sampled(#"{"type": ["null", "integer"]}"#) == 1)
        #expect(try sampled(#"{"type": "integer", "nullable": true}"#, dialect: .openAPI30) == 1)
        #expect(try sampled(#"{"anyOf": [{"type": "null"}, {"const": 4}]}"#) == 4)
        #expect(try sampled(#"{"type": "null"}"#) == .some(.null))
        let only = #"{"type": "integer", "nullable": true, "minimum": 2, "maximum": 1}"#
        #expect(try sampled(only, dialect: .openAPI30) == .some(.null))
    }

    @Test("the type is guessed from the keywords")
    func guesses() throws {
        #expect(try sampled(#"{"properties": {"a": {"const": 1}}}"#) == ["a": 1])
        #expect(try sampled(#"{"items": {"const": 1}}"#) == [1])
        #expect(try sampled(#"{"minimum": 3}"#) == 3)
        #expect(try sampled(#"{"minLength": 3}"#)?.string != nil)
        #expect(try sampled("{}")?.string != nil)
        #expect(try sampled("true")?.string != nil)
        #expect(try SampledSchema("false").refusal() == "the schema false allows nothing")
    }

    @Test("parts that hold together are joined")
    func joined() throws {
        let value = try sampled(
            """
            {"allOf": [{"type": "object", "properties": {"a": {"type": "integer", "minimum": 3}}, "required": ["a"]},
                {"$ref": "#/$defs/more"}], "properties": {"a": {"multipleOf": 2}}, "unevaluatedProperties": false,
             "$defs": {"more": {"properties": {"b": {"const": 1}}, "required": ["b"]}}}
            """
        )
        #expect(value == ["a": 4, "b": 1])
    }

    @Test("alternatives are tried in order until one fits")
    func alternatives() throws {
        #expect(try sampled(#"{"oneOf": [{"const": 1}, {"const": 2}]}"#) == 1)
        #expect(try sampled(#"{"oneOf": [{"type": "integer"}, {"const": 1}, {"const": "a"}]}"#) != 1)
        #expect(try sampled(#"{"type": "string", "anyOf": [{"type": "integer"}, {"const": "a"}]}"#) == "a")
        let either = try sampled(
            #"{"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#
        )
        #expect(either == ["a": 1])
        let nested = try sampled(
            #"{"anyOf": [{"oneOf": [{"const": 1}, {"const": 1}]}, {"oneOf": [false, {"const": 5}]}]}"#
        )
        #expect(nested == 5)
    }

    @Test("what is excluded is avoided")
    func exclusions() throws {
        #expect(try sampled(#"{"type": "integer", "not": {"const": 1}}"#) != 1)
        #expect(try sampled(#"{"not": {"type": ["string", "number"]}}"#)?.string == nil)
        #expect(
            try sampled(#"{"type": "object", "properties": {"a": {}, "b": {"const": 1}}, "not": {"required": ["a"]}}"#)
                == ["b": 1]
        )
        #expect(try sampled(#"{"type": "integer", "minimum": 1, "not": {"maximum": 10}}"#) == 11)
        #expect(try sampled(#"{"not": {"minLength": 3}}"#)?.string?.utf8.count == 2)
        #expect(try SampledSchema(#"{"not": {}}"#).value() == nil)
    }

    @Test("conditions hold with their consequences")
    func conditions() throws {
        let schema = """
            {"type": "object", "properties": {"country": {"enum": ["US", "DE"]}}, "required": ["country"],
             "if": {"properties": {"country": {"const": "US"}}},
             "then": {"required": ["zip"], "properties": {"zip": {"const": 1}}},
             "else": {"required": ["plz"], "properties": {"plz": {"const": 2}}}}
            """
        #expect(try sampled(schema) == ["country": "US", "zip": 1])
        #expect(
            try SampledSchema(schema).value(variant: 1)?["plz"] == 2
                || SampledSchema(schema).value(variant: 2)?["plz"] == 2
        )
        #expect(try sampled(#"{"if": {"const": 1}, "then": false, "else": {"type": "integer", "minimum": 3}}"#) == 3)
    }

    @Test("a discriminator holds the name of the alternative")
    func discriminators() throws {
        let document = """
            {"components": {"schemas": {
                "Cat": {"type": "object", "required": ["kind", "lives"],
                    "properties": {"kind": {"type": "string"}, "lives": {"enum": [9]}}},
                "Dog": {"type": "object", "required": ["kind", "barks"],
                    "properties": {"kind": {"type": "string"}, "barks": {"type": "boolean"}}},
                "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                    "discriminator": {"propertyName": "kind", "mapping": {"felis": "#/components/schemas/Cat"}}},
                "Plain": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                    "discriminator": {"propertyName": "kind"}},
                "Base": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
                    "discriminator": {"propertyName": "kind"}},
                "Child": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"a": {"const": 1}}}]}}}}
            """
        for (name, value) in [
            ("Pet", ["kind": "felis", "lives": 9]), ("Plain", ["kind": "Cat", "lives": 9]),
            ("Child", ["kind": "Child", "a": 1]),
        ] as [(String, JSONValue)] {
            let schema = try SampledSchema(document, dialect: .openAPI30, at: "/components/schemas/" + name)
            #expect(schema.value() == value, "\(name)")
        }
    }

    @Test("references lead by anchors, through other documents and dynamically")
    func references() throws {
        #expect(try sampled(##"{"$ref": "#there", "$defs": {"x": {"$anchor": "there", "const": 1}}}"##) == 1)
        var schema = try SampledSchema(#"{"properties": {"a": {"$ref": "other#/$defs/x"}}}"#)
        let other = try JSONParser().document(##"{"$defs": {"x": {"$ref": "#y"}, "y": {"$anchor": "y", "const": 2}}}"##)
        schema.registry.add(other.root, uri: "https://example.com/other")
        #expect(schema.value() == ["a": 2])
        let dynamic = """
            {"$id": "https://example.com/root", "$ref": "list", "$defs": {
                "item": {"$dynamicAnchor": "item", "const": 5},
                "list": {"$id": "list", "type": "array", "items": {"$dynamicRef": "#item"},
                    "$defs": {"item": {"$dynamicAnchor": "item", "const": 6}}}}}
            """
        #expect(try sampled(dynamic) == [5])
        let ignored = ##"{"$ref": "#/definitions/x", "const": 2, "definitions": {"x": {"const": 1}}}"##
        #expect(try sampled(ignored, dialect: .draft7) == 1)
    }

    @Test("a dead reference costs the property that holds it, or the proof")
    func deadReferences() throws {
        let optional = ##"{"type": "object", "properties": {"a": {"$ref": "#/nowhere"}, "b": {"const": 1}}}"##
        #expect(try sampled(optional) == ["b": 1])
        let required = ##"{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/nowhere"}}}"##
        guard case .unproven(let value, let reason) = try SampledSchema(required).sample() else {
            Issue.record("what cannot be judged is said to be proven or impossible")
            return
        }
        #expect(value["a"] != nil)
        #expect(!reason.isEmpty)
    }
}
