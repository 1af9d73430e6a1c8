import JSON
import Testing

@testable import OpenAPI

@Suite("Requests are judged as the service would see them")
struct RequestJudgingTests {
    static let text = """
        {
          "openapi": "3.1.0",
          "info": {"title": "Orders", "version": "1"},
          "components": {
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
            "schemas": {"Order": {
              "type": "object", "required": ["id", "item", "count"], "additionalProperties": false,
              "properties": {
                "id": {"type": "integer", "readOnly": true},
                "item": {"type": "string", "minLength": 1},
                "count": {"type": "integer", "minimum": 1, "maximum": 9},
                "tags": {"type": "array", "items": {"type": "string"}}
              }
            }}
          },
          "paths": {
            "/orders/{id}/{name}.{format}": {"put": {
              "security": [{"key": []}],
              "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}},
                {"name": "name", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "format", "in": "path", "required": true, "schema": {"enum": ["json", "csv"]}},
                {"name": "page", "in": "query", "required": true, "schema": {"type": "integer"}},
                {"name": "sort", "in": "query", "explode": false,
                 "schema": {"type": "array", "items": {"enum": ["asc", "desc"]}}},
                {"name": "code", "in": "query", "schema": {"anyOf": [{"type": "integer", "maximum": 10}, {"type": "string"}]}},
                {"name": "X-Trace", "in": "header", "required": true, "schema": {"type": "string", "maxLength": 4}},
                {"name": "X-Key", "in": "header", "required": true, "schema": {"type": "string"}},
                {"name": "Accept", "in": "header", "required": true, "schema": {"type": "string"}},
                {"name": "session", "in": "cookie", "schema": {"type": "integer"}}
              ],
              "requestBody": {"required": true, "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Order"}},
                "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Order"}},
                "application/jsonl": {"schema": {"type": "array", "items": {"type": "integer"}}},
                "application/xml": {}
              }},
              "responses": {"200": {"description": "done"}}
            }, "get": {"parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {}},
                {"name": "name", "in": "path", "required": true, "schema": {}},
                {"name": "format", "in": "path", "required": true, "schema": {}}
              ], "responses": {"200": {"description": "done"}}}}
          }
        }
        """

    static func judge() throws -> (OpenAPIJudge, OpenAPIOperation) {
        let description = try OpenAPIDescription.read(Array(text.utf8))
        return (OpenAPIJudge(description), try #require(description.operations.first { $0.method == "PUT" }))
    }

    static func request(
        _ target: String = "/orders/1/a.json?page=2",
        trace: String? = "abc",
        cookie: String? = nil,
        type: String? = "application/json",
        body: String? = #"{"item": "x", "count": 3}"#
    ) -> OpenAPIRequestMessage {
        var message = OpenAPIRequestMessage(method: "PUT", target: target, body: body.map { Array($0.utf8) })
        if let trace { message.fields.append(("x-trace", trace)) }
        if let cookie { message.fields.append(("Cookie", cookie)) }
        if let type { message.fields.append(("Content-Type", type)) }
        return message
    }

    static func judgement(_ message: OpenAPIRequestMessage) throws -> OpenAPIJudgement {
        let (judge, operation) = try judge()
        return judge.judge(message, for: operation)
    }

    @Test("a request that keeps to the description conforms")
    func conforming() throws {
        for message in [
            Self.request(), Self.request("/orders/1/a.json?page=2&unknown=1"),
            Self.request("/orders/1/a.csv?sort=asc,desc&page=-1&code=99&code2=x"),
            Self.request(cookie: "other=x; session=17"),
            Self.request(type: "application/x-www-form-urlencoded", body: "item=x&count=3&tags=a&tags=b"),
            Self.request(type: "application/json; charset=utf-8"),
            Self.request(type: "application/jsonl", body: "1\n2\n"),
        ] {
            let judgement = try Self.judgement(message)
            #expect(judgement.violations.isEmpty, "\(message.target)")
            #expect(judgement.gaps.isEmpty, "\(message.target)")
        }
    }

    static let departures: [(OpenAPIRequestMessage, OpenAPIViolation.Kind, String?)] = [
        (request("/orders/0/a.json?page=1"), .invalidParameter, "id"),
        (request("/orders/x/a.json?page=1"), .invalidParameter, "id"),
        (request("/orders/1/a.xml?page=1"), .invalidParameter, "format"),
        (request("/orders/1/a.json"), .missingParameter, "page"),
        (request("/orders/1/a.json?page=x"), .invalidParameter, "page"),
        (request("/orders/1/a.json?page=1&page=2"), .invalidParameter, "page"),
        (request("/orders/1/a.json?page=%zz"), .invalidParameter, "page"),
        (request("/orders/1/a.json?page=1&sort=asc,up"), .invalidParameter, "sort"),
        (request("/orders/1/a?page=1"), .pathMismatch, nil),
        (request("/orders/1/a.json/?page=1"), .pathMismatch, nil),
        (request(trace: nil), .missingParameter, "X-Trace"),
        (request(trace: "abcde"), .invalidParameter, "X-Trace"),
        (request(cookie: "session=x"), .invalidParameter, "session"),
        (request(type: nil), .missingContentType, nil),
        (request(type: "json"), .malformedContentType, nil),
        (request(type: "text/plain"), .undocumentedContentType, nil),
        (request(type: nil, body: nil), .missingBody, nil),
        (request(body: "{"), .malformedBody, nil),
        (request(body: #"{"item": "x", "count": 10}"#), .invalidBody, nil),
        (request(body: #"{"item": "x"}"#), .invalidBody, nil),
        (request(type: "application/x-www-form-urlencoded", body: "item=x&count=30"), .invalidBody, nil),
        (request(type: "application/x-www-form-urlencoded", body: "item=x&count=y"), .malformedBody, nil),
        (request(type: "application/jsonl", body: "1\n\"a\"\n"), .invalidBody, nil),
        (request(type: "application/jsonl", body: "1\n{\n"), .malformedBody, nil),
    ]

    @Test("each way to depart is named with its part", arguments: departures.indices)
    func departing(_ index: Int) throws {
        let (message, kind, subject) = Self.departures[index]
        let judgement = try Self.judgement(message)
        #expect(judgement.violations.map(\.kind) == [kind], "\(message.target)")
        #expect(judgement.violations.first?.subject == subject)
        #expect(judgement.violations.first?.declared != nil)
    }

    @Test("a body's violation has its place in the body")
    func place() throws {
        let body = "{\n  \"item\": \"x\",\n  \"count\": 0\n}"
        let violation = try #require(try Self.judgement(Self.request(body: body)).violations.first)
        #expect(violation.instance == JSONPointer(["count"]))
        #expect(violation.keyword == "minimum")
        #expect(violation.position == SourcePosition(line: 3, column: 12))
    }

    @Test("what cannot be judged is a gap")
    func gaps() throws {
        let judgement = try Self.judgement(Self.request(type: "application/xml", body: "<a/>"))
        #expect(judgement.violations.isEmpty)
        #expect(judgement.gaps.map(\.description) == ["the body: xml bodies are not judged"])
    }

    @Test("a method of its own and a body that was not declared depart")
    func others() throws {
        let (judge, operation) = try Self.judge()
        var message = Self.request()
        message.method = "POST"
        #expect(judge.judge(message, for: operation).violations.map(\.kind) == [.pathMismatch])
        let get = try #require(judge.description.operations.first { $0.method == "GET" })
        message.method = "GET"
        #expect(judge.judge(message, for: get).violations.map(\.kind) == [.unexpectedBody])
    }
}
