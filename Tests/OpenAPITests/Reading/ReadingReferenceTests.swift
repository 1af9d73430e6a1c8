import JSON
import OpenAPI
import Testing

@Suite("Following references")
struct ReadingReferenceTests {
    @Test("costs one branch where one leads nowhere, and each place is named")
    func dead() throws {
        let mistake = DescriptionMistake(
            "3.1.0",
            paths: """
                  /a:
                    get:
                      parameters: [{$ref: «unresolved-reference»'#/components/parameters/none'}]
                      responses:
                        200: {$ref: «unresolved-reference»'#/components/responses/none'}
                        201: {$ref: «unresolved-reference»'#/components/responses/none'}
                        202: {$ref: «wrong-type»7}
                  /b: {$ref: «unresolved-reference»'#/components/pathItems/none', get: {}}
                """
        )
        let read = try DescriptionSample.read(mistake.text)
        #expect(DescriptionSample.problems(read) == mistake.problems)
        #expect(read.operations.map(\.name) == ["GET /a", "GET /b"])
        #expect(read.operations[0].responses.map(\.isUnreadable) == [true, true, true])
    }

    @Test("ends where references lead in a circle")
    func cycles() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /a: {$ref: '#/paths/~1b'}
              /b: {$ref: '#/paths/~1a', get: {parameters: [{$ref: '#/components/parameters/p'}]}}
            components:
              parameters:
                p: {$ref: '#/components/parameters/q'}
                q: {$ref: '#/components/parameters/p'}
                r: {$ref: '#/components/parameters/r'}
              schemas: {S: {$ref: '#/components/schemas/S'}}
            """
        )
        #expect(Set(read.diagnostics.map(\.code)) == ["cyclic-reference"])
        #expect(read.operations.map(\.name) == ["GET /a", "GET /b"])
        #expect(read.operations.map(\.isIncomplete) == [true, true])
    }

    @Test("takes from a referenced path item what the item itself lacks")
    func pathItems() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /a/{id}:
                $ref: '#/components/pathItems/shared'
                get: {summary: own}
              /b/{id}: {$ref: '#/components/pathItems/shared'}
            components:
              pathItems:
                shared:
                  parameters: [{name: id, in: path, required: true, schema: {}}]
                  get: {summary: shared}
                  put: {operationId: put}
            """
        )
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
        let names = ["GET /a/{id}", "PUT /a/{id}", "GET /b/{id}", "PUT /b/{id}"]
        #expect(read.operations.map(\.name) == names)
        #expect(read.operations.map(\.summary) == ["own", nil, "shared", nil])
        #expect(read.operations.map { $0.parameters.map(\.name) } == [["id"], ["id"], ["id"], ["id"]])
    }

    @Test("leads into other documents that were handed in, and back")
    func documents() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /a:
                get:
                  parameters: [{$ref: 'parts/common.yaml#/limit'}]
                  responses:
                    200: {description: d, content: {application/json: {schema: {$ref: 'parts/pet.json#/$defs/Tag'}}}}
              /b: {$ref: 'parts/missing.yaml'}
              /c: {$ref: 'broken'}
            components:
              parameters: {page: {name: page, in: query, schema: {type: integer}}}
            """,
            uri: "https://api.example/v1/openapi.yaml",
            resources: [
                "https://api.example/v1/parts/common.yaml": """
                limit: {$ref: 'more.yaml'}
                """,
                "https://api.example/v1/parts/more.yaml": """
                $ref: '../openapi.yaml#/components/parameters/page'
                """,
                "https://api.example/v1/parts/pet.json": ##"{"$defs": {"Tag": {"$ref": "#/$defs/None"}}}"##,
                "https://api.example/v1/broken": "{",
            ]
        )
        #expect(read.operations[0].parameters.map(\.name) == ["page"])
        #expect(
            DescriptionSample.problems(read) == [
                "9:14 external-reference", "10:14 unreadable-resource",
                "https://api.example/v1/parts/pet.json 1:28 unresolved-reference",
            ]
        )
    }

    @Test("finds anchors in schemas that were handed in, and does not take a bag of schemas for one")
    func anchors() throws {
        let read = try DescriptionSample.read(
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            components:
              schemas:
                A: {$ref: 'schema.json#here'}
                B: {$ref: 'schema.json#there'}
                C: {$ref: 'bag.json#/A'}
                D: {$ref: 'bag.json#/B'}
            """,
            uri: "https://api.example/openapi.yaml",
            resources: [
                "https://api.example/schema.json": #"{"$defs": {"a": {"$anchor": "here", "type": 7}}}"#,
                "https://api.example/bag.json": #"{"A": {"type": "text"}, "type": {"type": "object"}}"#,
            ]
        )
        #expect(
            DescriptionSample.problems(read) == [
                "6:15 unresolved-reference", "8:15 unresolved-reference",
                "https://api.example/bag.json 1:16 invalid-schema", "https://api.example/schema.json 1:45 wrong-type",
            ]
        )
    }

    @Test(
        "escapes and encodes what stands in keys",
        arguments: ["a/b", "a~b", "a%b", "a b", "ü", "{x}", "~1", "\"q\"", ""]
    )
    func keys(key: String) throws {
        let name = JSONValue.string(key).text(.compact)
        let pointer = JSONPointer(["components", "schemas", key]).description
        let reference = JSONValue.string("#" + pointer.replacing("%", with: "%25")).text(.compact)
        let read = try DescriptionSample.read(
            """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"responses": {"200":
              {"description": "d", "content": {"a/b": {"schema": {"$ref": \(reference)}}}}}}}},
             "components": {"schemas": {\(name): {}}}}
            """
        )
        #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    }
}
