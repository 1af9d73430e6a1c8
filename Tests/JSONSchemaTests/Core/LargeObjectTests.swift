import JSON
import JSONSchema
import Testing

@Suite("references into objects with many members")
struct LargeObjectTests {
    /// A document that holds schemas under `$defs`, each of which takes the number of its place alone.
    private static func document(_ keys: [String]) throws -> JSONNode {
        let schemas = keys.enumerated().map { #""\#($0.element)": {"const": \#($0.offset)}"# }
        return try JSONParser().document(#"{"$defs": {\#(schemas.joined(separator: ", "))}}"#).root
    }

    private static func verdict(_ pointer: String, in document: JSONNode, of value: Int) throws -> Bool? {
        var registry = JSONSchemaRegistry()
        registry.add(document, uri: "test:many")
        let schema = try? JSONSchema(at: "test:many#/$defs/" + pointer, in: registry)
        return schema?.isValid(JSONNode(.number(JSONNumber(value))))
    }

    @Test("every member is found, however many there are", arguments: [1, 31, 32, 33, 34, 100, 1_000])
    func everyMember(count: Int) throws {
        let document = try Self.document((0..<count).map { "name\($0)" })
        for number in [0, count / 2, count - 1] {
            #expect(try Self.verdict("name\(number)", in: document, of: number) == true)
            #expect(try Self.verdict("name\(number)", in: document, of: number + 1) == false)
        }
        #expect(try Self.verdict("name\(count)", in: document, of: count) == nil)
        #expect(try Self.verdict("", in: document, of: 0) == nil)
    }

    @Test("of equal keys the last one counts, as in a small object", arguments: [3, 50])
    func equalKeys(count: Int) throws {
        let document = try Self.document(["twice"] + (0..<count).map { "name\($0)" } + ["twice"])
        #expect(try Self.verdict("twice", in: document, of: count + 1) == true)
        #expect(try Self.verdict("twice", in: document, of: 0) == false)
    }

    @Test("keys are told apart by their bytes", arguments: [3, 50])
    func bytes(count: Int) throws {
        let document = try Self.document(["\u{E9}", "e\u{301}"] + (0..<count).map { "name\($0)" } + ["a/b", "a~b"])
        #expect(try Self.verdict("\u{E9}", in: document, of: 0) == true)
        #expect(try Self.verdict("e\u{301}", in: document, of: 1) == true)
        #expect(try Self.verdict("a~1b", in: document, of: count + 2) == true)
        #expect(try Self.verdict("a~0b", in: document, of: count + 3) == true)
        #expect(try Self.verdict("a%7E1b", in: document, of: count + 2) == true)
    }

    @Test("documents of two registries are not confused")
    func registries() throws {
        let first = try Self.document((0..<100).map { "name\($0)" })
        let second = try Self.document((0..<100).reversed().map { "name\($0)" })
        for _ in 0..<3 {
            #expect(try Self.verdict("name3", in: first, of: 3) == true)
            #expect(try Self.verdict("name3", in: second, of: 96) == true)
        }
    }

    @Test("a document that replaces another one of its URI is the one that is used")
    func replaced() throws {
        var registry = JSONSchemaRegistry()
        registry.add(try Self.document((0..<100).map { "name\($0)" }), uri: "test:many")
        registry.add(try Self.document((0..<100).reversed().map { "name\($0)" }), uri: "test:many")
        let schema = try JSONSchema(at: "test:many#/$defs/name3", in: registry)
        #expect(schema.isValid(JSONNode(.number(JSONNumber(96)))))
        #expect(!schema.isValid(JSONNode(.number(JSONNumber(3)))))
    }

    @Test("thousands of references into one object are followed")
    func manyReferences() throws {
        let count = 3_000
        let members = (0..<count).map { #""name\#($0)": {"minimum": \#($0)}"# }
        let references = (0..<count).map { ##"{"$ref": "#/$defs/name\##($0)"}"## }
        let all = references.joined(separator: ",")
        let text = #"{"allOf": [\#(all)], "$defs": {\#(members.joined(separator: ","))}}"#
        let schema = try JSONSchema(JSONParser().document(text).root)
        #expect(schema.problems.isEmpty)
        #expect(schema.isValid(JSONNode(.number(JSONNumber(count - 1)))))
        #expect(!schema.isValid(JSONNode(.number(JSONNumber(count - 2)))))
    }
}
