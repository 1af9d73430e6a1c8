import JSON
import OpenAPI
import Testing

@Suite("The model of a description")
struct OpenAPIModelTests {
    private let place = OpenAPIPlace(pointer: .root, span: 0..<0, position: SourcePosition(line: 1, column: 1))

    @Test(
        "tells the path of a server",
        arguments: [
            ("/", ""), ("/v1/", "/v1"), ("v1", "/v1"), ("https://a.example", ""), ("https://a.example/x/y/", "/x/y"),
            ("//a.example/x", "/x"), ("//a.example", ""), ("https://a.example/x?y=/z#/w", "/x"), ("/a//b", "/a//b"),
            ("", ""), ("https://", ""), ("/?u=https://b/c", ""),
        ]
    )
    func basePath(url: String, path: String) {
        #expect(OpenAPIServer(template: url, url: url).basePath == path)
    }

    @Test("finds the response by code, then class, then default")
    func responses() {
        var operation = OpenAPIOperation(method: "GET", path: "/a", place: place)
        #expect(operation.response(for: 200) == nil)
        operation.responses = [.default, .range(4), .code(404)].map { OpenAPIResponse(status: $0, place: place) }
        #expect(operation.response(for: 404)?.status == .code(404))
        #expect(operation.response(for: 418)?.status == .range(4))
        #expect(operation.response(for: 500)?.status == .default)
    }

    @Test("knows which operations are protected: those with no way in without credentials")
    func protection() {
        var operation = OpenAPIOperation(method: "POST", path: "/a", place: place)
        #expect(!operation.isProtected)
        operation.security = [OpenAPISecurityRequirement(schemes: [.init(name: "key")])]
        #expect(operation.isProtected)
        operation.security.append(OpenAPISecurityRequirement())
        #expect(!operation.isProtected)
    }

    @Test("knows the safe methods", arguments: ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "POST", "get", "PURGE"])
    func safety(method: String) {
        let operation = OpenAPIOperation(method: method, path: "/a", place: place)
        #expect(operation.isSafe == !["POST", "get", "PURGE"].contains(method))
        #expect(operation.name == "\(method) /a")
    }

    @Test("names each kind of diagnostic once, with a sentence")
    func codes() {
        let codes = OpenAPIDiagnosticCode.allCases
        #expect(Set(codes.map(\.meaning)).count == codes.count)
        for code in codes {
            #expect(code.meaning.hasSuffix("."))
            #expect(code.rawValue.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
        }
    }

    @Test("prints a diagnostic with its place")
    func diagnostic() {
        let diagnostic = OpenAPIDiagnostic(.warning, code: "wrong-type", message: "it is wrong", place: place)
        #expect(diagnostic.description == "1:1: warning: it is wrong [wrong-type]")
    }
}
