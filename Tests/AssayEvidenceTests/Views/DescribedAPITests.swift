import AssayEvidence
import AssayModel
import OpenAPI
import Testing

@Suite("API descriptions as the audit reads them")
struct DescribedAPITests {
    private let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://shop.example/v1/'}]
        paths:
          /orders/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses: {'200': {description: ok}}
        """

    @Test(
        "a text that is no API description is unparsable",
        arguments: [
            "", " ", "[]", "5", "null", "openapi", "{}", "{\"a\": 1}", "openapi: {}", "openapi: [3]", "paths: {}",
            "<html></html>", "{\"openapi\": ", "openapi: 3.0.0\n\tpaths: {}", "\u{0}", "openapi: *x",
            "- openapi: 3.0.0", "openapi: 4.0.0",
        ]
    )
    func refuses(text: String) {
        let error = #expect(throws: Unjudged.self) {
            try DescribedAPI.of(APIDescription(path: "openapi.yaml", text: text))
        }
        #expect(error?.reason == .unparsable && error?.detail.isEmpty == false)
    }

    @Test("the same text is read once, and another text is another view")
    func memo() throws {
        let evidence = APIDescription(path: "openapi.yaml", text: text)
        let first = try DescribedAPI.of(evidence)
        #expect(try DescribedAPI.of(evidence) === first)
        #expect(try DescribedAPI.of(APIDescription(path: "other.yaml", text: text)) !== first)
    }

    @Test("operations are found by the names that the description gives them")
    func operations() throws {
        let api = try DescribedAPI.of(APIDescription(path: "openapi.yaml", text: text))
        #expect(api.operation(OperationName(method: "GET", path: "/orders/{id}"))?.servers.first?.basePath == "/v1")
        #expect(api.operation(OperationName(method: "GET", path: "/orders")) == nil)
    }

    @Test("references lead to further files that were kept with it")
    func files() throws {
        let main = """
            openapi: 3.1.0
            info: {title: Shop, version: '1'}
            paths:
              /a: {get: {responses: {'200': {$ref: 'parts/responses%20.yaml#/ok'}}}}
            """
        let evidence = APIDescription(
            path: "api/openapi.yaml",
            text: main,
            files: ["api/parts/responses .yaml": "ok: {description: fine}\n"]
        )
        let api = try DescribedAPI.of(evidence)
        #expect(api.description.operations.first?.responses.first?.details == "fine")
    }

    @Test("paths of files and their URIs lead to each other", arguments: ["openapi.yaml", "a b/ü%.json", "x/../y"])
    func addresses(path: String) {
        #expect(DescribedAPI.path(of: DescribedAPI.uri(of: path)) == path)
        #expect(DescribedAPI.path(of: DescribedAPI.uri(of: path) + "#/a") == path)
        #expect(DescribedAPI.path(of: "https://elsewhere.example/a.yaml") == nil)
    }

    @Test("masked strings are told from others")
    func masks() {
        #expect(["***", "a***", "Bearer *****"].allSatisfy(DescribedAPI.isMasked))
        #expect(!["", "**", "*a*b*", "a * b"].contains(where: DescribedAPI.isMasked))
    }
}
