import OpenAPI
import Testing

@Suite("The keys of responses")
struct OpenAPIStatusTests {
    @Test("are codes, classes and default", arguments: ["200", "4XX", "5xx", "default", "999"])
    func read(key: String) {
        #expect(OpenAPIStatus(key)?.description == key.replacing("x", with: "X"))
    }

    @Test("and nothing else", arguments: ["", "20", "2000", "0XX", "6XX", "4X1", "+20", "x-internal", "２００"])
    func refused(key: String) {
        #expect(OpenAPIStatus(key) == nil)
    }
}
