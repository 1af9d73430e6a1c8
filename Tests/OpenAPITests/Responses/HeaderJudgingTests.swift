import JSON
import OpenAPI
import Testing

@Suite("Judging a response: headers")
struct HeaderJudgingTests {
    private func sample(_ headers: String) throws -> JudgedResponse {
        try JudgedResponse("\"200\": {\"description\": \"d\", \"headers\": {\(headers)}}")
    }

    @Test("a required header that is missing is violation, whatever the case of its name")
    func missing() throws {
        let sample = try sample("\"X-Rate-Limit\": {\"required\": true, \"schema\": {\"type\": \"integer\"}}")
        let judgement = sample.judgement(200, [], "")
        #expect(judgement.lines == ["missing-header: the required header X-Rate-Limit is missing"])
        #expect(judgement.violations.first?.subject == "X-Rate-Limit")
        #expect(judgement.violations.first?.declared?.pointer.tokens.last == "X-Rate-Limit")
        #expect(sample.judgement(200, [("x-rate-limit", "5")], "").isConforming)
    }

    @Test("an optional header may be missing, and Content-Type is no header of a response")
    func optional() throws {
        let sample = try sample(
            """
            "X-A": {"schema": {"type": "integer"}},
            "content-type": {"required": true, "schema": {"type": "integer"}}
            """
        )
        #expect(sample.judgement(200, [], "").isConforming)
        #expect(sample.judgement(200, [("Content-Type", "text/html")], "").isConforming)
    }

    @Test("a value that does not satisfy its schema is violation with the keyword and its place")
    func invalid() throws {
        let sample = try sample("\"X-Rate-Limit\": {\"schema\": {\"type\": \"integer\", \"minimum\": 1}}")
        let judgement = sample.judgement(200, [("x-rate-limit", "0")], "")
        #expect(judgement.lines == ["invalid-header: header X-Rate-Limit: 0 is less than the minimum of 1"])
        let violation = try #require(judgement.violations.first)
        #expect(violation.keyword == "minimum")
        #expect(violation.declared?.pointer.description.hasSuffix("/headers/X-Rate-Limit/schema/minimum") == true)
        #expect(sample.judgement(200, [("X-Rate-Limit", "soon")], "").violations.map(\.kind) == [.invalidHeader])
    }

    @Test("text is read by the types of the schema")
    func decoys() throws {
        let sample = try sample(
            """
            "I": {"schema": {"type": "integer"}}, "B": {"schema": {"type": "boolean"}},
            "S": {"schema": {"type": "string"}}, "A": {"schema": {"type": "array", "items": {"type": "integer"}}},
            "D": {"schema": {"type": "string", "format": "date-time"}}, "N": {"schema": {"type": "number"}}
            """
        )
        for (name, value) in [
            ("I", "5"), ("B", "true"), ("S", "5"), ("S", "true"), ("S", ""), ("A", "1,2,3"), ("N", "1.50"),
            ("D", "2024-02-29T12:00:00Z"), ("I", "  7 "),
        ] {
            let judgement = sample.judgement(200, [(name, value)], "")
            #expect(judgement.isConforming, "\(name): \(value): \(judgement.lines)")
        }
        for (name, value) in [("I", "x"), ("B", "yes"), ("A", "1,x"), ("D", "2023-02-29T12:00:00Z")] {
            #expect(sample.judgement(200, [(name, value)], "").violations.map(\.kind) == [.invalidHeader])
        }
    }

    @Test("the fields of one name are one list, but for Set-Cookie")
    func several() throws {
        let sample = try sample(
            """
            "A": {"schema": {"type": "array", "maxItems": 3, "items": {"type": "integer"}}},
            "Set-Cookie": {"schema": {"type": "string", "pattern": "^[a-z]+=[^,]*$"}}
            """
        )
        #expect(sample.judgement(200, [("A", "1"), ("a", "2,3")], "").isConforming)
        #expect(sample.judgement(200, [("A", "1,2"), ("a", "3,4")], "").violations.map(\.keyword) == ["maxItems"])
        #expect(sample.judgement(200, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], "").isConforming)
        #expect(sample.judgement(200, [("Set-Cookie", "a=1"), ("Set-Cookie", "2")], "").violations.count == 1)
    }

    @Test("a header that is a JSON document is parsed and validated")
    func document() throws {
        let sample = try sample(
            "\"X\": {\"content\": {\"application/json\": {\"schema\": {\"required\": [\"a\"]}}}}"
        )
        #expect(sample.judgement(200, [("X", "{\"a\": 1}")], "").isConforming)
        #expect(sample.judgement(200, [("X", "{}")], "").violations.map(\.keyword) == ["required"])
        #expect(
            sample.judgement(200, [("X", "{")], "").lines
                == [
                    "invalid-header: header X: \"{\" is no JSON: 1:2: unexpected end of the text, expected a key or '}'"
                ]
        )
    }

    @Test("a masked value is a gap")
    func masked() throws {
        let sample = try sample("\"X\": {\"required\": true, \"schema\": {\"type\": \"integer\"}}")
        let judgement = sample.judgement(200, [("X", "***")], "", isOpaque: { $0 == "***" })
        #expect(judgement.lines == ["gap: header X: its value is masked"])
    }
}
