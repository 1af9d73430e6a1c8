import Testing

@testable import OpenAPI

@Suite("Path templates")
struct RequestPathTests {
    @Test("a path is divided at the expressions of its template")
    func match() throws {
        func match(_ template: String, _ path: String) throws -> [String: Substring]? {
            try RequestPath(template).match(path[...])
        }
        #expect(try match("/orders/{id}", "/orders/17") == ["id": "17"])
        #expect(try match("/orders/{id}/lines/{line}", "/orders/a/lines/b%2Fc") == ["id": "a", "line": "b%2Fc"])
        #expect(try match("/{name}.{format}", "/x.y.z") == ["name": "x", "format": "y.z"])
        #expect(try match("/{name}.json", "/a.json.json") == ["name": "a.json"])
        #expect(try match("/{a}-{b}/{c}", "/1-2/3") == ["a": "1", "b": "2", "c": "3"])
        #expect(try match("/{a}/{a}", "/1/1") == ["a": "1"])
        #expect(try match("/{a}/{a}", "/1/2") == nil)
        #expect(try match("/orders/{id}", "/orders/") == nil)
        #expect(try match("/orders/{id}", "/orders/1/2") == nil)
        #expect(try match("/orders/{id}", "/order/1") == nil)
        #expect(try match("/orders/{id}/", "/orders/1") == nil)
        #expect(try match("/a b/é", "/a%20b/%C3%A9") == [:])
        #expect(try match("/", "/") == [:])
        #expect(try match("/a{b", "/a%7Bb") == [:])
    }

    @Test("a template that is no path is refused")
    func refused() {
        #expect(throws: RequestPath.Failure.relative) { try RequestPath("orders") }
        #expect(throws: RequestPath.Failure.relative) { try RequestPath("") }
        #expect(throws: RequestPath.Failure.query) { try RequestPath("/a?b={c}") }
        #expect(throws: RequestPath.Failure.query) { try RequestPath("/#x") }
    }

    @Test("no segment comes out empty or as dots")
    func path() throws {
        let template = try RequestPath("/a/{b}/{c}.{d}")
        #expect(template.path(["b": "1", "c": "2", "d": "3"]) == "/a/1/2.3")
        #expect(template.path(["b": "", "c": "2", "d": "3"]) == nil)
        #expect(template.path(["b": "..", "c": "2", "d": "3"]) == nil)
        #expect(template.path(["b": "1", "c": "2"]) == nil)
        #expect(try RequestPath("/x/{a}{b}").path(["a": ".", "b": "."]) == nil)
        #expect(try RequestPath("/x/{a}{b}").isAmbiguous)
        #expect(try RequestPath("/x\r\ny/{a}").path(["a": "1"]) == "/x%0D%0Ay/1")
    }
}
