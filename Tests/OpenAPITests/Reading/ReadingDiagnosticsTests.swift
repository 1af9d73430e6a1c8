import OpenAPI
import Testing

@Suite("What the reader says of mistakes")
struct ReadingDiagnosticsTests {
    @Test("in each object, at its place", arguments: top + paths + parameters + content + swagger)
    func mistakes(mistake: DescriptionMistake) throws {
        #expect(DescriptionSample.problems(try DescriptionSample.read(mistake.text)) == mistake.problems)
    }

    @Test("is readable, names what was written and what may have been meant")
    func messages() throws {
        let read = try DescriptionSample.read(
            DescriptionSample.paths(
                """
                  /a:
                    get:
                      parametres: []
                      security: [{tokn: []}]
                      responses: {'200': {$ref: '#/components/responses/OK'}, '20': {}}
                components:
                  responses: {Ok: {description: d}}
                  securitySchemes: {token: {type: http, scheme: bearer}}
                """
            )
        )
        #expect(
            read.diagnostics.map(\.description) == [
                "6:7: warning: an operation has no field 'parametres' in OpenAPI 3.0; did you mean 'parameters'?"
                    + " [unknown-field]",
                "7:19: error: the security scheme 'tokn' is not declared; did you mean 'token'? [unknown-security-scheme]",
                "8:33: error: the reference '#/components/responses/OK' leads to nothing; did you mean"
                    + " '#/components/responses/Ok'? [unresolved-reference]",
                "8:63: error: '20' is no status, class of statuses or 'default' [invalid-status]",
            ]
        )
    }

    @Test("stops at the limit")
    func limit() throws {
        var limits = OpenAPILimits()
        limits.diagnostics = 3
        let fields = (0..<100).map { "a\($0): 1" }.joined(separator: ", ")
        let text = "#\n{openapi: 3.0.0, info: {title: t, version: '1', \(fields)}, paths: {}}"
        #expect(try DescriptionSample.read(text, limits: limits).diagnostics.count == 3)
    }

    @Test("keeps what is right beside a mistake")
    func kept() throws {
        let read = try DescriptionSample.read(
            DescriptionSample.paths(
                """
                  /a: {get: 7, put: {parameters: [{name: a}, {name: b, in: query, schema: {}}], responses: {x: {}, '200': {}}}}
                  /b: []
                  /{c}: {post: {requestBody: {$ref: '#/nowhere'}, responses: {'200': {$ref: '#/nowhere'}}}}
                """
            )
        )
        #expect(read.operations.map(\.name) == ["GET /a", "PUT /a", "POST /{c}"])
        #expect(read.operations.map(\.isIncomplete) == [true, true, true])
        #expect(read.operations[1].parameters.map(\.name) == ["b"])
        #expect(read.operations[1].responses.map(\.isUnreadable) == [false])
        #expect(read.operations[2].requestBody == nil)
        #expect(read.operations[2].responses.map(\.isUnreadable) == [true])
        #expect(read.operations[2].parameters.map(\.name) == ["c"])
    }

    private static let head = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\n"

    static let top: [DescriptionMistake] = [
        DescriptionMistake("«missing-field»«missing-field»openapi: 3.0.0"),
        DescriptionMistake("«missing-field»openapi: 3.1.0\ninfo: {title: t, version: '1'}"),
        DescriptionMistake("openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents: {}"),
        DescriptionMistake("openapi: 3.0.0\ninfo: «missing-field»«missing-field»{}\npaths: {}"),
        DescriptionMistake(
            "openapi: 3.0.0\ninfo: {title: «wrong-type»[t], version: «wrong-type»1.0}\npaths: «wrong-type»[]"
        ),
        DescriptionMistake(
            "openapi: 3.0.0\npaths: {}\n«unknown-field»webhooks: {}\n"
                + "info: {«unknown-field»summary: s, title: t, version: '1', x-logo: {}}"
        ),
        DescriptionMistake(
            head + "tags: [{name: a}, «missing-field»{}, «duplicate-tag»{name: a}, «wrong-type»x]\npaths: {}"
        ),
        DescriptionMistake(
            head
                + """
                servers:
                  - url: «undeclared-server-variable»'https://{a}/{b}'
                    variables: {b: {default: x}, «unused-server-variable»c: {default: y}}
                  - {url: '/{d}', variables: {d: {default: «invalid-value»z, enum: [w]}}}
                  - «missing-field»{description: nothing}
                  - {url: '/{e}', variables: {e: «missing-field»{}}}
                paths: {}
                """
        ),
        DescriptionMistake(
            head
                + """
                security: [{«unknown-security-scheme»x: []}, «wrong-type»y, {c: «wrong-type»{}}]
                components:
                  securitySchemes:
                    a: {type: «invalid-value»mutualTLS}
                    b: {type: apiKey, in: «invalid-location»body, name: k}
                    c: «missing-field»{type: http}
                    d: «missing-field»{type: oauth2}
                    e: «missing-field»{}
                paths: {}
                """
        ),
        DescriptionMistake(
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
                + "jsonSchemaDialect: «unknown-dialect»'https://a.example/d'\npaths: {}"
        ),
        DescriptionMistake(head + "paths: {}\ncomponents: {«unknown-field»schema: {}, schemas: «wrong-type»[]}"),
    ]

    static let paths: [DescriptionMistake] = [
        DescriptionMistake("3.0.0", paths: "  «invalid-path»a: {get: {responses: {'200': {description: d}}}}"),
        DescriptionMistake("3.0.0", paths: "  «invalid-path»/a?b=1: {get: {responses: {'200': {description: d}}}}"),
        DescriptionMistake("3.0.0", paths: "  «invalid-path»'/a/{b': {get: {responses: {'200': {description: d}}}}"),
        DescriptionMistake(
            "3.0.0",
            paths: "  '/{a}/x': {«undeclared-path-parameter»get: {responses: {'200': {description: d}}}}"
        ),
        DescriptionMistake(
            operation: "parameters: [«unused-path-parameter»{name: b, in: path, required: true, schema: {}}]"
        ),
        DescriptionMistake("3.0.0", paths: "  '/{a}/x': {}\n  «equivalent-paths»'/{b}/x': {}\n  '/{b}/y': {}"),
        DescriptionMistake(
            "3.1.0",
            paths: "  /a: {get: {operationId: a}}\n  /b: {get: {operationId: «duplicate-operation-id»a}}"
        ),
        DescriptionMistake("3.0.0", paths: "  /a: {«missing-responses»get: {}}"),
        DescriptionMistake("3.1.0", paths: "  /a: {get: {}}"),
        DescriptionMistake("3.1.0", paths: "  /a: {get: {«missing-responses»responses: {}}}"),
        DescriptionMistake(
            "3.2.0",
            paths:
                "  /a: {get: {responses: {«invalid-status»2xx: {}, «invalid-status»600: {}, «invalid-status»ok: {}, 2XX: {}}}}"
        ),
        DescriptionMistake("3.1.0", paths: "  /a: {«unknown-field»gett: {}}"),
        DescriptionMistake("3.1.0", paths: "  /a: {«unknown-field»query: {}}"),
        DescriptionMistake("3.0.0", paths: "  /a: «wrong-type»[get]"),
        DescriptionMistake("3.0.0", paths: "  /a: {get: «wrong-type»null, put: «wrong-type»x, servers: []}"),
        DescriptionMistake(
            "3.2.0",
            paths: "  /a: {additionalOperations: {«invalid-value»GET: {}, «invalid-value»'a b': {}, LINK: {}}}"
        ),
        DescriptionMistake(
            "3.1.0",
            paths: "  /a: {get: {tags: [a, «wrong-type»1], deprecated: «wrong-type»'yes', summary: «wrong-type»{}}}"
        ),
    ]

    static let parameters: [DescriptionMistake] = [
        DescriptionMistake(operation: "parameters: «wrong-type»{name: a}"),
        DescriptionMistake(operation: "parameters: [«missing-field»{name: a, schema: {}}, «missing-field»{in: query}]"),
        DescriptionMistake(
            operation:
                "parameters: [{name: a, in: query, schema: {}}, «duplicate-parameter»{name: a, in: query, schema: {}}]"
        ),
        DescriptionMistake(operation: "parameters: [{name: a, in: «invalid-location»body, schema: {}}]"),
        DescriptionMistake(operation: "parameters: [{name: a, in: «invalid-location»querystring, content: {}}]"),
        DescriptionMistake(operation: "parameters: [{name: a, in: query, style: «invalid-style»simple, schema: {}}]"),
        DescriptionMistake(operation: "parameters: [{name: a, in: cookie, style: «invalid-style»cookie, schema: {}}]"),
        DescriptionMistake(operation: "parameters: [«missing-schema»{name: a, in: query}]"),
        DescriptionMistake(
            operation: "parameters: [{name: a, in: query, schema: {}, «conflicting-fields»content: {text/plain: {}}}]"
        ),
        DescriptionMistake(operation: "parameters: [{name: a, in: query, content: «invalid-value»{}}]"),
        DescriptionMistake(
            operation: "parameters: [{name: a, in: query, schema: {}, «example-and-examples»example: 1, examples: {}}]"
        ),
        DescriptionMistake("3.2.0", operation: "parameters: [«missing-field»{name: a, in: querystring}]"),
        DescriptionMistake(
            "3.1.0",
            paths: "  /{a}: {parameters: [{name: a, in: path, required: «optional-path-parameter»false, schema: {}}]}"
        ),
        DescriptionMistake(
            "3.1.0",
            paths: "  /{a}: {parameters: [«optional-path-parameter»{name: a, in: path, schema: {}}]}"
        ),
    ]

    static let content: [DescriptionMistake] = [
        DescriptionMistake(operation: "requestBody: «missing-field»{}"),
        DescriptionMistake(
            operation: "requestBody: {content: {«invalid-media-type»json: {}, a/b;c: {}}}"
                .replacing(", a/b;c: {}", with: "")
        ),
        DescriptionMistake(operation: "requestBody: {content: {a/b: {«unknown-field»type: object}}}"),
        DescriptionMistake(operation: "requestBody: {content: {a/b: {encoding: {c: {style: «invalid-style»simple}}}}}"),
        DescriptionMistake(
            "3.1.0",
            paths:
                "  /a: {get: {responses: {200: «missing-field»{}, 201: «wrong-type»[], 202: {description: d, content: «wrong-type»[]}}}}"
        ),
        DescriptionMistake(
            "3.2.0",
            paths: """
                  /a:
                    get:
                      responses:
                        '200':
                          headers:
                            A: «missing-schema»{}
                            B: {schema: {}, style: «invalid-style»form}
                            C: {schema: {}, «unknown-field»name: C}
                            D: {$ref: «unresolved-reference»'#/components/headers/D'}
                          links:
                            a: {operationId: «unknown-link-target»none}
                            b: {operationRef: «unknown-link-target»'#/info'}
                            c: {operationRef: «unresolved-reference»'#/paths/~1b/get'}
                            d: «missing-field»{}
                            e: {operationRef: '#/paths/~1a/get'}
                """
        ),
        DescriptionMistake(
            "3.0.0",
            paths: "  /a: {get: {responses: {'200': {description: d, content: {a/b: {examples: {c: «wrong-type»1}}}}}}}"
        ),
    ]

    private static let swaggerHead = "swagger: '2.0'\ninfo: {title: t, version: '1'}\n"

    static let swagger: [DescriptionMistake] = [
        DescriptionMistake(
            swaggerHead
                + "basePath: «invalid-path»x\nschemes: [«invalid-value»ftp]\n«unknown-field»components: {}\npaths: {}"
        ),
        DescriptionMistake(swaggerHead + "consumes: [«invalid-media-type»json]\npaths: {}"),
        DescriptionMistake(
            swaggerHead
                + """
                paths:
                  /a:
                    post:
                      parameters:
                        - «missing-schema»{name: a, in: query}
                        - {name: b, in: «invalid-location»cookie, type: string}
                        - {name: c, in: header, type: array, items: {}, collectionFormat: «invalid-style»multi}
                        - «missing-schema»{name: d, in: body}
                        - «missing-field»{in: query}
                        - {name: e, in: query, type: «invalid-schema»int}
                        - {name: f, in: header, type: «array-without-items»array}
                        - {name: g, in: query, type: array, items: {type: «invalid-schema»text}}
                      responses: {«invalid-status»4XX: {description: d}, 200: «missing-field»{}}
                """
        ),
        DescriptionMistake(
            swaggerHead
                + """
                paths:
                  /a:
                    post: «conflicting-fields»{
                      parameters: [{name: a, in: body, schema: {}}, {name: b, in: formData, type: string}],
                      responses: {200: {description: d}}}
                securityDefinitions: {a: {type: «invalid-value»http}}
                """
        ),
    ]
}
