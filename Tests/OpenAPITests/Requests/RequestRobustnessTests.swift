import JSON
import Testing

@testable import OpenAPI

@Suite("Descriptions that are broken or hostile cost requests, never a crash")
struct RequestRobustnessTests {
    static let text = """
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": {
          "Node": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string", "example": "n"}, "next": {"$ref": "#/components/schemas/Node"},
            "file": {"type": "string", "format": "binary"}}}}},
         "paths": {"/a/{id}.{x}": {"post": {"parameters": [
           {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}},
           {"name": "x", "in": "path", "required": true, "example": "json", "schema": {"enum": ["json"]}},
           {"name": "q", "in": "query", "required": true, "style": "deepObject", "explode": true,
            "schema": {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}},
           {"name": "X-H", "in": "header", "required": true, "explode": true,
            "schema": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}},
           {"name": "c", "in": "cookie", "required": true, "content": {"application/json": {"schema": {"type": "boolean"}}}}],
          "requestBody": {"required": true, "content": {"multipart/form-data": {
            "schema": {"$ref": "#/components/schemas/Node"},
            "encoding": {"next": {"contentType": "application/json", "headers": {"X-Part": {"required": true, "example": "p"}}}}}}},
          "responses": {"200": {"description": "", "content": {"application/json": {}}}}}}}}
        """

    @Test("the description as it is gives a request")
    func sound() throws {
        let built = try #require(Self.requests(Array(Self.text.utf8)).first)
        #expect(built.message.target.hasSuffix(".json?q%5Ba%5D=\(built.parameters["query.q"]?["a"]?.int ?? -1)"))
        #expect(built.gaps.isEmpty)
    }

    /// The requests that can be made, each judged and searched for what may not reach the wire.
    private static func requests(_ bytes: [UInt8]) -> [OpenAPIRequestBuilder.BuiltRequest] {
        guard let description = try? OpenAPIDescription.read(bytes) else { return [] }
        let judge = OpenAPIJudge(description)
        let builder = OpenAPIRequestBuilder(judge: judge, completeness: .full)
        return description.operations.compactMap { operation in
            guard let built = try? builder.request(for: operation) else { return nil }
            #expect(judge.judge(built.message, for: operation).violations.isEmpty)
            #expect(built.message.target.utf8.allSatisfy { (0x21...0x7E).contains($0) })
            for (name, value) in built.message.fields {
                #expect((name + value).utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 })
            }
            return built
        }
    }

    @Test("each part of a description may be of another kind", arguments: 0..<5)
    func replaced(_ kind: Int) throws {
        let replacement = ["null", "17", #""x\r\ny""#, "[]", "{}"][kind]
        let root = try JSONParser().document(Self.text).root
        var spans: [Range<Int>] = []
        var open = [root]
        while let node = open.popLast() {
            spans.append(node.span)
            open += node.elements ?? []
            open += node.members?.map(\.value) ?? []
        }
        let bytes = Array(Self.text.utf8)
        var built = 0
        for span in spans {
            built +=
                Self.requests(bytes[..<span.lowerBound] + Array(replacement.utf8) + bytes[span.upperBound...]).count
        }
        #expect(built > 0)
    }

    @Test("names and examples cannot break out of their place")
    func injection() throws {
        let evil = #"a\r\nX-Evil: 1\r\n\r\nGET /"#
        for (from, to) in [
            (#""name": "q""#, "\"name\": \"\(evil)\""), (#""name": "c""#, "\"name\": \"\(evil)\""),
            (#""name": "X-H""#, "\"name\": \"\(evil)\""), ("/a/{id}", "/\(evil){id}"),
            (#""example": "json""#, "\"example\": \"\(evil)\""), (#""example": "p""#, "\"example\": \"\(evil)\""),
            ("multipart/form-data", "multipart/form-data; a=\(evil)"),
            ("\"contentType\": \"application/json\"", "\"contentType\": \"\(evil)\""),
        ] {
            let text = Self.text.replacing(from, with: to)
            #expect(text != Self.text)
            for built in Self.requests(Array(text.utf8)) {
                #expect(!String(decoding: built.message.body ?? [], as: UTF8.self).contains("\r\nX-Evil: 1\r\n\r\nGET"))
            }
        }
    }

    @Test("hundreds of parameters and a long value are written and read")
    func large() throws {
        let parameters = (0..<400)
            .map {
                #"{"name": "p\#($0)", "in": "query", "required": true, "schema": {"const": \#($0)}}"#
            }
        let long = String(repeating: "x ", count: 50_000)
        let text = """
            {"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/": {"get": {"parameters": [
             \(parameters.joined(separator: ",")),
             {"name": "long", "in": "query", "required": true, "example": "\(long)", "schema": {"type": "string"}}],
             "responses": {}}}}}
            """
        let built = try #require(Self.requests(Array(text.utf8)).first)
        #expect(built.parameters.count == 401)
        #expect(built.parameters["query.long"] == .string(long))
    }
}
