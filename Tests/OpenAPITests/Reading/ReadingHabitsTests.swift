import JSON
import OpenAPI
import Testing

/// What people write out of the habits of other tools and languages.
@Suite("What is written out of habit")
struct ReadingHabitsTests {
    private static func swagger(_ text: String) throws -> OpenAPIDescription {
        try DescriptionSample.read("swagger: '2.0'\ninfo: {title: t, version: '1'}\n" + text)
    }

    @Test(
        "a Swagger host with a scheme or a path is reported and still gives the server",
        arguments: [
            ("localhost:8080", "https://localhost:8080/v1", false),
            ("https://a.example", "https://a.example/v1", true),
            ("a.example:8086/api/", "https://a.example:8086/api/v1", true),
            ("HTTP://a.example/api", "https://a.example/api/v1", true),
            ("https://", "https://https:///v1", false),
        ]
    )
    func host(host: String, url: String, isReported: Bool) throws {
        let read = try Self.swagger("host: \(host)\nbasePath: /v1\nschemes: [https]\npaths: {}")
        #expect(read.servers.map(\.url) == [url])
        #expect(DescriptionSample.problems(read) == (isReported ? ["3:7 invalid-value"] : []))
    }

    @Test(
        "the type of a programming language is told from the one that was meant",
        arguments: [
            ("int", "'integer'"), ("Long", "'integer'"), ("float", "'number'"), ("bool", "'boolean'"),
            ("str", "'string'"), ("List", "'array'"), ("dict", "'object'"), ("String", "'string'"),
            ("datetime", "'string' with format 'date-time'"), ("uuid", "'string' with format 'uuid'"),
        ]
    )
    func types(type: String, meant: String) throws {
        let text =
            "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {type: \(type)}}}"
        #expect(
            try DescriptionSample.read(text).diagnostics.map(\.message)
                == ["'\(type)' is no type in OpenAPI 3.0; did you mean \(meant)?"]
        )
    }

    @Test("a type without a likely meaning, and one of a Swagger parameter, are reported as well")
    func otherTypes() throws {
        let read = try Self.swagger(
            """
            paths:
              /a:
                get:
                  parameters: [{name: a, in: query, type: int}, {name: b, in: query, type: any}]
                  responses: {200: {description: d}}
            """
        )
        #expect(
            read.diagnostics.map(\.message) == [
                "'int' is no type in Swagger 2.0; did you mean 'integer'?", "'any' is no type in Swagger 2.0",
            ]
        )
    }

    @Test("a second body is called one")
    func bodies() throws {
        let read = try Self.swagger(
            """
            paths:
              /a:
                post:
                  parameters: [{name: a, in: body, schema: {}}, {name: b, in: body, schema: {}}]
                  responses: {200: {description: d}}
            """
        )
        #expect(
            read.diagnostics.map(\.description) == [
                "6:53: error: an operation has one parameter in 'body', and this is a second one [duplicate-parameter]"
            ]
        )
    }

    @Test("braces in the manner of a router name the parameter", arguments: ["{id:[0-9]+}", "{id*}", "{id+}", "{id?}"])
    func routers(braces: String) throws {
        let read = try DescriptionSample.read(
            DescriptionSample.paths(
                """
                  '/a/\(braces)':
                    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                    get: {responses: {'200': {description: d}}}
                    put: {responses: {'200': {description: d}}}
                """
            )
        )
        let problem = "braces hold the name of a parameter alone: {id} rather than \(braces)"
        let messages = read.diagnostics.map(\.message).filter { !$0.contains("'?'") }
        #expect(messages == [problem])
        #expect(read.operations.map(\.isIncomplete) == [false, false])
        #expect(
            read.operations.map { $0.parameters.map(\.name) }
                .allSatisfy { $0 == [String(braces.dropFirst().dropLast())] }
        )
    }

    @Test("such braces still want the parameter to be declared")
    func undeclaredRouter() throws {
        let mistake = DescriptionMistake(
            "3.0.0",
            paths:
                "  '/{id+}/{id}': {«undeclared-path-parameter»get: {parameters: [{name: id, in: path, required: true,"
                + " schema: {}}], responses: {'200': {description: d}}}}"
        )
        #expect(DescriptionSample.problems(try DescriptionSample.read(mistake.text)) == mistake.problems)
    }

    @Test("a colon in place of braces is named")
    func colons() throws {
        let read = try DescriptionSample.read(
            DescriptionSample.paths(
                "  /a/:id: {get: {parameters: [{name: id, in: path, required: true, schema: {}}],"
                    + " responses: {'200': {description: d}}}}"
            )
        )
        #expect(
            read.diagnostics.map(\.message) == ["the path '/a/:id' has no parameter 'id'; ':id' is written '{id}'"]
        )
    }

    @Test(
        "a pattern that no validator can use is reported",
        arguments: [
            (#"/^\d{5}$/"#, "the slashes around a pattern are characters that no text can have there"),
            (#"/^a$/i"#, "the slashes around a pattern are characters that no text can have there"),
            (#"(?i)^a$"#, "the pattern is no regular expression of ECMA-262, so what it applies to is not judged"),
            (#"[a-"#, "the pattern is no regular expression of ECMA-262, so what it applies to is not judged"),
            (#"^a$"#, nil), (#"^/a/b/$"#, nil), (#"/a/"#, nil), (#"^(?=a)\p{L}(?<n>b)\k<n>$"#, nil), ("/", nil),
            ("", nil),
        ]
    )
    func patterns(pattern: String, problem: String?) throws {
        let read = try DescriptionSample.read(
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n"
                + "    A: {pattern: '\(pattern)'}\n    B: {pattern: '\(pattern)'}"
        )
        #expect(read.diagnostics.map(\.message) == (problem.map { [$0, $0] } ?? []))
        #expect(read.diagnostics.allSatisfy { $0.code == "invalid-value" && $0.place.position.column == 18 })
    }

    @Test("patterns beyond what is looked at are let pass")
    func manyPatterns() throws {
        let filler = String(repeating: "a", count: 100_000)
        let read = try DescriptionSample.read(
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n"
                + "    A: {pattern: '[b-'}\n    B: {pattern: '\(filler)'}\n    C: {pattern: '\(filler)c'}\n    D: {pattern: '[d-'}"
        )
        #expect(DescriptionSample.problems(read) == ["5:18 invalid-value", "8:18 invalid-value"])
        let more = try DescriptionSample.read(
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n"
                + "    A: {pattern: '\(filler)'}\n    B: {pattern: '\(filler.dropFirst(3))'}\n    C: {pattern: '[d-'}\n    D: {pattern: '[d-'}"
        )
        #expect(DescriptionSample.problems(more) == ["7:18 invalid-value", "8:18 invalid-value"])
    }
}
