import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Well-formed body")
struct WellFormedBodyTests {
    private let check = WellFormedBody()

    @Test(
        "what no parser of JSON reads is found",
        arguments: [
            "{", "{\"a\": NaN}", "{\"a\": Infinity}", "{'a': 1}", "[1,]", "{} trailing", "Warning: x\n{}", "[01]",
            "undefined",
            "\"\u{1}\"",
        ]
    )
    func broken(body: String) throws {
        let found = check.found(try .orders("{}", body))
        #expect(found.count == 1 && found.arePresentable)
        #expect(found.first?.anchor == "malformed-body GET /orders")
    }

    @Test(
        "what is JSON is fine",
        arguments: [
            "null", "true", "-0.0e-5", "\"\"", " [ ] \r\n", "{\"\": {}}", "\"\\ud83d\\ude00\"", "[\"*\", \"***\"]",
        ]
    )
    func sound(body: String) throws {
        #expect(check.words(try .orders("{}", body)) == [])
    }

    @Test("asterisks inside a string are text, outside they hide what stood there")
    func masks() throws {
        #expect(check.words(try .orders("{}", #"{"a": ******}"#)) == ["unjudged: inconclusive"])
        #expect(check.words(try .orders("{}", #"{"token": "\"***"}"#)) == [])
        // The mask is within a string, so that it explains nothing.
        #expect(check.found(try .orders("{}", #"{"token": "***", }"#)).count == 1)
        #expect(check.words(try .orders("{}", #"{"a": "\\", "b": ***}"#)) == ["unjudged: inconclusive"])
    }

    @Test("a body that was cut off is no finding and no pass")
    func truncated() throws {
        #expect(
            check.words(try .orders("{}", "{\"id\": 7, \"na", isTruncated: true)) == ["unjudged: inconclusive"]
        )
    }

    @Test("what is not declared as JSON is not read as JSON", arguments: ["text/plain", "text/html", "image/png"])
    func otherTypes(type: String) throws {
        #expect(check.words(try .orders("{}", "{", type: type)) == [])
    }

    @Test("media types that end in +json are JSON")
    func suffix() throws {
        #expect(check.found(try .orders("{}", "{", type: "application/vnd.shop+json")).count == 1)
    }

    @Test("an answer without a body is judged elsewhere", arguments: [204, 304])
    func bodyless(status: Int) throws {
        let declared = "{'\(status)': {description: a, content: {application/json: {schema: {}}}}}"
        #expect(check.words(try #require(.sample(declared, status))) == [])
    }

    @Test("hostile bodies are read within bounds", arguments: Hostile.all)
    func hostile(body: String) throws {
        let found = check.found(try .orders("{}", body))
        #expect(found.count <= 1 && found.arePresentable)
    }

    @Test("bytes that are no UTF-8 in JSON are found, also in a string that parses", arguments: [true, false])
    func encoding(isForeign: Bool) throws {
        let body = "{\"name\": \"\u{FFFD}\"}"
        var exchange = HTTPExchange.sample("GET /orders", 200, body, type: "application/json")
        // One byte was received where the replacement character stands, or the character itself.
        exchange.response.bodySize = isForeign ? body.utf8.count - 2 : body.utf8.count
        let input = try DescribedAnswer.of(
            OperationName(method: "GET", path: "/orders"),
            in:
                "  /orders: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {}}}}}}}\n",
            exchange
        )
        #expect(check.words(input).count == (isForeign ? 1 : 0))
    }
}
