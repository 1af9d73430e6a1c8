import OpenAPI
import Testing

@Suite("Review: operationIds, lists and components")
struct InventoryReviewTests {
    @Test("operations with one operationId are one finding")
    func ids() throws {
        let paths = ["a": "x", "b": "X", "c": "x"].sorted { $0.key < $1.key }
            .map { path, id in
                "\"/\(path)\": {\(ReviewSample.fine("get", ", \"operationId\": \"\(id)\""))}"
            }
        let findings = try ReviewSample(paths.joined(separator: ",")).findings
            .filter { $0.kind == .duplicateOperationID }
        #expect(findings.map(\.message) == ["operationId 'x' is that of GET /a and GET /c"])
        #expect(findings.map(\.operations) == [[0, 2]])
    }

    private func list(_ schema: String, parameters: [String] = [], path: String = "/items") throws -> ReviewSample {
        let parameters = parameters.map {
            "{\"name\": \"\($0)\", \"in\": \"query\", \"schema\": {\"type\": \"string\"}}"
        }
        return try ReviewSample(
            """
            "\(path)": {"get": {"parameters": [\(parameters.joined(separator: ","))], "responses": {
            "200": {"description": "d", "content": {"application/json": {"schema": \(schema)}}},
            "default": {"description": "e"}}}}
            """,
            """
            , "components": {"schemas": {
            "Items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
            "Item": {"type": "object", "properties": {"id": {"type": "string"}}}}}
            """
        )
    }

    private let items = "{\"$ref\": \"#/components/schemas/Items\"}"

    @Test("a list of objects that no parameter bounds is a hint")
    func unbounded() throws {
        #expect(
            try list(items, parameters: ["status"]).messages(.unboundedList)
                == ["GET /items answers a list that no parameter bounds"]
        )
    }

    @Test("a list that is bounded or small by nature is fine")
    func bounded() throws {
        for name in ["limit", "page", "per_page", "pageSize", "offset", "cursor", "page[size]", "$top", "max-results"] {
            #expect(try list(items, parameters: [name]).messages(.unboundedList) == [])
        }
        #expect(try list("{\"type\": \"array\", \"items\": {\"type\": \"string\"}}").messages(.unboundedList) == [])
        #expect(
            try list("{\"type\": \"array\", \"maxItems\": 9, \"items\": {\"type\": \"object\"}}")
                .messages(.unboundedList)
                == []
        )
        #expect(try list("{\"$ref\": \"#/components/schemas/Item\"}").messages(.unboundedList) == [])
    }

    @Test("components that nothing refers to are one finding for each section")
    func unused() throws {
        let sample = try ReviewSample(
            "\"/a\": {\(ReviewSample.fine("get", ", \"parameters\": [{\"$ref\": \"#/components/parameters/P\"}]"))}",
            """
            , "components": {
            "schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/B~1x/properties/c"}}},
                "B/x": {"discriminator": {"propertyName": "t", "mapping": {"d": "D", "e": "#/components/schemas/E"}}},
                "D": {}, "E": {}, "F": {}},
            "parameters": {"P": {"name": "p", "in": "query", "schema": {}}, "Q": {"name": "q", "in": "query", "schema": {}}}}
            """
        )
        #expect(
            sample.messages(.unusedComponent) == [
                "nothing refers to 'A' and 'F' among the 5 schemas", "nothing refers to 'Q' among the 2 parameters",
            ]
        )
    }

    @Test("a scheme that no operation asks for is reported where others are asked for")
    func schemes() throws {
        let schemes = """
            , "components": {"securitySchemes": {
            "a": {"type": "http", "scheme": "basic"}, "b": {"type": "http", "scheme": "bearer"}}}
            """
        let secured = try ReviewSample(
            "\"/a\": {\(ReviewSample.fine("get", ", \"security\": [{\"b\": []}]"))}",
            schemes
        )
        #expect(secured.messages(.unusedComponent) == ["no operation asks for 'a'"])
        #expect(try ReviewSample("\"/a\": {\(ReviewSample.fine())}", schemes).messages(.unusedComponent) == [])
    }

    @Test("findings are in the order of the document and of a bounded number")
    func order() throws {
        let paths = (0..<300).map { "\"/x\($0)/dd/dd\": {\(ReviewSample.fine())}" }.joined(separator: ",")
        let findings = try ReviewSample(paths).findings
        #expect(findings.count == OpenAPIReview.mostOfKind)
        #expect(findings.map(\.place.position) == findings.map(\.place.position).sorted())
        #expect(
            findings.first?.description.hasSuffix("warning: path /x0/dd/dd has '/dd' twice in a row [doubled-segment]")
                == true
        )
    }

    @Test("a description without anything has no findings")
    func empty() throws {
        #expect(try ReviewSample("").findings == [])
        #expect(try ReviewSample(swagger: "").findings == [])
    }
}
