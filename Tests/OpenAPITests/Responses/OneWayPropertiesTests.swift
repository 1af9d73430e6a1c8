import JSON
import JSONSchema
import OpenAPI
import Testing

@Suite("Judging a response: properties that travel one way")
struct OneWayPropertiesTests {
    private let user = """
        "User": {"type": "object", "required": ["id", "name", "password"], "properties": {
        "id": {"type": "integer", "readOnly": true}, "name": {"type": "string"},
        "password": {"type": "string", "writeOnly": true}}}
        """
    private let reference = "{\"$ref\": \"#/components/schemas/User\"}"

    @Test("a writeOnly property is not asked for in a response although it is required")
    func required() throws {
        let sample = try JudgedResponse(json: reference, shared: user)
        #expect(sample.judgement(200, body: "{\"id\": 1, \"name\": \"a\"}").lines == [])
        let judgement = sample.judgement(200, body: "{\"name\": \"a\"}")
        #expect(judgement.violations.map(\.keyword) == ["required"])
        #expect(judgement.violations.first?.message.contains("\"id\"") == true)
    }

    @Test("a writeOnly property that is there is violation with its place")
    func present() throws {
        let sample = try JudgedResponse(
            json: "{\"type\": \"array\", \"items\": \(reference)}",
            shared: user
        )
        let judgement = sample.judgement(200, body: "[{\"id\": 1, \"name\": \"a\",\n \"password\": \"x\"}]")
        #expect(
            judgement.lines
                == ["invalid-body: /0/password: the property is writeOnly and must not be in a response"]
        )
        let violation = try #require(judgement.violations.first)
        #expect(violation.keyword == "writeOnly")
        #expect(violation.position?.line == 2)
        #expect(violation.declared?.position.line == 4)
    }

    @Test("this holds through allOf, references and both versions of the rule")
    func composed() throws {
        for version in ["3.0.3", "3.1.0"] {
            let sample = try JudgedResponse(
                json: "{\"allOf\": [\(reference), {\"required\": [\"password\", \"role\"]}]}",
                shared: user,
                version: version
            )
            #expect(sample.judgement(200, body: "{\"id\": 1, \"name\": \"a\", \"role\": \"b\"}").lines == [])
            #expect(sample.judgement(200, body: "{\"id\": 1, \"name\": \"a\"}").violations.count == 1)
            #expect(
                sample.judgement(200, body: "{\"id\": 1, \"name\": \"a\", \"role\": 1, \"password\": \"\"}").violations
                    .map(\.keyword) == ["writeOnly"]
            )
        }
    }

    @Test("compiled schemas differ by direction")
    func directions() throws {
        let sample = try JudgedResponse(json: reference, shared: user)
        let schema = try #require(sample.operation.responses.first?.content.first?.schema)
        let request = try #require(sample.judge.compiled(schema, for: .request))
        let response = try #require(sample.judge.compiled(schema, for: .response))
        let sent = try node("{\"name\": \"a\", \"password\": \"b\"}")
        let received = try node("{\"name\": \"a\", \"id\": 1}")
        #expect(request.isValid(sent))
        #expect(!request.isValid(received))
        #expect(response.isValid(received))
        #expect(!response.isValid(sent))
    }
}
