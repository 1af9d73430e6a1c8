import JSON
import JSONSchema
import Testing

@Suite("What cannot be judged")
struct KleeneTests {
    typealias Verdict = JSONSchemaResult.Verdict

    private static let schemas: [(text: String, verdict: Verdict)] = [
        ("true", .valid), ("false", .invalid), (##"{"$ref": "#/nowhere"}"##, .unjudged),
    ]

    private static func and(_ left: Verdict, _ right: Verdict) -> Verdict {
        if left == .invalid || right == .invalid { return .invalid }
        return left == .unjudged || right == .unjudged ? .unjudged : .valid
    }

    private static func not(_ one: Verdict) -> Verdict {
        switch one {
        case .valid: .invalid
        case .invalid: .valid
        case .unjudged: .unjudged
        }
    }

    @Test("follows Kleene's tables in all combinations of two schemas")
    func tables() throws {
        for left in Self.schemas {
            for right in Self.schemas {
                let pair = "[\(left.text), \(right.text)]"
                let both = Self.and(left.verdict, right.verdict)
                let either = Self.not(Self.and(Self.not(left.verdict), Self.not(right.verdict)))
                #expect(try SchemaText.verdict(#"{"allOf": \#(pair)}"#, "1") == both)
                #expect(try SchemaText.verdict(#"{"anyOf": \#(pair)}"#, "1") == either)
                #expect(try SchemaText.verdict(#"{"not": {"allOf": \#(pair)}}"#, "1") == Self.not(both))
                let one: Verdict =
                    left.verdict == .valid && right.verdict == .valid
                    ? .invalid
                    : left.verdict == .unjudged || right.verdict == .unjudged ? .unjudged : either
                #expect(try SchemaText.verdict(#"{"oneOf": \#(pair)}"#, "1") == one)
                #expect(try SchemaText.verdict(#"{"prefixItems": \#(pair)}"#, "[1, 2]") == both)
                let properties = #"{"properties": {"a": \#(left.text), "b": \#(right.text)}}"#
                #expect(try SchemaText.verdict(properties, #"{"a": 1, "b": 2}"#) == both)
                #expect(try SchemaText.verdict(#"{"contains": \#(left.text)}"#, "[1]") == left.verdict)
            }
        }
    }

    @Test("does not hide that two alternatives match where one may")
    func exclusive() throws {
        #expect(try SchemaText.verdict(##"{"oneOf": [true, {"$ref": "#/nowhere"}, true]}"##, "1") == .invalid)
    }

    @Test("leaves a condition open unless both branches say the same")
    func conditions() throws {
        for (then, other, verdict) in [
            ("true", "true", Verdict.valid), ("false", "false", .invalid), ("true", "false", .unjudged),
            ("false", "true", .unjudged),
        ] {
            let schema = ##"{"if": {"$ref": "#/nowhere"}, "then": \##(then), "else": \##(other)}"##
            let node = try SchemaText.node("1")
            let compiled = try SchemaText.schema(schema)
            #expect(compiled.validate(node).verdict == verdict)
            #expect(compiled.isValid(node) == (verdict == .valid))
        }
    }

    @Test("leaves open what an unjudged branch may have evaluated")
    func annotations() throws {
        let properties =
            ##"{"properties": {"a": true}, "anyOf": [true, {"$ref": "#/nowhere"}], "unevaluatedProperties": false}"##
        #expect(try SchemaText.verdict(properties, #"{"a": 1}"#) == .valid)
        #expect(try SchemaText.verdict(properties, #"{"a": 1, "b": 2}"#) == .unjudged)
        let items = ##"{"prefixItems": [true], "anyOf": [true, {"$ref": "#/nowhere"}], "unevaluatedItems": false}"##
        #expect(try SchemaText.verdict(items, "[1]") == .valid)
        #expect(try SchemaText.verdict(items, "[1, 2]") == .unjudged)
        // The branch that is certain decides as far as it is known.
        let known = #"{"anyOf": [true, {"properties": {"a": {"type": 7}}}], "unevaluatedProperties": false}"#
        #expect(try SchemaText.verdict(known, #"{"b": 2}"#) == .invalid)
        #expect(try SchemaText.verdict(known, #"{"a": 2}"#) == .unjudged)
    }

    @Test("counts what contains may hold")
    func contains() throws {
        let schema =
            ##"{"contains": {"anyOf": [{"type": "string"}, {"$ref": "#/nowhere"}]}, "minContains": 2, "maxContains": 2}"##
        #expect(try SchemaText.verdict(schema, #"["a", "b"]"#) == .valid)
        #expect(try SchemaText.verdict(schema, #"["a", 1]"#) == .unjudged)
        #expect(try SchemaText.verdict(schema, #"["a"]"#) == .invalid)
        #expect(try SchemaText.verdict(schema, #"["a", "b", "c"]"#) == .invalid)
        #expect(try SchemaText.verdict(schema, #"["a", "b", 1]"#) == .unjudged)
    }

    @Test("is said with place and reason")
    func gaps() throws {
        let schema = try SchemaText.schema(##"{"properties": {"a": {"$ref": "http://x.test/none"}}}"##)
        let result = schema.validate(try SchemaText.node(#"{"a": 1}"#))
        let gap = try #require(result.gaps.first)
        #expect(result.gaps.count == 1)
        #expect(gap.instance.description == "/a")
        #expect(gap.schema == "#/properties/a/$ref")
        #expect(gap.reason == "nothing is known under 'http://x.test/none'")
        #expect(schema.problems.map(\.message) == ["nothing is known under 'http://x.test/none'"])
        #expect(schema.problems.first?.effect == .unjudged)
    }

    @Test("does not look into text that is masked")
    func masked() throws {
        let masked: @Sendable (String) -> Bool = { $0 == "***" }
        for (schema, instance, verdict) in [
            (#"{"minLength": 9}"#, #""***""#, Verdict.unjudged), (#"{"type": "string"}"#, #""***""#, .valid),
            (#"{"type": "integer"}"#, #""***""#, .invalid), (#"{"enum": ["a"]}"#, #""***""#, .unjudged),
            (#"{"enum": [1, 2]}"#, #""***""#, .invalid), (#"{"const": {"a": "b"}}"#, #"{"a": "***"}"#, .unjudged),
            (#"{"pattern": "^a"}"#, #""***""#, .unjudged), (#"{"uniqueItems": true}"#, #"["***", "***"]"#, .unjudged),
            (#"{"uniqueItems": true}"#, #"["a", "a"]"#, .invalid),
            (#"{"minLength": 9, "type": "null"}"#, #""***""#, .invalid),
        ] {
            let compiled = try SchemaText.schema(schema)
            #expect(compiled.validate(try SchemaText.node(instance), isOpaque: masked).verdict == verdict, "\(schema)")
        }
    }
}
