import JSON
import JSONSchema
import Testing

/// Schemas and instances made at random, the same ones for the same seed.
private struct RandomSchemas {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func instance(_ depth: Int) -> String {
        switch next(depth > 0 ? 8 : 5) {
        case 0: "null"
        case 1: next(2) == 0 ? "true" : "false"
        case 2: ["0", "1", "2.5", "-3", "10", "1e1"][next(6)]
        case 3, 4: ["\"\"", "\"a\"", "\"ab\"", "\"b\\u00e9\""][next(4)]
        case 5: "[" + list(next(4)) { $0.instance(depth - 1) } + "]"
        default: "{" + list(next(4)) { "\"\(["a", "b", "c"][$0.next(3)])\": \($0.instance(depth - 1))" } + "}"
        }
    }

    private mutating func list(_ count: Int, _ element: (inout RandomSchemas) -> String) -> String {
        var elements: [String] = []
        for _ in 0..<count { elements.append(element(&self)) }
        return elements.joined(separator: ", ")
    }

    mutating func schema(_ depth: Int) -> String {
        guard depth > 0 else {
            return ["true", "false", "{}", ##"{"$ref": "#/$defs/none"}"##, ##"{"$ref": "#"}"##][next(5)]
        }
        return "{" + list(1 + next(3)) { $0.keyword(depth - 1) } + "}"
    }

    private mutating func keyword(_ depth: Int) -> String {
        switch next(22) {
        case 0: #""type": "\#(["null", "boolean", "integer", "number", "string", "array", "object"][next(7)])""#
        case 1: #""enum": [\#(list(3) { $0.instance(1) })]"#
        case 2: #""minimum": \#(next(3)), "maximum": 5"#
        case 3: #""maxLength": \#(next(3))"#
        case 4: #""minItems": \#(next(3))"#
        case 5: #""uniqueItems": true"#
        case 6: #""prefixItems": [\#(schema(depth))], "items": \#(schema(depth))"#
        case 7: #""contains": \#(schema(depth)), "maxContains": 2"#
        case 8: #""required": ["a"], "properties": {"a": \#(schema(depth)), "b": \#(schema(depth))}"#
        case 9: #""additionalProperties": \#(schema(depth))"#
        case 10: #""patternProperties": {"[ab]": \#(schema(depth))}"#
        case 11: #""propertyNames": \#(schema(depth))"#
        case 12: #""dependentSchemas": {"a": \#(schema(depth))}"#
        case 13: #""allOf": [\#(schema(depth)), \#(schema(depth))]"#
        case 14: #""anyOf": [\#(schema(depth)), \#(schema(depth))]"#
        case 15: #""oneOf": [\#(schema(depth)), \#(schema(depth))]"#
        case 16: #""not": \#(schema(depth))"#
        case 17: #""if": \#(schema(depth)), "then": \#(schema(depth)), "else": \#(schema(depth))"#
        case 18: #""unevaluatedProperties": \#(schema(depth))"#
        case 19: #""unevaluatedItems": \#(schema(depth))"#
        case 20: #""multipleOf": 2.5"#
        default: #""dependentRequired": {"a": ["b"]}"#
        }
    }
}

@Suite("The two ways of validating")
struct AgreementTests {
    @Test("agree, and so does the negation of a schema", arguments: 0..<40)
    func agree(_ seed: Int) throws {
        var random = RandomSchemas(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<25 {
            let text = random.schema(3)
            let schema = try SchemaText.schema(text)
            let inverse = try SchemaText.schema(#"{"not": \#(text)}"#.replacing(##""#""##, by: ##""#/not""##))
            let twice = try SchemaText.schema(
                #"{"allOf": [\#(text), true]}"#.replacing(##""#""##, by: ##""#/allOf/0""##)
            )
            for _ in 0..<12 {
                let instance = random.instance(3)
                let verdict = try SchemaText.verdict(schema, instance)
                let opposite: JSONSchemaResult.Verdict =
                    switch verdict {
                    case .valid: .invalid
                    case .invalid: .valid
                    case .unjudged: .unjudged
                    }
                #expect(try SchemaText.verdict(inverse, instance) == opposite, "\(text) on \(instance)")
                #expect(try SchemaText.verdict(twice, instance) == verdict, "\(text) on \(instance)")
            }
        }
    }
}

extension String {
    /// The text with each occurrence of another one replaced.
    fileprivate func replacing(_ old: String, by new: String) -> String {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: old) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return (parts + [rest]).joined(separator: new)
    }
}
