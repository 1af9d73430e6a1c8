import AssayModel
import JSON
import Testing

@Suite("Operation names")
struct OperationNameTests {
    @Test(
        "a method and a path are read, and a path alone means GET",
        arguments: [
            ("GET /orders/{id}", "GET /orders/{id}"), ("/health", "GET /health"), ("post /a", "POST /a"),
            ("DELETE   /a?b=c", "DELETE /a?b=c"), ("GET /", "GET /"),
        ]
    )
    func reads(text: String, printed: String) throws {
        let name = try #require(OperationName(text))
        #expect(name.description == printed && OperationName(printed) == name)
        #expect(try JSONValue(encoding: name).decoded(as: OperationName.self) == name)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", " ", "GET", "GET orders", "orders", "GET /a b", "GET /a\n", "GET\t/a", "G3T /a", "GET\r\n /a",
            "GET /é", "GÉT /a", "GET /a\u{0}", "http://a/b", "GET: /a", "/" + String(repeating: "a", count: 2_048),
        ]
    )
    func refuses(text: String) {
        #expect(OperationName(text) == nil)
    }

    @Test("only methods that change nothing are safe")
    func knowsSafeMethods() {
        let methods = ["GET", "head", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "QUERY"]
        let safe = methods.filter { OperationName(method: $0, path: "/").isSafe }
        #expect(safe == ["GET", "head", "OPTIONS", "TRACE"])
    }

    @Test("names sort by path, then by method, and templates are told by their braces")
    func sorts() {
        let names = ["POST /a", "GET /b", "GET /a", "GET /a/{id}"].compactMap { OperationName($0) }.sorted()
        #expect(names.map(\.description) == ["GET /a", "POST /a", "GET /a/{id}", "GET /b"])
        #expect(names.map(\.isTemplate) == [false, false, true, false])
    }
}
