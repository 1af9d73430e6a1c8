import AssayModel
import JSON
import Testing

@testable import AssayEvidence

@Suite("Outlines of API descriptions")
struct APIOutlineTests {
    private func paths(_ operations: String, version: String = "openapi: 3.0.3", rest: String = "") throws -> APIOutline
    {
        try APIOutline.read("\(version)\n\(rest)\npaths:\n\(operations)")
    }

    @Test("the same description in JSON and in YAML has the same outline but for its lines")
    func readsBothForms() throws {
        let yaml = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            servers: [{url: https://api.example.com/v1/}]
            security: [{bearer: []}]
            paths:
              /orders/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: integer, example: 7}}]
                get: {summary: Reads an order, responses: {"200": {}, 4XX: {}, default: {}}}
                post:
                  security: []
                  requestBody: {content: {application/json: {schema: {type: object, required: [n], properties: {n: {type: integer}}}}}}
                  responses: {"201": {}}
            """
        let json = """
            {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"},
             "servers": [{"url": "https://api.example.com/v1/"}], "security": [{"bearer": []}],
             "paths": {"/orders/{id}": {
              "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "example": 7}}],
              "get": {"summary": "Reads an order", "responses": {"200": {}, "4XX": {}, "default": {}}},
              "post": {"security": [], "requestBody": {"content": {"application/json": {"schema":
               {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}}},
               "responses": {"201": {}}}}}}
            """
        var outlines = try [APIOutline.read(yaml), APIOutline.read(json)]
        for index in outlines.indices {
            for operation in outlines[index].operations.indices { outlines[index].operations[operation].line = 0 }
        }
        #expect(outlines[0] == outlines[1])
        let outline = outlines[0]
        #expect(outline.title == "Shop" && outline.basePath == "/v1")
        #expect(outline.operations.map(\.name.description) == ["GET /orders/{id}", "POST /orders/{id}"])
        #expect(outline.operations.map(\.path) == ["/orders/7", "/orders/7"])
        #expect(outline.operations.map(\.isProtected) == [true, false])
        #expect(outline.operations.map(\.isDescribed) == [true, false])
        #expect(outline.operations[0].statuses == ["200", "4XX", "default"])
        #expect(outline.operations.map(\.takesJSON) == [false, true])
        #expect(outline.operations[1].sampleBody == #"{"n":1}"#)
    }

    @Test("Swagger 2.0 has its base path, its body parameter and its own place for defaults")
    func readsSwagger() throws {
        let outline = try paths(
            """
              /pets/{id}:
                put:
                  parameters:
                    - {name: id, in: path, type: string, default: tom}
                    - {name: pet, in: body, schema: {$ref: "#/definitions/Pet"}}
                  responses: {"200": {}}
            """,
            version: "swagger: '2.0'",
            rest:
                "basePath: /v2/\ndefinitions: {Pet: {type: object, required: [name], properties: {name: {type: string}}}}"
        )
        let operation = try #require(outline.operations.first)
        #expect(outline.basePath == "/v2" && operation.path == "/pets/tom" && operation.takesJSON)
        #expect(operation.sampleBody == #"{"name":"assay sample"}"#)
    }

    @Test(
        "the base path is that of the first server",
        arguments: [
            ("[]", ""), ("[{url: /}]", ""), ("[{url: /api/v1/}]", "/api/v1"),
            ("[{url: 'http://h:1/x'}, {url: /y}]", "/x"),
            (
                "[{url: 'https://{region}.example.com/{v}', variables: {region: {default: eu}, v: {default: v3}}}]",
                "/v3"
            ),
            ("[{url: ''}]", ""), ("[{url: 'ftp://h/x'}]", ""), ("[5]", ""), ("{}", ""), ("[{url: [a]}]", ""),
        ]
    )
    func readsServers(servers: String, basePath: String) throws {
        #expect(try paths("  {}", rest: "servers: \(servers)").basePath == basePath)
    }

    @Test(
        "security is inherited, taken back, and optional where one way in needs nothing",
        arguments: [
            (nil, nil, false), ("[{bearer: []}]", nil, true), ("[{bearer: []}]", "[]", false),
            ("[{bearer: []}]", "[{}]", false), (nil, "[{key: []}]", true), (nil, "[{key: []}, {}]", false),
            ("[]", "[{key: []}]", true), ("[{a: []}, {b: []}]", nil, true), ("[{a: []}, {}]", nil, false),
            ("[{}]", "[{key: [read, write]}]", true), ("[{bearer: []}]", "5", false),
        ] as [(String?, String?, Bool)]
    )
    func readsSecurity(root: String?, own: String?, isProtected: Bool) throws {
        let outline = try paths(
            "  /a: {get: {\(own.map { "security: \($0)" } ?? "")}}",
            rest: root.map { "security: \($0)" } ?? ""
        )
        #expect(outline.operations.map(\.isProtected) == [isProtected])
    }

    @Test(
        "a path parameter is filled with an example, a default or a choice; without any by a value of its type",
        arguments: [
            ("example: a/b c", "/x/a%2Fb%20c"), ("examples: {one: {value: 5}}", "/x/5"),
            ("schema: {type: string, example: é}", "/x/%C3%A9"), ("schema: {examples: [q, r]}", "/x/q"),
            ("schema: {default: 0}", "/x/0"), ("schema: {enum: [red, blue]}", "/x/red"), ("schema: {const: k}", "/x/k"),
            ("schema: {$ref: '#/components/schemas/Id'}", "/x/ref"),
            ("schema: {type: string}", "/x/assay-sample*"), ("schema: {type: integer, minimum: 7}", "/x/7*"),
            ("schema: {type: string, format: uuid}", "/x/3f2c8a54-6d1e-4b7a-9c0f-1a2b3c4d5e6f*"),
            ("schema: {type: boolean}", "/x/true*"), ("schema: {type: object}", "/x/1*"), ("example: null", "/x/1*"),
            ("example: {a: 1}", "/x/1*"), ("example: '{x}'", "/x/%7Bx%7D"), ("example: '$(id)'", "/x/%24%28id%29"),
        ]
    )
    func fillsPaths(example: String, path: String) throws {
        let outline = try paths(
            "  /x/{id}: {get: {parameters: [{name: id, in: path, \(example)}]}}",
            rest: "components: {schemas: {Id: {example: ref}}}"
        )
        // A star marks what is made up: what it names need not exist.
        let operation = try #require(outline.operations.first)
        #expect("\(operation.path ?? "")\(operation.hasMadeUpValues ? "*" : "")" == path)
    }

    @Test("an operation's own parameter replaces that of its path, of the same name and place")
    func replacesParameters() throws {
        let outline = try paths(
            """
              /x/{id}:
                parameters: [{name: id, in: path, schema: {type: string}}, {name: q, in: query, required: true, example: s}]
                get: {parameters: [{name: id, in: path, example: own}]}
                put: {parameters: [{name: id, in: query, example: other}]}
                head: {parameters: [{name: id, in: path, example: 1}, {name: q, in: query, example: t}]}
            """
        )
        #expect(outline.operations.map(\.path) == ["/x/own?q=s", "/x/assay-sample?q=s", "/x/1"])
    }

    @Test("required query parameters are filled, optional ones left out, and required fields leave the path unknown")
    func fillsQueries() throws {
        let outline = try paths(
            """
              /a: {get: {parameters: [{name: "q q", in: query, required: true, example: "a&b"}, {name: o, in: query, example: 1}]}}
              /b: {get: {parameters: [{name: q, in: query, required: true}]}}
              /c: {get: {parameters: [{name: X-Id, in: header, required: true, example: 1}]}}
              /d: {get: {parameters: [{name: X-Id, in: header}, {name: c, in: cookie}]}}
              /e/{unknown}: {get: {}}
            """
        )
        #expect(outline.operations.map(\.path) == ["/a?q%20q=a%26b", "/b?q=assay-sample", nil, "/d", "/e/1"])
    }

    @Test("references are followed through several steps, and loops and dangling ones cost only their operation")
    func followsReferences() throws {
        let outline = try paths(
            """
              /a/{id}: {$ref: "#/components/pathItems/A~1b"}
              /loop: {$ref: "#/paths/~1loop"}
              /gone: {$ref: "#/nowhere"}
              /far: {$ref: "https://example.com/other.yaml"}
              /b: {get: {}}
            """,
            version: "openapi: 3.1.0",
            rest: """
                components:
                  pathItems: {"A/b": {parameters: [{$ref: "#/components/parameters/One"}], get: {}}}
                  parameters:
                    One: {$ref: "#/components/parameters/Two"}
                    Two: {name: id, in: path, example: 9}
                """
        )
        #expect(outline.operations.map(\.path) == ["/a/9", "/b"])
    }

    @Test("what is no operation is left out: extensions, other keys, paths without a slash, values that are no mapping")
    func leavesOthersOut() throws {
        let outline = try paths(
            """
              x-note: {get: {}}
              orders: {get: {}}
              /a: {x-extra: {}, summary: A, GET: {}, connect: {}, get: 5, post: [], put: null, delete: {}}
            """
        )
        #expect(outline.operations.map(\.name.description) == ["DELETE /a"])
    }

    @Test("each operation has its line")
    func knowsLines() throws {
        let outline = try APIOutline.read("openapi: 3.0.0\npaths:\n  /a:\n    get: {}\n    post:\n      summary: x\n")
        #expect(outline.operations.map(\.line) == [4, 5])
    }

    @Test("a description with surrogate pairs, escaped slashes and tabs is read as the JSON that it is")
    func readsAllJSON() throws {
        let text =
            "{\t\"openapi\": \"3.0.0\",\n\t\"info\": {\"title\": \"Shop \\ud83d\\ude00\"},\n\t\"paths\": {\"\\/a\": {\"get\": {}}}}"
        let outline = try APIOutline.read(text)
        #expect(outline.title == "Shop \u{1F600}" && outline.operations.map(\.path) == ["/a"])
        for (escaped, title) in [
            (#"\ud800"#, "\u{FFFD}"), (#"\udc00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\\ud83d\\ude00"#, #"\ud83d\ude00"#),
            (#"\uDBFF\uDFFF"#, "\u{10FFFF}"), (#"\u0041\n"#, "A\n"),
        ] {
            let text = "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"\(escaped)\"}}"
            #expect(try APIOutline.read(text).title == title)
        }
    }
}
