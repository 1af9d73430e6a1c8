import JSON
import Testing

@testable import OpenAPI

@Suite("Shapes of schemas")
struct ParameterShapeTests {
    /// The shape of the schema at a pointer of a document.
    static func shape(
        _ document: String,
        at pointer: String = "",
        version: OpenAPIVersion = .v31
    ) throws -> ParameterShape {
        let parsed = try JSONParser().document(document)
        let description = OpenAPIDescription(
            version: version,
            document: OpenAPIDocument(uri: "assay:description", root: parsed.root, sourceMap: parsed.sourceMap)
        )
        let path = try #require(JSONPointer(pointer))
        let schema = OpenAPISchema(
            reference: "assay:description#\(pointer)",
            node: try #require(parsed.root[path]),
            place: RequestFixture.place
        )
        return ParameterShape(schema, in: description)
    }

    static func kinds(_ schema: String, version: OpenAPIVersion = .v31) throws -> Set<ParameterShape.Kind> {
        try shape(schema, version: version).kinds
    }

    @Test("the types are those of type, enum and const together")
    func kinds() throws {
        #expect(try Self.kinds(#"{"type": "integer"}"#) == [.integer])
        #expect(try Self.kinds(#"{"type": "number"}"#) == [.integer, .number])
        #expect(try Self.kinds(#"{"type": ["string", "null"]}"#) == [.string, .null])
        #expect(try Self.kinds(#"{"enum": [1, "a"]}"#) == [.integer, .number, .string])
        #expect(try Self.kinds(#"{"type": "integer", "enum": [1, "a"]}"#) == [.integer])
        #expect(try Self.kinds(#"{"const": true}"#) == [.boolean])
        #expect(try Self.kinds(#"{"type": "file"}"#, version: .v20) == [.string])
        #expect(try Self.kinds(#"{"type": "string", "nullable": true}"#, version: .v30) == [.string, .null])
        #expect(try Self.kinds(#"{"type": "string", "nullable": true}"#) == [.string])
        #expect(try Self.kinds(#"{"type": "string", "x-nullable": true}"#, version: .v20) == [.string, .null])
        #expect(try Self.kinds("{}").count == 7)
        #expect(try Self.kinds("true").count == 7)
        #expect(try Self.kinds("false").isEmpty)
        #expect(try Self.kinds(#"{"type": 17, "enum": 3}"#).count == 7)
    }

    @Test("allOf narrows, anyOf and oneOf widen")
    func composition() throws {
        #expect(try Self.kinds(#"{"allOf": [{"type": ["string", "integer"]}, {"type": "number"}]}"#) == [.integer])
        #expect(
            try Self.kinds(#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#) == [.string, .null]
        )
        #expect(
            try Self.kinds(#"{"type": "string", "oneOf": [{"type": "integer"}, {"minLength": 1}]}"#) == [.string]
        )
        let shape = try Self.shape(
            """
            {"allOf": [{"type": "object", "properties": {"a": {"type": "integer"}}},
             {"properties": {"a": {"type": "number"}, "b": {"type": "string", "readOnly": true}},
              "additionalProperties": false}]}
            """
        )
        #expect(shape.properties["a"]?.kinds == [.integer])
        #expect(shape.properties["b"]?.isReadOnly == true)
        #expect(shape.isClosed)
    }

    @Test("references are followed, and their siblings count from 3.1 on")
    func references() throws {
        let document = """
            {"s": {"$ref": "#/defs/a~1b", "type": "integer"}, "defs": {"a/b": {"type": ["integer", "string"]}},
             "t": {"type": "array", "items": {"$ref": "assay:description#/defs/a~1b"}},
             "u": {"$ref": "other.json#/x"}, "v": {"$ref": "#/nowhere"}, "w": {"$ref": "#/%zz"}}
            """
        #expect(try Self.shape(document, at: "/s").kinds == [.integer])
        #expect(try Self.shape(document, at: "/s", version: .v30).kinds == [.integer, .string])
        #expect(try Self.shape(document, at: "/t").element.first?.kinds == [.integer, .string])
        for dead in ["/u", "/v", "/w"] { #expect(try Self.shape(document, at: dead).kinds.count == 7) }
    }

    @Test("a schema that leads to itself ends")
    func cycles() throws {
        let loop = ##"{"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}}"##
        #expect(try Self.shape(loop, at: "/a").kinds.count == 7)
        let tree = """
            {"node": {"type": "object", "properties": {"left": {"$ref": "#/node"}, "right": {"$ref": "#/node"},
             "value": {"type": "integer"}}}}
            """
        let shape = try Self.shape(tree, at: "/node")
        #expect(shape.properties["left"]?.properties["value"]?.kinds == [.integer])
        let wide = (0..<12)
            .map { "{\"allOf\": [{\"$ref\": \"#/\(($0 + 1) % 12)\"}, {\"$ref\": \"#/\(($0 + 1) % 12)\"}]}" }
        #expect(try Self.shape("[\(wide.joined(separator: ","))]", at: "/0").kinds.count == 7)
    }

    @Test("files are known by type, format, media type and encoding")
    func files() throws {
        for schema in [
            #"{"type": "string", "format": "binary"}"#, #"{"type": "string", "format": "byte"}"#,
            #"{"contentMediaType": "image/png"}"#, #"{"type": "string", "contentEncoding": "base64"}"#,
            #"{"type": "file"}"#,
        ] {
            #expect(try Self.shape(schema).isBinary)
        }
        #expect(try !Self.shape(#"{"type": "string"}"#).isBinary)
        #expect(try Self.shape(#"{"contentMediaType": "image/png"}"#).mediaType == "image/png")
    }
}
