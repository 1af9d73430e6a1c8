import JSON
import Testing

@testable import JSONSchema

@Suite("References")
struct ReferenceTests {
    @Test(
        "are resolved as RFC 3986 has it",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../../g", "http://a/g"), ("/../g", "http://a/g"), ("g:h", "g:h"),
            ("./g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("urn:x:y", "urn:x:y"),
        ]
    )
    func resolve(_ reference: String, _ target: String) {
        #expect(SchemaURI.resolve(reference[...], against: "http://a/b/c/d;p?q") == target)
    }

    @Test("without a base stay as they are")
    func relative() {
        #expect(SchemaURI.resolve("a.json", against: "") == "a.json")
        #expect(SchemaURI.resolve("", against: "urn:x:y") == "urn:x:y")
        #expect(SchemaURI.resolve("b", against: "http://a") == "http://a/b")
    }

    @Test("have percent-encoded bytes decoded, where they are such")
    func percent() {
        #expect(SchemaURI.decodingPercent("a%20b%2Fc%") == "a b/c%")
        #expect(SchemaURI.decodingPercent("%zz%C3%A9") == "%zzé")
        #expect(SchemaURI.encodingFragment("/a b/é%") == "/a%20b/%C3%A9%25")
    }

    @Test("lead into documents that are no schemas")
    func documents() throws {
        var registry = JSONSchemaRegistry()
        let text = ##"""
            {"components": {"schemas": {"Pet": {"properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
             "Owner": {"type": "string"}, "Broken": 7, "Far": {"$ref": "other.json#/x"}}}}
            """##
        registry.add(try SchemaText.node(text), uri: "http://x.test/api.json", dialect: .openAPI30, isSchema: false)
        registry.add(try SchemaText.node(#"{"x": {"type": "null"}}"#), uri: "http://x.test/other.json", isSchema: false)
        let base = "http://x.test/api.json#/components/schemas/"
        let all = JSONSchema.compile(["Pet", "Owner", "None", "Broken", "Far"].map { base + $0 }, in: registry)
        let pet = try all[0].get()
        #expect(try SchemaText.verdict(pet, #"{"owner": "me"}"#) == .valid)
        #expect(try SchemaText.verdict(pet, #"{"owner": 1}"#) == .invalid)
        #expect(pet.validate(try SchemaText.node(#"{"owner": 1}"#)).failures.first?.schema == base + "Owner/type")
        #expect(throws: JSONSchemaError.unknownReference(base + "None")) { try all[2].get() }
        #expect(throws: JSONSchemaError.noSchema(base + "Broken")) { try all[3].get() }
        #expect(try SchemaText.verdict(all[4].get(), "null") == .valid)
    }

    @Test("compile together up to the limit, beyond which nothing is taken for compiled")
    func limit() throws {
        var registry = JSONSchemaRegistry()
        let text = #"{"a": {"type": "null"}, "b": {"allOf": [{"not": {}}, {"not": {}}]}, "c": {"type": "null"}}"#
        registry.add(try SchemaText.node(text), uri: "http://x.test/d", isSchema: false)
        var options = JSONSchemaOptions()
        options.schemas = 3
        let places = ["a", "b", "b", "c"].map { "http://x.test/d#/" + $0 }
        let all = JSONSchema.compile(places, in: registry, options: options)
        #expect(try SchemaText.verdict(all[0].get(), "1") == .invalid)
        for one in all.dropFirst() { #expect(throws: JSONSchemaError.tooLarge(limit: 3)) { try one.get() } }
    }

    @Test("compile together without mixing their problems")
    func problems() throws {
        var registry = JSONSchemaRegistry()
        registry.add(try SchemaText.node(#"{"a": {"minimum": "x"}, "b": {}}"#), uri: "http://x.test/d", isSchema: false)
        let all = JSONSchema.compile(["http://x.test/d#/a", "http://x.test/d#/b"], in: registry)
        #expect(try all[0].get().problems.map(\.document) == ["http://x.test/d"])
        #expect(try all[1].get().problems.isEmpty)
    }

    @Test("to numbers of all sizes compare as their exact values do")
    func numbers() throws {
        let texts = [
            "0", "-0", "1", "-1", "10", "1e1", "0.1", "1e-1", "0.10", "999999999999999999", "1e17", "123456.789",
            "1e308",
            "-1e308", "1e-320", "12345678901234567", "5e-1", "-0.5", "100000000000000000", "7", "2.5",
        ]
        for left in texts {
            for right in texts {
                let (one, other) = try (#require(CanonicalNumber(left)), #require(CanonicalNumber(right)))
                let (first, second) = try (
                    #require(JSONNumber(text: left).flatMap { JSONDecimal($0) }),
                    #require(JSONNumber(text: right).flatMap { JSONDecimal($0) })
                )
                #expect((one < other) == (first < second), "\(left) < \(right)")
                #expect((one == other) == (JSONNumber(text: left) == JSONNumber(text: right)), "\(left) == \(right)")
                if other.mantissa != 0, let exact = first.isMultiple(of: second) {
                    #expect(one.isMultiple(of: other) == exact, "\(left) of \(right)")
                }
            }
        }
        #expect(CanonicalNumber("1234567890123456789") == nil)
        #expect(CanonicalNumber("1e10000000000") == nil)
    }
}
