import JSON
import OpenAPI
import Testing

@Suite("Judging a response: status")
struct StatusJudgingTests {
    private let described = "{\"description\": \"d\"}"

    @Test("a status that is not declared names those that are")
    func undocumented() throws {
        let sample = try JudgedResponse("\"200\": \(described), \"404\": \(described), \"5XX\": \(described)")
        let judgement = sample.judgement(418, [], "")
        #expect(judgement.lines == ["undocumented-status: status 418 is not declared; declared are 200, 404 and 5XX"])
        #expect(judgement.violations.first?.declared == sample.operation.place)
        #expect(!judgement.isConforming)
        let single = try JudgedResponse("\"200\": \(described)")
        #expect(
            single.judgement(500, [], "").lines == ["undocumented-status: status 500 is not declared; declared is 200"]
        )
    }

    @Test("the exact status counts before its class, and that before default")
    func order() throws {
        let sample = try JudgedResponse(
            """
            "default": {"description": "d", "headers": {"D": {"required": true, "schema": {}}}},
            "4XX": {"description": "d", "headers": {"C": {"required": true, "schema": {}}}},
            "404": {"description": "d", "headers": {"E": {"required": true, "schema": {}}}}
            """
        )
        #expect(sample.judgement(404, [], "").violations.map(\.subject) == ["E"])
        #expect(sample.judgement(400, [], "").violations.map(\.subject) == ["C"])
        #expect(sample.judgement(200, [], "").violations.map(\.subject) == ["D"])
    }

    @Test("a body is violation where HTTP has none", arguments: [204, 205, 304])
    func unexpected(status: Int) throws {
        let sample = try JudgedResponse("\"\(status)\": \(described)")
        #expect(
            sample.judgement(status, [], "{}").lines
                == ["unexpected-body: a response of status \(status) has no body, but 2 bytes came"]
        )
        #expect(sample.judgement(status, [], "").isConforming)
        #expect(sample.judgement(status, [], nil).isConforming)
    }

    @Test("an answer to HEAD has no body, and needs none of the declared content")
    func head() throws {
        let sample = try JudgedResponse(
            "\"200\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": {\"type\": \"object\"}}}}",
            method: "head"
        )
        #expect(sample.judgement(200, [], nil).isConforming)
        #expect(sample.judgement(200, [("Content-Type", "text/html")], "").isConforming)
        #expect(
            sample.judgement(200, [], "{}").lines == [
                "unexpected-body: an answer to HEAD has no body, but 2 bytes came"
            ]
        )
    }

    @Test("a response that is declared without content may have any body")
    func silent() throws {
        let sample = try JudgedResponse("\"200\": \(described), \"404\": \(described)")
        #expect(sample.judgement(404, [("Content-Type", "text/html")], "<p>gone</p>").isConforming)
        #expect(sample.judgement(200, [("Content-Type", "application/json")], "{}").isConforming)
        #expect(sample.judgement(200, [], "{").isConforming)
    }

    @Test("an operation without responses, and a response that cannot be read, are gaps")
    func gaps() throws {
        #expect(try JudgedResponse("").judgement().lines == ["gap: the response: the operation declares none"])
        let sample = try JudgedResponse("\"200\": {\"$ref\": \"#/components/responses/None\"}")
        #expect(sample.judgement().lines == ["gap: the declaration of response 200: it could not be read"])
    }

    @Test("a judgement says itself in one sentence")
    func summary() throws {
        var judgement = OpenAPIJudgement()
        #expect(judgement.summary == "conforms")
        judgement.gaps = [OpenAPIGap(part: "the body", reason: "it is masked")]
        #expect(judgement.summary == "not judged: the body: it is masked")
        judgement.violations = [OpenAPIViolation(.missingBody, "the body is empty")]
        #expect(judgement.summary == "the body is empty")
        judgement.omitted = 2
        #expect(judgement.summary == "the body is empty (and 2 more)")
    }
}
