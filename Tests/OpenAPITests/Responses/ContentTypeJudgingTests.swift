import JSON
import OpenAPI
import Testing

@Suite("Judging a response: content type")
struct ContentTypeJudgingTests {
    private func sample(_ types: String...) throws -> JudgedResponse {
        let content = types.map { "\"\($0)\": {\"schema\": {\"type\": \"object\"}}" }.joined(separator: ",")
        return try JudgedResponse("\"200\": {\"description\": \"d\", \"content\": {\(content)}}")
    }

    @Test("that is missing with a body is violation, and the body is judged all the same")
    func missing() throws {
        let sample = try sample("application/json")
        #expect(
            sample.judgement(200, [], "{}").lines
                == ["missing-content-type: the response has a body but no Content-Type; declared is application/json"]
        )
        #expect(sample.judgement(200, [], "{").violations.map(\.kind) == [.missingContentType, .malformedBody])
        let two = try self.sample("application/json", "text/html")
        #expect(
            two.judgement(200, [], "{").lines == [
                "missing-content-type: the response has a body but no Content-Type; declared are application/json and "
                    + "text/html"
            ]
        )
    }

    @Test("that breaks the grammar is violation", arguments: ["json", "application/json; charset", "*/*", "a/b, c/d"])
    func malformed(value: String) throws {
        let judgement = try sample("application/json").judgement(200, [("Content-Type", value)], "{}")
        #expect(judgement.lines == ["malformed-content-type: Content-Type \"\(value)\" is no media type"])
        #expect(judgement.violations.first?.subject == "Content-Type")
    }

    @Test("that is there twice is violation, unless both say the same")
    func twice() throws {
        let sample = try sample("application/json")
        let both = sample.judgement(200, [("Content-Type", "text/html"), ("content-type", "application/json")], "{}")
        #expect(
            both.lines
                == ["malformed-content-type: Content-Type \"application/json, text/html\" is there with 2 values"]
        )
        let same = [("Content-Type", "application/json"), ("content-type", " application/json ")]
        #expect(sample.judgement(200, same, "{}").isConforming)
    }

    @Test("that is not declared names those that are, and its body is not judged")
    func undocumented() throws {
        let judgement = try sample("application/json", "text/csv")
            .judgement(200, [("Content-Type", "text/html; charset=utf-8")], "<p>")
        #expect(
            judgement.lines == [
                "undocumented-content-type: \"text/html; charset=utf-8\" is not declared for status 200; declared are "
                    + "application/json and text/csv"
            ]
        )
        #expect(
            judgement.violations.first?.declared?.pointer.description.hasSuffix("/content/application~1json") == true
        )
        #expect(
            try sample("application/json").judgement(200, [("Content-Type", "application/problem+json")], "{}")
                .violations
                .map(\.kind) == [.undocumentedContentType]
        )
    }

    @Test(
        "that is one of the declared ones is fine",
        arguments: [
            ("application/json", "application/json; charset=utf-8"), ("application/json", "APPLICATION/JSON"),
            ("application/json; charset=utf-8", "application/json"), ("application/*", "application/json"),
            ("*/*", "application/vnd.x+json"), ("application/*+json", "application/problem+json"),
        ]
    )
    func decoys(declared: String, value: String) throws {
        #expect(try sample(declared).judgement(200, [("CONTENT-TYPE", value)], "{}").isConforming)
        #expect(try sample(declared).judgement(200, [("CONTENT-TYPE", value)], "[]").violations.count == 1)
    }

    @Test("the closest declaration counts")
    func closest() throws {
        let sample = try JudgedResponse(
            """
            "200": {"description": "d", "content": {"*/*": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "object"}}, "application/*": {"schema": {"type": "array"}}}}
            """
        )
        #expect(sample.judgement(200, [("Content-Type", "application/json")], "{}").isConforming)
        #expect(sample.judgement(200, [("Content-Type", "application/x+json")], "[]").isConforming)
        #expect(sample.judgement(200, [("Content-Type", "text/json")], "\"x\"").isConforming)
    }

    @Test("a declaration that cannot be read makes a gap, not a violation")
    func unreadable() throws {
        let judgement = try sample("json").judgement(200, [("Content-Type", "application/json")], "{}")
        #expect(judgement.violations.isEmpty)
        #expect(judgement.gaps.count == 1)
    }
}
