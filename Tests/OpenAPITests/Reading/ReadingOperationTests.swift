import JSON
import OpenAPI
import Testing

@Suite("Reading operations")
struct ReadingOperationTests {
    private func orders() throws -> OpenAPIDescription {
        let read = try DescriptionSample.read(DescriptionSample.orders)
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        return read
    }

    @Test("keeps the order of the document and what is said about each")
    func operations() throws {
        let read = try orders()
        #expect(read.operations.map(\.name) == ["GET /orders/{id}", "PUT /orders/{id}", "GET /orders"])
        let get = read.operations[0]
        #expect(get.operationID == "getOrder")
        #expect(get.summary == "One order")
        #expect(get.tags == ["orders"] && read.tags == ["orders"])
        #expect(get.isDeprecated && !get.isIncomplete)
        #expect(get.place.pointer.description == "/paths/~1orders~1{id}/get")
        #expect(get.place.position == SourcePosition(line: 10, column: 7))
        #expect(read.operations[1].callbacks == ["changed"])
    }

    @Test("lets an operation's parameters replace its path's, headers in any case")
    func merge() throws {
        let parameters = try orders().operations[0].parameters
        #expect(parameters.map(\.name) == ["id", "Trace"])
        #expect(parameters[1].isRequired)
        #expect(
            parameters[1].schema?.reference == "assay:description#/paths/~1orders~1%7Bid%7D/get/parameters/0/schema"
        )
        #expect(parameters[0].examples.first?.value?.value == 7)
        #expect(parameters[0].place.pointer.description == "/components/parameters/id")
    }

    @Test("gives parameters the styles that the specification has for them")
    func styles() throws {
        let read = try orders()
        let parameters = read.operations[0].parameters + read.operations[2].parameters
        let styles = parameters.map { "\($0.location) \($0.style) \($0.explode)" }
        #expect(
            styles == [
                "path simple false", "header simple false", "query deepObject true", "query pipeDelimited false",
                "query form true", "cookie form true",
            ]
        )
        #expect(parameters[4].content?.type == "application/json")
        #expect(parameters[4].schema == nil)
    }

    @Test("takes over servers and security where an operation has none of its own")
    func inheritance() throws {
        let read = try orders()
        #expect(read.servers.map(\.url) == ["https://eu.example.com/v1"])
        #expect(
            read.operations.map { $0.servers.map(\.url) } == [
                read.servers.map(\.url), read.servers.map(\.url), ["/read"],
            ]
        )
        #expect(read.operations.map(\.securitySource) == [.description, .operation, .description])
        #expect(read.operations.map(\.isProtected) == [true, false, true])
        #expect(read.operations[1].security.last?.schemes == [.init(name: "login", scopes: ["write"])])
        #expect(read.securitySchemes["key"]?.kind == .apiKey(.header, name: "X-Key"))
        #expect(read.securitySchemes["login"]?.kind == .oauth2)
    }

    @Test("reads bodies with their encodings")
    func bodies() throws {
        let body = try #require(try orders().operations[1].requestBody)
        #expect(body.isRequired)
        let encoding = try #require(body.content.first?.encoding["file"])
        #expect(encoding.contentType == "image/png")
        #expect(encoding.headers.map(\.name) == ["X-Part"])
        #expect(encoding.style == nil && encoding.explode == nil)
    }

    @Test("reads responses with headers, examples and links")
    func responses() throws {
        let responses = try orders().operations[0].responses
        #expect(responses.map(\.status) == [.code(200), .range(4), .default])
        #expect(responses[0].headers.map(\.isRequired) == [true])
        #expect(responses[0].content[0].schema?.reference.hasSuffix("/content/application~1json/schema") == true)
        #expect(responses[0].content[0].examples.map(\.name) == ["one"])
        #expect(responses[0].content[0].examples[0].value?.value == ["id": 1])
        #expect(responses[0].links.map(\.operation) == [0])
        #expect(responses[0].links[0].parameters["id"]?.value == "$response.body#/id")
        #expect(responses[1].content.map(\.type) == ["application/problem+json"])
        #expect(responses[2].place == responses[1].place)
    }

    @Test("reads what OpenAPI 3.2 adds")
    func newest() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.2.0
            $self: https://api.example.com/openapi.yaml
            info: {title: t, version: '1'}
            servers: [{url: /, name: here}]
            paths:
              /events:
                query:
                  parameters:
                    - {name: q, in: querystring, content: {application/json: {schema: {type: object}}}}
                    - {name: c, in: cookie, style: cookie, schema: {type: string}}
                  responses:
                    '200':
                      summary: all
                      content:
                        application/jsonl:
                          itemSchema: {$ref: '#/components/schemas/Event'}
                          examples: {two: {dataValue: [1], serializedValue: "1\\n"}}
                        text/event-stream: {$ref: '#/components/mediaTypes/stream'}
                additionalOperations:
                  PURGE: {responses: {'204': {}}}
            components:
              schemas: {Event: true}
              mediaTypes: {stream: {itemSchema: {}}}
            """
        )
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        #expect(read.operations.map(\.method) == ["QUERY", "PURGE"])
        #expect(read.operations[0].parameters.map(\.location) == [.querystring, .cookie])
        #expect(read.operations[0].parameters.map(\.style) == [.form, .cookie])
        let content = read.operations[0].responses[0].content
        #expect(content.map { $0.itemSchema != nil } == [true, true])
        #expect(content[0].examples[0].serializedValue == "1\n")
        #expect(content[1].place.pointer.description == "/components/mediaTypes/stream")
        #expect(read.document.uri == "https://api.example.com/openapi.yaml")
        #expect(content[1].itemSchema?.reference == "\(read.document.uri)#/components/mediaTypes/stream/itemSchema")
    }

    @Test("reads webhooks apart from operations")
    func webhooks() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            webhooks: {orderMade: {post: {requestBody: {content: {application/json: {}}}}}}
            """
        )
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        #expect(read.operations.isEmpty)
        #expect(read.webhooks.map(\.name) == ["POST orderMade"])
    }

    @Test("stops at the limit of operations and says so")
    func limit() throws {
        var limits = OpenAPILimits()
        limits.operations = 2
        let read = try DescriptionSample.read(DescriptionSample.orders, limits: limits)
        #expect(read.operations.count == 2)
        #expect(read.isTruncated)
        #expect(read.diagnostics.map(\.code) == ["too-large"])
    }
}
