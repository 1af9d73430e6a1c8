import JSON
import JSONSchema
import Testing

@Suite("Dialects")
struct DialectTests {
    typealias Verdict = JSONSchemaResult.Verdict

    @Test(
        "differ in what keywords mean",
        arguments: [
            (JSONSchemaDialect.draft4, #"{"minimum": 1, "exclusiveMinimum": true}"#, "1", Verdict.invalid),
            (.draft4, #"{"const": 1}"#, "2", .valid), (.draft6, #"{"const": 1}"#, "2", .invalid),
            (.draft6, #"{"if": true, "then": false}"#, "2", .valid),
            (.draft7, #"{"if": true, "then": false}"#, "2", .invalid),
            (.draft4, #"{"type": "integer"}"#, "1.0", .invalid), (.draft6, #"{"type": "integer"}"#, "1.0", .valid),
            (.openAPI30, #"{"type": "integer"}"#, "1.0", .valid),
            (.openAPI30, #"{"type": "string", "nullable": true}"#, "null", .valid),
            (.openAPI30, #"{"type": "string", "nullable": true}"#, "1", .invalid),
            (.openAPI31, #"{"type": "string", "nullable": true}"#, "null", .invalid),
            (.swagger2, #"{"type": "string", "x-nullable": true}"#, "null", .valid),
            (.swagger2, #"{"type": "file"}"#, "1", .valid),
            (.openAPI30, #"{"maximum": 1, "exclusiveMaximum": true}"#, "1", .invalid),
            (.openAPI31, #"{"exclusiveMaximum": 1}"#, "1", .invalid),
            (.openAPI30, ##"{"$ref": "#/x", "x": {"type": "string"}, "minLength": 3}"##, #""a""#, .valid),
            (.openAPI31, ##"{"$ref": "#/x", "x": {"type": "string"}, "minLength": 3}"##, #""a""#, .invalid),
            (.draft7, ##"{"$ref": "#/x", "x": {"type": "string"}, "minLength": 3}"##, #""a""#, .valid),
            (.draft2019, #"{"items": [{"type": "null"}], "additionalItems": false}"#, "[null, 1]", .invalid),
            (.draft2019, #"{"prefixItems": [false]}"#, "[1]", .valid),
            (.draft2020, #"{"prefixItems": [false]}"#, "[1]", .invalid),
            (
                .draft2019,
                ##"{"$recursiveAnchor": true, "properties": {"a": {"$recursiveRef": "#"}}, "required": ["b"]}"##,
                #"{"b": 1, "a": {}}"#, .invalid
            ),
            (
                .draft7, #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "prefixItems": [false]}"#, "[1]",
                .invalid
            ),
            (.draft2019, #"{"contains": {"const": 1}, "unevaluatedItems": false}"#, "[1]", .invalid),
            (.draft2020, #"{"contains": {"const": 1}, "unevaluatedItems": false}"#, "[1]", .valid),
        ]
    )
    func meaning(_ dialect: JSONSchemaDialect, _ schema: String, _ instance: String, _ verdict: Verdict) throws {
        #expect(try SchemaText.verdict(schema, instance, dialect) == verdict)
    }

    @Test(
        "of OpenAPI know formats of numbers, which bear on numbers alone",
        arguments: [
            ("int32", "2147483647", Verdict.valid), ("int32", "2147483648", .invalid), ("int32", "1.5", .invalid),
            ("int32", "7.0", .valid), ("int64", "9223372036854775808", .invalid), ("uint8", "-1", .invalid),
            ("float", "1e39", .invalid), ("double", "1e308", .valid), ("double", "1e309", .invalid),
            ("int32", #""x""#, .valid), ("int128", "1", .valid),
        ]
    )
    func numberFormats(_ format: String, _ instance: String, _ verdict: Verdict) throws {
        var options = JSONSchemaOptions()
        options.assertsFormat = true
        for dialect in [JSONSchemaDialect.swagger2, .openAPI30, .openAPI31] {
            let node = try JSONParser().document(#"{"format": "\#(format)"}"#).root
            let schema = try JSONSchema(node, dialect: dialect, options: options)
            let value = try JSONParser().document(instance).root
            #expect(schema.validate(value).verdict == verdict && schema.isValid(value) == (verdict == .valid))
        }
        let node = try JSONParser().document(#"{"format": "\#(format)"}"#).root
        let plain = try JSONSchema(node, options: options)
        #expect(plain.isValid(try JSONParser().document(instance).root))
    }

    @Test(
        "have meta-schemas that are valid by themselves and refuse nonsense",
        arguments: [
            "http://json-schema.org/draft-04/schema", "http://json-schema.org/draft-06/schema",
            "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2020-12/schema", "https://spec.openapis.org/oas/3.1/dialect/base",
        ]
    )
    func metaSchemas(_ uri: String) throws {
        let schema = try JSONSchema(at: uri, in: JSONSchemaRegistry())
        #expect(schema.problems.isEmpty)
        #expect(try SchemaText.verdict(schema, #"{"properties": {"a": {"minLength": 1, "type": "string"}}}"#) == .valid)
        #expect(try SchemaText.verdict(schema, #"{"properties": {"a": {"minLength": -1}}}"#) == .invalid)
        #expect(try SchemaText.verdict(schema, #"{"properties": {"a": {"type": "any"}}}"#) == .invalid)
        #expect(try SchemaText.verdict(schema, "[]") == .invalid)
    }

    @Test("come with vocabularies, of which an unknown one that is required leaves all unjudged")
    func vocabularies() throws {
        var registry = JSONSchemaRegistry()
        let core = #""https://json-schema.org/draft/2020-12/vocab/core": true"#
        for (name, vocabulary) in [
            ("strict", #""https://x.test/vocab": true"#), ("lax", #""https://x.test/vocab": false"#),
            ("formats", #""https://json-schema.org/draft/2020-12/vocab/format-assertion": false"#),
        ] {
            let text =
                #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {\#(core), \#(vocabulary)}}"#
            registry.add(try SchemaText.node(text), uri: "https://x.test/" + name)
        }
        let strict = try SchemaText.schema(#"{"$schema": "https://x.test/strict"}"#, registry: registry)
        #expect(try SchemaText.verdict(strict, "1") == .unjudged)
        #expect(
            strict.problems.map(\.message) == [
                "the meta-schema 'https://x.test/strict' requires the unknown vocabulary 'https://x.test/vocab'"
            ]
        )
        let lax = try SchemaText.schema(#"{"$schema": "https://x.test/lax", "type": "null"}"#, registry: registry)
        #expect(try SchemaText.verdict(lax, "1") == .valid)
        let formats = try SchemaText.schema(
            #"{"$schema": "https://x.test/formats", "format": "ipv4"}"#,
            registry: registry
        )
        #expect(try SchemaText.verdict(formats, #""x""#) == .invalid)
        let unknown = try SchemaText.schema(#"{"$schema": "https://x.test/none", "type": "null"}"#, registry: registry)
        #expect(try SchemaText.verdict(unknown, "1") == .invalid)
        #expect(unknown.problems.map(\.effect) == [.ignored])
    }

    @Test(
        "report what a schema gets wrong",
        arguments: [
            (
                #"{"required": true}"#, "{}", Verdict.valid,
                "the value of 'required' is a boolean, not a list of properties"
            ),
            (#"{"minimum": "3"}"#, "1", .unjudged, "the value of 'minimum' is no number"),
            (#"{"minimum": "3"}"#, "\"a\"", .valid, "the value of 'minimum' is no number"),
            (#"{"type": "any"}"#, "1", .unjudged, "the value of 'type' names the unknown type 'any'"),
            (#"{"allOf": []}"#, "1", .unjudged, "the value of 'allOf' is no array with at least one schema"),
            (#"{"properties": []}"#, "{}", .unjudged, "the value of 'properties' is no object"),
            (#"{"multipleOf": 0}"#, "1", .unjudged, "the value of 'multipleOf' is not greater than zero"),
            (#"{"minLength": 1.5}"#, "\"a\"", .unjudged, "the value of 'minLength' is no whole number from zero on"),
            (#"{"not": 7}"#, "1", .unjudged, "a schema is an object or a boolean"),
            (#"{"$ref": 7}"#, "1", .unjudged, "the value of '$ref' is no string"),
            (#"{"minimum": 3, "maximum": "x"}"#, "1", .invalid, "the value of 'maximum' is no number"),
        ]
    )
    func problems(_ text: String, _ instance: String, _ verdict: Verdict, _ message: String) throws {
        let schema = try SchemaText.schema(text)
        #expect(schema.problems.map(\.message) == [message])
        #expect(try SchemaText.verdict(schema, instance) == verdict)
        let span = try #require(schema.problems.first?.span)
        #expect(!span.isEmpty && span.upperBound <= text.utf8.count)
    }
}
