import JSON
import JSONSchema
import Testing

@Suite("Hostile schemas and instances")
struct HostileSchemaTests {
    @Test(
        "that apply to themselves without end are unjudged",
        arguments: [
            ##"{"$ref": "#"}"##, ##"{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}"##,
            ##"{"anyOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"allOf": [{"$ref": "#"}]}}}"##,
            ##"{"not": {"$ref": "#"}}"##, ##"{"$dynamicRef": "#a", "$dynamicAnchor": "a"}"##,
            ##"{"oneOf": [{"$ref": "#"}, {"$ref": "#"}, {"$ref": "#"}, {"$ref": "#"}]}"##,
        ]
    )
    func endless(_ schema: String) throws {
        #expect(try SchemaText.verdict(schema, "1") == .unjudged)
    }

    @Test("that apply to themselves on the way down are judged")
    func recursive() throws {
        let schema = try SchemaText.schema(##"{"type": "object", "additionalProperties": {"$ref": "#"}}"##)
        #if DEBUG
        let depth = 80
        #else
        let depth = 310
        #endif
        let deep = String(repeating: #"{"a":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
        #expect(try SchemaText.verdict(schema, deep) == .valid)
        let wrong = String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(try SchemaText.verdict(schema, wrong) == .invalid)
    }

    /// Schemas and instances nested as deep as the reader allows, in the ways that take the most stack.
    private static let deep: [(schema: String, instance: String)] = {
        let depth = 396
        let open = String(repeating: #"{"a":["#, count: depth / 2)
        let both = open + "1" + String(repeating: "]}", count: depth / 2)
        func nested(_ begin: String, _ end: String, _ step: Int) -> String {
            String(repeating: begin, count: depth / step) + "{\"type\": \"integer\"}"
                + String(repeating: end, count: depth / step)
        }
        return [
            (##"{"properties": {"a": {"items": {"$ref": "#"}}}}"##, both),
            (
                ##"{"anyOf": [{"properties": {"a": {"items": {"$ref": "#"}}}}, false], "unevaluatedProperties": false}"##,
                both
            ),
            (
                ##"{"patternProperties": {"a": {"items": {"$ref": "#"}}}, "anyOf": [true, true], "unevaluatedProperties": false}"##,
                both
            ),
            (##"{"patternProperties": {"a": {"contains": {"$ref": "#"}}}, "not": false}"##, both),
            (##"{"oneOf": [{"additionalProperties": {"prefixItems": [{"$ref": "#"}]}}, false]}"##, both),
            (nested(#"{"allOf": ["#, "]}", 2), "1"), (nested(#"{"not": "#, "}", 1), "1"),
            (nested(#"{"anyOf": [false, "#, "]}", 2), "1"), (nested(#"{"if": true, "then": "#, "}", 1), "1"),
            (nested(#"{"oneOf": [false, "#, "]}", 2), #""a""#),
            (nested(#"{"unevaluatedProperties": {}, "if": "#, "}", 1), "{}"), (nested(#"{"contains": "#, "}", 1), both),
            (#"{"enum": [\#(both)], "uniqueItems": true}"#, both), (#"{"uniqueItems": true}"#, "[\(both), \(both)]"),
        ]
    }()

    @Test("that are as deep as can be do not overflow a small stack", arguments: deep.indices)
    func stack(_ number: Int) throws {
        let (text, instance) = Self.deep[number]
        // Reading needs more than that without optimisation, and is not what is tested here.
        let read = try SmallStack.run(multiple: 8) { (try SchemaText.node(text), try SchemaText.node(instance)) }
        let verdicts = try SmallStack.run {
            let schema = try JSONSchema(read.0)
            let node = read.1
            let result = schema.validate(node)
            return (schema.isValid(node), result.verdict)
        }
        #expect(verdicts.0 == (verdicts.1 == .valid))
    }

    @Test("whose branches multiply end at the limit of steps")
    func steps() throws {
        let pair = { (name: String) in ##"{"anyOf": [{"$ref": "#/$defs/\##(name)"}, {"$ref": "#/$defs/\##(name)"}]}"## }
        let definitions = (0..<60).map { #""d\#($0)": \#($0 == 59 ? "false" : pair("d\($0 + 1)"))"# }
        let schema = ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ", "))}}"##
        let compiled = try SchemaText.schema(schema) { $0.steps = 10_000 }
        let result = compiled.validate(try SchemaText.node("1"))
        #expect(result.verdict == .unjudged)
        #expect(result.gaps.contains { $0.reason == "the validation takes more than 10000 steps" })
    }

    @Test("with a hundred thousand properties take a moment")
    func manyProperties() throws {
        #if DEBUG
        let count = 10_000
        #else
        let count = 100_000
        #endif
        let names = (0..<count).map { "property\($0)" }
        let properties = names.map { #""\#($0)": {"type": "integer"}"# }.joined(separator: ",")
        let required = names.map { #""\#($0)""# }.joined(separator: ",")
        let schema = try SchemaText.schema(
            #"{"properties": {\#(properties)}, "required": [\#(required)], "additionalProperties": false}"#
        )
        let members = names.map { #""\#($0)": 1"# }.joined(separator: ",")
        #expect(try SchemaText.verdict(schema, "{\(members)}") == .valid)
        #expect(try SchemaText.verdict(schema, "{\(members), \"x\": 1}") == .invalid)
        let result = schema.validate(try SchemaText.node("{}"))
        #expect(result.failures.count == 100)
        #expect(result.isTruncated)
    }

    @Test("with ten thousand alternatives list the failures up to the limit")
    func manyAlternatives() throws {
        let branches = (0..<10_000).map { #"{"const": \#($0)}"# }.joined(separator: ",")
        let schema = try SchemaText.schema(#"{"anyOf": [\#(branches)]}"#)
        #expect(try SchemaText.verdict(schema, "9999") == .valid)
        let result = schema.validate(try SchemaText.node("-1"))
        #expect(result.failures.count == 1)
        #expect(result.failures.first?.causes.count == 100)
    }

    @Test("with more schemas than are allowed are refused")
    func tooMany() throws {
        #expect(throws: JSONSchemaError.tooLarge(limit: 10)) {
            try SchemaText.schema(#"{"allOf": [\#(repeatElement("{}", count: 20).joined(separator: ","))]}"#) {
                $0.schemas = 10
            }
        }
    }

    @Test("with bounds out of all proportion are judged exactly or not at all")
    func bounds() throws {
        #expect(try SchemaText.verdict(#"{"maximum": 1e400}"#, "1e399") == .valid)
        #expect(try SchemaText.verdict(#"{"maximum": 1e400}"#, "1e401") == .invalid)
        #expect(try SchemaText.verdict(#"{"multipleOf": 1e-300}"#, "1") == .valid)
        #expect(try SchemaText.verdict(#"{"multipleOf": 1e-300}"#, "1e-301") == .invalid)
        #expect(try SchemaText.verdict(#"{"multipleOf": 0.01}"#, "19.99") == .valid)
        #expect(try SchemaText.verdict(#"{"multipleOf": 3}"#, "1e1000000") == .invalid)
        #expect(try SchemaText.verdict(#"{"minimum": 9007199254740993}"#, "9007199254740992") == .invalid)
        #expect(try SchemaText.verdict(#"{"exclusiveMaximum": 1}"#, "0.99999999999999999999999999") == .valid)
        #expect(try SchemaText.verdict(#"{"maxLength": 1e400, "minLength": 0.0}"#, #""a""#) == .valid)
        #expect(try SchemaText.verdict(#"{"minItems": 18446744073709551616}"#, "[]") == .invalid)
        #expect(try SchemaText.verdict(#"{"type": "integer"}"#, "1e99999999999999999999") != .invalid)
    }

    @Test("with large sets of values are looked up fast and right")
    func values() throws {
        let all = (0..<3_000).map { #""v\#($0)", \#($0), [\#($0)]"# }.joined(separator: ",")
        let schema = try SchemaText.schema(#"{"items": {"enum": [\#(all)]}}"#) { $0.steps = 100_000_000 }
        let many = (0..<3_000).map { #""v\#($0)", \#($0).0, [\#($0)]"# }.joined(separator: ",")
        #expect(try SchemaText.verdict(schema, "[\(many)]") == .valid)
        for other in [#"["v3000"]"#, "[3000]", "[[3000]]", "[null]", "[{}]"] {
            #expect(try SchemaText.verdict(schema, other) == .invalid)
        }
        #expect(try SchemaText.verdict(#"{"uniqueItems": true}"#, "[\(many)]") == .valid)
        #expect(try SchemaText.verdict(#"{"uniqueItems": true}"#, "[\(many), 7e0]") == .invalid)
    }

    @Test("that would take a backtracking matcher for ever end")
    func patterns() throws {
        let schema = try SchemaText.schema(#"{"pattern": "^(a+)+$"}"#)
        let text = String(repeating: "a", count: 5_000)
        #expect(try SchemaText.verdict(schema, "\"\(text)b\"") != .valid)
        #expect(try SchemaText.verdict(schema, "\"\(text)\"") == .valid)
    }

    @Test("have the last of equal keys counted, in schema and instance")
    func duplicates() throws {
        #expect(try SchemaText.verdict(#"{"type": "string", "type": "integer"}"#, "1") == .valid)
        let schema = #"{"properties": {"a": {"type": "integer"}}, "maxProperties": 1, "required": ["a"]}"#
        #expect(try SchemaText.verdict(schema, #"{"a": "x", "a": 1}"#) == .valid)
        #expect(try SchemaText.verdict(schema, #"{"a": 1, "a": "x"}"#) == .invalid)
        #expect(try SchemaText.verdict(#"{"const": {"a": 1}}"#, #"{"a": 2, "a": 1}"#) == .valid)
        let many = (0..<100).map { #""k\#($0)": 0"# }.joined(separator: ",")
        #expect(try SchemaText.verdict(#"{"maxProperties": 100}"#, "{\(many), \(many)}") == .valid)
        #expect(try SchemaText.verdict(#"{"maxProperties": 99}"#, "{\(many), \(many)}") == .invalid)
    }
}
