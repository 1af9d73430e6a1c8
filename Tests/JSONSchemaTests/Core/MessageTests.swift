import JSON
import JSONSchema
import Testing

@Suite("What is said about a failure")
struct MessageTests {
    @Test(
        "names the value and what is wrong with it",
        arguments: [
            (#"{"type": "integer"}"#, #""abc""#, #""abc" is no integer"#),
            (#"{"type": ["null", "number"]}"#, "[]", "the empty array is no null or number"),
            (#"{"minimum": 18}"#, "17", "17 is less than the minimum of 18"),
            (#"{"exclusiveMaximum": 18}"#, "18.0", "18.0 is not less than 18"),
            (#"{"multipleOf": 0.1}"#, "0.25", "0.25 is no multiple of 0.1"),
            (#"{"required": ["name"]}"#, "{}", #"required property "name" is missing"#),
            (
                #"{"properties": {"name": {}}, "additionalProperties": false}"#, #"{"nmae": 1}"#,
                #"property "nmae" is not allowed; did you mean "name"?"#
            ),
            (
                #"{"properties": {"name": {}}, "additionalProperties": false}"#, #"{"name": 1, "nam": 1}"#,
                #"property "nam" is not allowed"#
            ),
            (
                #"{"properties": {"a": {}}, "unevaluatedProperties": false}"#, #"{"b": 1}"#,
                #"property "b" is not allowed"#
            ),
            (#"{"prefixItems": [true], "items": false}"#, "[1, 2]", "item 1 is not allowed"),
            ("false", "1", "no value is allowed"),
            (#"{"const": "a"}"#, #""b""#, #""b" is not "a""#),
            (#"{"enum": [1, "a", null]}"#, "2", #"2 is none of 1, "a", null"#),
            (#"{"enum": [1, 2, 3, 4, 5, 6, 7]}"#, "8", "8 is none of 1, 2, 3, 4, 5 and 2 more"),
            (#"{"minLength": 3}"#, #""é""#, #""é" has 1 character, fewer than the minimum of 3"#),
            (#"{"maxLength": 1}"#, "\"a\\u0000\\n\"", #""a\u{0}\n" has 3 characters, more than the maximum of 1"#),
            (#"{"pattern": "^a"}"#, #""b""#, #""b" does not match the pattern "^a""#),
            (#"{"format": "ipv4"}"#, #""b""#, #""b" is not of the format "ipv4""#),
            (#"{"minItems": 2}"#, "[1]", "the array has 1 item, fewer than the minimum of 2"),
            (#"{"maxProperties": 0}"#, #"{"a": 1}"#, "the object has 1 property, more than the maximum of 0"),
            (#"{"uniqueItems": true}"#, "[1, 2, 1.0]", "items 0 and 2 are equal"),
            (#"{"contains": {"title": "a word", "type": "string"}}"#, "[1]", "no item matches a word"),
            (
                #"{"contains": true, "maxContains": 1}"#, "[1, 2]",
                "2 items match what 'contains' asks for, more than the maximum of 1"
            ),
            (#"{"dependentRequired": {"a": ["b"]}}"#, #"{"a": 1}"#, #"property "b" is missing, which "a" requires"#),
            (#"{"not": {"title": "a word", "type": "string"}}"#, #""x""#, #""x" matches a word that 'not' excludes"#),
            (#"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#, #""x""#, #""x" is no integer and no null"#),
            (
                ##"{"oneOf": [{"title": "A"}, {"$ref": "#/$defs/B"}, false], "$defs": {"B": {}}}"##, "1",
                "1 matches 2 alternatives where one is allowed: A, B"
            ),
        ]
    )
    func message(_ schema: String, _ instance: String, _ message: String) throws {
        #expect(try SchemaText.messages(schema, instance) == [message])
    }

    @Test("cuts long values")
    func long() throws {
        let text = String(repeating: "x", count: 500)
        let message = try #require(try SchemaText.messages(#"{"type": "null"}"#, "\"\(text)\"").first)
        #expect(message == "\"\(String(repeating: "x", count: 60))…\" is no null")
    }

    @Test("has the places in instance and schema")
    func places() throws {
        let text =
            ##"{"$id": "http://x.test/s", "properties": {"a b": {"$ref": "#/$defs/n"}}, "$defs": {"n": {"minimum": 5}}}"##
        let instance = #"{"a b": 4}"#
        let failure = try #require(try SchemaText.schema(text).validate(SchemaText.node(instance)).failures.first)
        #expect(failure.instance == JSONPointer(["a b"]))
        #expect(failure.schema == "http://x.test/s#/$defs/n/minimum")
        #expect(failure.keyword == "minimum")
        #expect(Array(instance.utf8)[failure.instanceSpan] == Array("4".utf8)[...])
        #expect(Array(text.utf8)[failure.schemaSpan] == Array("5".utf8)[...])
    }

    @Test("puts the deepest failure first and says each once")
    func order() throws {
        let schema = #"""
            {"allOf": [{"required": ["x"]}, {"required": ["x"]}],
             "properties": {"a": {"properties": {"b": {"type": "null"}}}}}
            """#
        let messages = try SchemaText.messages(schema, #"{"a": {"b": 1}}"#)
        #expect(messages == ["1 is no null", #"required property "x" is missing"#])
    }

    @Test("names the nearest alternative first")
    func nearest() throws {
        let schema = #"""
            {"anyOf": [
                {"type": "string"},
                {"type": "object", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}},
                {"title": "Dog", "type": "object", "properties": {"kind": {"const": "dog"}, "age": {"type": "integer"}}}
            ]}
            """#
        let node = try SchemaText.node(#"{"kind": "dog", "age": "old"}"#)
        let failure = try #require(try SchemaText.schema(schema).validate(node).failures.first)
        #expect(
            failure.message
                == #"the object matches none of the 3 alternatives; the nearest, Dog, fails: "old" is no integer"#
        )
        #expect(
            failure.causes.map(\.message) == [
                #""old" is no integer"#, #""dog" is not "cat""#, "the object is no string",
            ]
        )
    }

    @Test("follows the discriminator of an API description")
    func discriminator() throws {
        let schema = ##"""
            {"oneOf": [{"$ref": "#/definitions/Cat"}, {"$ref": "#/definitions/Dog"}],
             "discriminator": {"propertyName": "kind", "mapping": {"d": "#/definitions/Dog"}},
             "definitions": {"Cat": {"required": ["lives"]}, "Dog": {"required": ["age", "name", "breed"]}}}
            """##
        for (kind, first) in [("d", "age"), ("Dog", "age"), ("Cat", "lives")] {
            let node = try SchemaText.node(#"{"kind": "\#(kind)"}"#)
            let failure = try #require(try SchemaText.schema(schema, .openAPI30).validate(node).failures.first)
            #expect(failure.causes.contains { $0.message == #"required property "\#(first)" is missing"# })
            #expect(failure.message.contains(kind == "Cat" ? "Cat" : "Dog"))
        }
    }
}
