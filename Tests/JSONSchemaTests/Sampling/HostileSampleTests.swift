import Foundation
import JSON
import Testing

@testable import JSONSchema

@Suite("Samples of hostile schemas")
struct HostileSampleTests {
    @Test("optional recursion ends and required recursion is refused")
    func recursion() throws {
        let tree = """
            {"type": "object", "required": ["name"], "properties": {"name": {"const": "n"},
                "parent": {"$ref": "#"}, "children": {"type": "array", "items": {"$ref": "#"}}}}
            """
        #expect(try sampled(tree) == ["name": "n", "children": []])
        let nullable =
            ##"{"type": "object", "required": ["next"], "properties": {"next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}"##
        #expect(try sampled(nullable) == ["next": nil])
        for endless in [
            ##"{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}"##,
            ##"{"type": "array", "minItems": 1, "items": {"$ref": "#"}}"##,
            ##"{"type": "object", "required": ["a"], "properties": {"a": {"type": "array", "minItems": 1, "items": {"$ref": "#"}}}}"##,
        ] {
            let refusal = try SampledSchema(endless).refusal()
            #expect(refusal?.hasSuffix("it needs itself without end") == true, "\(refusal ?? "a value")")
        }
    }

    @Test(
        "references in circles end",
        arguments: [
            ##"{"$ref": "#"}"##, ##"{"allOf": [{"$ref": "#"}]}"##, ##"{"anyOf": [{"$ref": "#"}, {"const": 1}]}"##,
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
            ##"{"not": {"$ref": "#"}}"##, ##"{"oneOf": [{"$ref": "#"}]}"##,
        ]
    )
    func circles(schema: String) throws {
        for dialect in [JSONSchemaDialect.draft2020, .draft7] {
            if case .value(let value, _) = try SampledSchema(schema, dialect: dialect).sample() { #expect(value == 1) }
        }
    }

    @Test(
        "demands beyond all bounds are refused with the keyword",
        arguments: [
            (#"{"type": "array", "minItems": 1000000000}"#, "minItems"),
            (#"{"type": "array", "minItems": 1e300}"#, "minItems"),
            (#"{"type": "string", "minLength": 10000000}"#, "minLength"),
            (#"{"type": "object", "minProperties": 9223372036854775807}"#, "minProperties"),
            (#"{"type": "array", "contains": {}, "minContains": 9223372036854775807}"#, "minContains"),
            (#"{"type": "array", "minItems": 19999, "items": {"type": "array", "minItems": 19999}}"#, "more than"),
            (#"{"type": "string", "pattern": "^(a|b)c$", "minLength": 900}"#, "pattern"),
            (#"{"type": "string", "pattern": "["}"#, ""),
        ]
    )
    func demands(schema: String, keyword: String) throws {
        let schema = try SampledSchema(schema)
        if keyword.isEmpty {
            #expect(schema.value() == nil)
        } else {
            #expect(schema.refusal()?.contains(keyword) == true, "\(schema.refusal() ?? "a value")")
        }
    }

    @Test("keywords of the wrong type are survived")
    func illTyped() throws {
        for keyword in [
            "type", "enum", "required", "properties", "items", "prefixItems", "minimum", "multipleOf", "pattern",
            "format",
            "allOf", "anyOf", "oneOf", "not", "if", "then", "$ref", "$dynamicRef", "discriminator", "dependentRequired",
            "dependentSchemas", "dependencies", "minItems", "contains", "propertyNames", "patternProperties",
            "examples",
        ] {
            for value in ["null", "7", "-1", "\"x\"", "[]", "{}", "[[]]", "{\"a\": 1}", "[7]", "1e400", "true"] {
                for dialect in [JSONSchemaDialect.draft4, .draft7, .draft2020, .openAPI30] {
                    let schema = try SampledSchema(#"{"\#(keyword)": \#(value), "if": {}}"#, dialect: dialect)
                    if case .none(let reason) = schema.sample() { #expect(!reason.isEmpty) }
                }
            }
        }
    }

    @Test("a web of schemas that all refer to each other gives a value of bounded size")
    func web() throws {
        let names = (0..<60).map { "s\($0)" }
        let properties = names.map { ##""\##($0)": {"$ref": "#/$defs/\##($0)"}"## }.joined(separator: ",")
        let schemas = names.map { #""\#($0)": {"type": "object", "properties": {\#(properties)}}"# }
            .joined(separator: ",")
        let value = try sampled(##"{"$ref": "#/$defs/s0", "$defs": {\##(schemas)}}"##)
        let text = try #require(value).text(.compact)
        #expect(text.utf8.count < 1_000_000)
    }

    @Test("alternatives without end or number are bounded")
    func alternatives() throws {
        let branches = (0..<2_000).map { #"{"const": \#($0), "type": "string"}"# }.joined(separator: ",")
        #expect(try SampledSchema(#"{"oneOf": [\#(branches)]}"#).value() == nil)
        let levels = (0..<40)
            .map { ##""l\##($0)": {"anyOf": [{"$ref": "#/$defs/l\##($0 + 1)"}, {"$ref": "#/$defs/l\##($0 + 1)"}]}"## }
        let text = ##"{"$ref": "#/$defs/l0", "$defs": {\##(levels.joined(separator: ",")), "l40": {"const": 1}}}"##
        #expect(try sampled(text) == 1)
    }

    @Test("deep nesting is safe on a small stack")
    func depth() throws {
        let factor = ProcessInfo.processInfo.environment["ASSAY_STACK_FACTOR"].flatMap { Int($0) } ?? 1
        let shapes = [
            (#"{"type": "object", "required": ["a"], "properties": {"a": "#, "}}"), (#"{"allOf": ["#, "]}"),
            (#"{"type": "array", "minItems": 1, "items": "#, "}"), (#"{"anyOf": ["#, "]}"), (#"{"not": "#, "}"),
        ]
        for (open, close) in shapes {
            for depth in [5, 20, 26, 60] {
                let text =
                    String(repeating: open, count: depth) + #"{"const": 1}"# + String(repeating: close, count: depth)
                let schema = try SampledSchema(text)
                let isDone = DispatchSemaphore(value: 0)
                let thread = Thread {
                    defer { isDone.signal() }
                    guard depth <= 20, !open.contains("not") else {
                        _ = schema.sample()
                        return
                    }
                    #expect(schema.value() != nil, "\(open) \(depth) levels deep")
                }
                thread.stackSize = (512 << 10) * factor
                thread.start()
                isDone.wait()
            }
        }
    }
}
