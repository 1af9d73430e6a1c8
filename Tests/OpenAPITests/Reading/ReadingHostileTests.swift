import JSON
import OpenAPI
import Testing

@Suite("Reading what is meant to hurt")
struct ReadingHostileTests {
    /// What each node of a good description is replaced by in turn.
    static let replacements: [JSONNode.Kind] = [
        .null, .number(1), .string("#/paths"), .array([]), .object([]),
    ]

    @Test("survives any node of any type at any place", arguments: [DescriptionSample.orders, DescriptionSample.pets])
    func replaced(text: String) throws {
        let root = try JSONParser().document(Array(text.utf8)).root
        let good = try DescriptionSample.read(text)
        var pointers: [JSONPointer] = []
        collect(root, at: .root, into: &pointers)
        for pointer in pointers where pointer.tokens.first != "openapi" && pointer.tokens.first != "swagger" {
            for replacement in Self.replacements {
                let changed = replace(root, pointer.tokens[...], by: replacement)
                let read = try? OpenAPIDescription.read(Array(changed.value.text(.compact).utf8))
                guard pointer.tokens.count > 2, pointer.tokens.first == "paths" else { continue }
                // Whatever stands below one path, the operations of all others stay.
                let others = good.operations.map(\.name).filter { !$0.hasSuffix(" " + pointer.tokens[1]) }
                let kept = try #require(read).operations.map(\.name)
                #expect(others.allSatisfy(kept.contains), "\(pointer) by \(replacement)")
            }
        }
        #expect(pointers.count > 100)
    }

    private func collect(_ node: JSONNode, at pointer: JSONPointer, into pointers: inout [JSONPointer]) {
        for member in node.members ?? [] {
            pointers.append(pointer.appending(member.key))
            collect(member.value, at: pointer.appending(member.key), into: &pointers)
        }
        for (index, element) in (node.elements ?? []).enumerated() {
            pointers.append(pointer.appending(index))
            collect(element, at: pointer.appending(index), into: &pointers)
        }
    }

    private func replace(_ node: JSONNode, _ tokens: ArraySlice<String>, by kind: JSONNode.Kind) -> JSONNode {
        guard let token = tokens.first else { return JSONNode(kind: kind, span: node.span) }
        switch node.kind {
        case .object(let members):
            let changed = members.map { member in
                guard member.key == token else { return member }
                let value = replace(member.value, tokens.dropFirst(), by: kind)
                return JSONMember(key: member.key, keySpan: member.keySpan, value: value)
            }
            return JSONNode(kind: .object(changed), span: node.span)
        case .array(let elements):
            let changed = elements.enumerated()
                .map { index, element in
                    String(index) == token ? replace(element, tokens.dropFirst(), by: kind) : element
                }
            return JSONNode(kind: .array(changed), span: node.span)
        default: return node
        }
    }

    @Test("survives a text that ends anywhere")
    func truncated() {
        let bytes = Array(DescriptionSample.orders.utf8)
        for count in stride(from: 0, to: bytes.count, by: 13) {
            #expect(throws: OpenAPIError.self) { try OpenAPIDescription.read(Array(bytes.prefix(count))) }
        }
    }

    @Test("refuses nesting without end", arguments: ["[", "{\"a\":", "{\"openapi\":\"3.1.0\",\"x\":["])
    func nesting(opening: String) {
        #expect(throws: OpenAPIError.self) {
            try DescriptionSample.read(String(repeating: opening, count: 200_000))
        }
    }

    @Test("walks nested schemas without recursion")
    func nestedSchemas() throws {
        let depth = 90
        let schema =
            String(repeating: "{\"properties\":{\"a\":", count: depth) + "7" + String(repeating: "}}", count: depth)
        let read = try DescriptionSample.read(
            "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"components\":{\"schemas\":{\"A\":\(schema)}}}"
        )
        #expect(read.diagnostics.map(\.code) == ["invalid-schema"])
        #expect(read.diagnostics[0].place.pointer.tokens.count == 3 + 2 * depth)
    }

    @Test("reads what references share once, however often they multiply it")
    func multiplied() throws {
        let schemas = (0..<300)
            .map { index in
                "S\(index): {allOf: [\(Array(repeating: "{$ref: '#/components/schemas/S\((index + 1) % 300)'}", count: 10).joined(separator: ", "))]}"
            }
        let methods = (0..<200).map { "M\($0): {responses: {'200': {$ref: '#/components/responses/R'}}}" }
        let paths = (0..<200).map { "/p\($0): {$ref: '#/components/pathItems/P'}" }
        let read = try DescriptionSample.read(
            """
            openapi: 3.2.0
            info: {title: t, version: '1'}
            paths: {\(paths.joined(separator: ", "))}
            components:
              schemas: {\(schemas.joined(separator: ", "))}
              responses: {R: {content: {a/b: {schema: {$ref: '#/components/schemas/S0'}}}}}
              pathItems: {P: {additionalOperations: {\(methods.joined(separator: ", "))}}}
            """
        )
        #expect(read.operations.count == 20_000)
        #expect(read.isTruncated)
        #expect(Set(read.diagnostics.map(\.code)) == ["too-large"])
    }

    @Test("leaves out what hangs below a key of a megabyte")
    func longKeys() throws {
        let key = String(repeating: "k", count: 1_000_000)
        let read = try DescriptionSample.read(
            """
            {"openapi": "3.0.0", "info": {"title": "t", "version": "1"},
             "paths": {"/\(key)": {"get": {}}, "/a": {"get": {"responses": {"200": {"description": "d"}}}}},
             "components": {"parameters": {"\(key)": {"name": "a", "in": "query", "schema": {}}}}}
            """
        )
        #expect(read.operations.map(\.name) == ["GET /a"])
        #expect(read.diagnostics.map(\.code) == ["too-large", "too-large"])
        #expect(read.diagnostics.allSatisfy { $0.message.utf8.count < 1_000 })
    }

    @Test("quotes what was written without control characters and not without end")
    func quoting() throws {
        let scheme = "a\u{1B}[31m" + String(repeating: "b", count: 10_000)
        let name = JSONValue.string(scheme).text(.compact)
        let read = try DescriptionSample.read(
            """
            {"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {}, "security": [{\(name): []}]}
            """
        )
        let message = try #require(read.diagnostics.first?.message)
        #expect(message.utf8.count < 200)
        #expect(!message.unicodeScalars.contains("\u{1B}"))
    }
}
