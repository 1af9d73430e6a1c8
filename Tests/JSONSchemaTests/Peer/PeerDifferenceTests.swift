import JSON
import Testing

@testable import JSONSchema

/// What a comparison with other validators on random schemas brought to light, decided by the specification.
@Suite("Differences from other validators")
struct PeerDifferenceTests {
    @Test(
        "a turn of a loop that read nothing may be followed by one that reads",
        arguments: [
            ("(?:\\Ba?){2}$", "xa", true), ("(?:\\Ba??){2}?$", "xa", true), ("^x(?:\\B(?:|a)){2}$", "xa", true),
            ("(?:\\B(?:|ab)){2}$", "xab", true), ("^x(?:\\B(?:|a)){3}$", "xaa", true),
            ("^x(?:\\B(?:|a)){2}$", "xaaa", false), ("^(?:(?=(a?))\\1){2}$", "a", true),
            ("^(?:(?=(a?))\\1){2}$", "aaa", false), ("^(?:(?!b)a?){5}$", "aaaaa", true),
            ("^(?:(?!b)a?){5}$", "aaaaaa", false), ("^(?:(?!b)a?){5}$", "", true),
            ("^(?:(?!b)a?){2000}$", "aaaab", false),
        ]
    )
    func emptyTurns(_ row: (pattern: String, text: String, occurs: Bool)) throws {
        #expect(try ECMAPattern(row.pattern).occurs(in: row.text) == row.occurs)
    }

    @Test("dots that lead above the root of a base without a path are left out (RFC 3986, 5.2.4)")
    func dotsAboveTheRoot() throws {
        let schema = #"""
            {"$ref": "../up", "$defs": {"a": {"$id": "../up", "properties": {"a": {"$ref": "../up"}}, "type": "object"}}}
            """#
        #expect(try SchemaText.verdict(schema, #"{"a": {}}"#) == .valid)
        #expect(try SchemaText.verdict(schema, #"{"a": 1}"#) == .invalid)
        #expect(SchemaURI.resolve("../x", against: "urn:a:b") == "urn:x")
        #expect(SchemaURI.resolve("x", against: "") == "x")
    }

    @Test("a plain reference to a dynamic anchor does not look at what was gone through (2020-12, 8.2.2)")
    func plainReferenceToDynamicAnchor() throws {
        let schema = #"""
            {"$id": "http://x.test/root", "prefixItems": [{"$ref": "a#u"}],
             "$defs": {"x": {"type": "string", "$dynamicAnchor": "u"},
                       "a": {"$id": "a", "$defs": {"y": {"$dynamicAnchor": "u", "type": "object"}}}}}
            """#
        #expect(try SchemaText.verdict(schema, "[{}]") == .valid)
        #expect(try SchemaText.verdict(schema, #"["text"]"#) == .invalid)
    }

    @Test("a dynamic reference without fragment behaves like a plain one")
    func dynamicReferenceToTheRoot() throws {
        let schema = #"{"properties": {"a": {"$dynamicRef": ""}}, "maxProperties": 1}"#
        #expect(try SchemaText.verdict(schema, #"{"a": {"b": 1}}"#) == .valid)
        #expect(try SchemaText.verdict(schema, #"{"a": {"b": 1, "c": 2}}"#) == .invalid)
        #expect(try SchemaText.verdict(#"{"$dynamicRef": ""}"#, "1") == .unjudged)
    }

    @Test("an embedded resource is read by its own dialect, also where a pointer leads to it")
    func embeddedDialects() throws {
        let schema = #"""
            {"$ref": "#/definitions/a", "definitions": {"a": {
              "$id": "a", "$schema": "https://json-schema.org/draft/2020-12/schema", "dependentRequired": {"b": ["c"]}}}}
            """#
        #expect(try SchemaText.verdict(schema, #"{"b": 1}"#, .draft7) == .invalid)
        let older = #"""
            {"$ref": "#/$defs/a", "$defs": {"a": {"$id": "a", "$schema": "http://json-schema.org/draft-07/schema#",
             "unevaluatedProperties": false}}}
            """#
        #expect(try SchemaText.verdict(older, #"{"b": 1}"#) == .valid)
    }

    @Test("what is contained counts as evaluated from 2020-12 on, and not in 2019-09")
    func containedItems() throws {
        let schema = #"{"contains": {"type": "string"}, "unevaluatedItems": false}"#
        #expect(try SchemaText.verdict(schema, #"["a"]"#, .draft2020) == .valid)
        #expect(try SchemaText.verdict(schema, #"["a"]"#, .draft2019) == .invalid)
    }

    @Test("1.0 is an integer but in draft 4, which wants neither fraction nor exponent (draft 4, 3.5)")
    func spellingOfIntegers() throws {
        for dialect in [JSONSchemaDialect.draft6, .draft7, .draft2019, .draft2020, .openAPI30, .swagger2] {
            #expect(try SchemaText.verdict(#"{"type": "integer"}"#, "1.0", dialect) == .valid)
        }
        for spelling in ["1.0", "1e0", "10e-1"] {
            #expect(try SchemaText.verdict(#"{"type": "integer"}"#, spelling, .draft4) == .invalid)
            #expect(try SchemaText.verdict(#"{"type": ["integer", "number"]}"#, spelling, .draft4) == .valid)
            #expect(try SchemaText.verdict(#"{"enum": [1]}"#, spelling, .draft4) == .valid)
        }
        #expect(try SchemaText.verdict(#"{"type": "integer"}"#, "-1", .draft4) == .valid)
    }
}
