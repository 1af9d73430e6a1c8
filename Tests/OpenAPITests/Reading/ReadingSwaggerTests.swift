import JSON
import OpenAPI
import Testing

@Suite("Reading Swagger 2.0")
struct ReadingSwaggerTests {
    private func pets() throws -> OpenAPIDescription {
        let read = try DescriptionSample.read(DescriptionSample.pets)
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        return read
    }

    @Test("makes servers of schemes, host and base path")
    func servers() throws {
        let read = try pets()
        #expect(read.servers.map(\.url) == ["https://pets.example.com/v2", "http://pets.example.com/v2"])
        #expect(read.operations[2].servers.map(\.url) == ["https://pets.example.com/v2"])
        let bare = try DescriptionSample.read("swagger: '2.0'\nhost: a.example\npaths: {}")
        #expect(bare.servers.map(\.url) == ["//a.example"])
        #expect(try DescriptionSample.read("swagger: '2.0'\nbasePath: /x\npaths: {}").servers.map(\.url) == ["/x"])
    }

    @Test("makes styles of collection formats and schemas of parameters")
    func parameters() throws {
        let parameters = try pets().operations[0].parameters
        #expect(parameters.map(\.style) == [.form, .tabDelimited, .form])
        #expect(parameters.map(\.explode) == [true, false, false])
        #expect(parameters[2].schema?.node.value == ["type": "integer", "maximum": 50])
        #expect(parameters[2].examples.first?.value?.value == 10)
        #expect(Set(parameters.compactMap { $0.schema?.reference }).count == 3)
    }

    @Test("makes a request body of a body parameter, for each media type consumed")
    func body() throws {
        let body = try #require(try pets().operations[1].requestBody)
        #expect(body.isRequired)
        #expect(body.content.map(\.type) == ["application/json"])
        #expect(body.content[0].schema?.reference == "assay:description#/parameters/body/schema")
    }

    @Test("makes one object of form parameters, files being binary strings")
    func form() throws {
        let operation = try pets().operations[2]
        let body = try #require(operation.requestBody)
        #expect(operation.parameters.map(\.name) == ["id"])
        #expect(body.content.map(\.type) == ["multipart/form-data"])
        #expect(
            body.content[0].schema?.node.value == [
                "type": "object",
                "properties": [
                    "photo": ["type": "string", "format": "binary"],
                    "labels": ["type": "array", "items": ["type": "string"]],
                ],
                "required": ["photo"],
            ]
        )
        #expect(body.content[0].encoding.keys.sorted() == ["labels"])
        #expect(body.content[0].encoding["labels"]?.explode == false)
    }

    @Test("gives responses the media types produced")
    func responses() throws {
        let read = try pets()
        let response = read.operations[0].responses[0]
        #expect(response.content.map(\.type) == ["application/json", "application/xml"])
        #expect(response.content.map { $0.examples.count } == [1, 0])
        #expect(response.headers.map(\.name) == ["X-Next"])
        #expect(response.headers[0].schema?.node.value == ["type": "string"])
        #expect(read.operations[1].responses[0].content.isEmpty)
        #expect(read.operations[2].responses[0].content[0].schema?.node["format"]?.value == "binary")
    }

    @Test("says any media type where none is declared, since the specification has no default")
    func noMediaTypes() throws {
        let read = try DescriptionSample.read(
            """
            swagger: '2.0'
            info: {title: t, version: '1'}
            paths:
              /a:
                post:
                  parameters: [{name: b, in: body, schema: {}}]
                  responses: {200: {description: d, schema: {}}}
            """
        )
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        #expect(read.operations[0].responses[0].content.map(\.type) == ["*/*"])
        #expect(read.operations[0].requestBody?.content.map(\.type) == ["application/json"])
    }

    @Test("reads security definitions")
    func security() throws {
        let read = try pets()
        #expect(read.securitySchemes["basic"]?.kind == .http(scheme: "basic"))
        #expect(read.operations.map(\.isProtected) == [false, true, false])
    }

    @Test("keeps references within parameters working where their schema moves")
    func movedReferences() throws {
        let read = try DescriptionSample.read(
            """
            swagger: '2.0'
            info: {title: t, version: '1'}
            paths:
              /a:
                get:
                  parameters: [{name: b, in: query, type: array, items: {$ref: '#/definitions/B'}}]
                  responses: {200: {description: d}}
            definitions: {B: {type: string}}
            """
        )
        let schema = try #require(read.operations[0].parameters[0].schema)
        #expect(schema.node["items"]?["$ref"]?.value == "assay:description#/definitions/B")
    }
}
