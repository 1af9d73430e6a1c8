import JSON
import OpenAPI
import Testing

@Suite("Judging a response: JSON bodies")
struct BodyJudgingTests {
    private let items = """
        {"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items":
        {"type": "object", "properties": {"price": {"type": "number"}, "note": {"type": "string", "nullable": true},
        "count": {"type": "integer"}}}}}}
        """

    @Test("a value of the wrong type is violation with its path, its line and column, and the keyword's place")
    func invalid() throws {
        let sample = try JudgedResponse(json: items)
        let judgement = sample.judgement(200, body: "{\"items\": [\n  {\"price\": 1},\n  {\"price\": \"12\"}\n]}")
        #expect(judgement.violations.count == 1)
        let violation = try #require(judgement.violations.first)
        #expect(violation.kind == .invalidBody)
        #expect(violation.message.hasPrefix("/items/1/price: \"12\" is no number"))
        #expect(violation.instance?.description == "/items/1/price")
        #expect(violation.position == SourcePosition(line: 3, column: 13))
        #expect(violation.keyword == "type")
        let declared = try #require(violation.declared)
        #expect(declared.pointer.tokens.suffix(3) == ["properties", "price", "type"])
        let map = sample.judge.description.document.sourceMap
        #expect(declared.position == map.position(at: declared.span.lowerBound))
        #expect(declared.position.line > 3)
    }

    @Test("what looks wrong and is fine, is fine")
    func decoys() throws {
        let sample = try JudgedResponse(json: items)
        for body in [
            "{\"items\": []}", "{\"items\": [{\"count\": 1.0}]}", "{\"items\": [{\"note\": null}]}",
            "{\"items\": [{\"more\": true}], \"extra\": 1}", " {\"items\":[{\"price\":1e2}]}\n",
            "{\"items\": [{\"price\": 3}]}",
            "{\"items\": [{\"note\": \"\\ud800\"}]}",
        ] {
            #expect(sample.judgement(200, body: body).lines == [])
        }
    }

    @Test("null without nullable is violation")
    func null() throws {
        #expect(
            try JudgedResponse(json: items).judgement(200, body: "{\"items\": [{\"price\": null}]}").violations
                .map(\.instance?.description) == ["/items/0/price"]
        )
    }

    @Test("an empty body is missing, one that is no JSON is malformed with its place")
    func malformed() throws {
        let sample = try JudgedResponse(json: items)
        #expect(
            sample.judgement(200, body: "").lines == ["missing-body: the body is empty, application/json is declared"]
        )
        #expect(
            sample.judgement(200, [], "").lines == ["missing-body: the body is empty, application/json is declared"]
        )
        let judgement = sample.judgement(200, body: "{\"items\": [\n  {\"price\": 1,}]}")
        #expect(judgement.violations.map(\.kind) == [.malformedBody])
        #expect(judgement.violations.first?.position == SourcePosition(line: 2, column: 15))
        #expect(judgement.violations.first?.message.hasPrefix("the body is no JSON: 2:15: expected") == true)
        #expect(sample.judgement(200, body: "<html>").violations.map(\.kind) == [.malformedBody])
        #expect(sample.judgement(200, body: "{} {}").violations.map(\.kind) == [.malformedBody])
        #expect(sample.judgement(200, bytes: [0x22, 0xFF, 0x22]).violations.map(\.kind) == [.malformedBody])
    }

    @Test("a byte order mark is violation, and the rest is judged")
    func mark() throws {
        let judgement = try JudgedResponse(json: items).judgement(200, body: "\u{FEFF}{\"items\": 1}")
        #expect(judgement.violations.map(\.kind) == [.malformedBody, .invalidBody])
        #expect(judgement.violations.last?.instance?.description == "/items")
    }

    @Test("a body that was cut off, is unknown, masked, compressed or too deep is a gap")
    func gaps() throws {
        let sample = try JudgedResponse(json: items)
        let json = ("content-type", "application/json")
        #expect(
            sample.judgement(200, body: "{\"items\": [", isTruncated: true).lines
                == ["gap: the body: it was cut off after 11 bytes"]
        )
        #expect(sample.judgement(200, [json], nil).lines == ["gap: the body: it is not known"])
        #expect(
            sample.judgement(200, [json, ("content-encoding", "gzip")], bytes: [0x1F, 0x8B, 8]).lines
                == ["gap: the body: it is compressed (gzip)"]
        )
        #expect(
            sample.judgement(200, [json, ("content-encoding", "br")], "\u{1}").lines
                == ["gap: the body: it is no JSON as it was received, with content coding br"]
        )
        #expect(sample.judgement(200, [json, ("content-encoding", "gzip")], "{\"items\": []}").isConforming)
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        #expect(sample.judgement(200, body: deep).lines == ["gap: the body: nested deeper than 128 levels"])
        let twice = sample.judgement(200, body: "{\"items\": [],\n\"items\": []}")
        #expect(
            twice.lines
                == ["gap: the body: key \"items\" is there again at 2:1, and which one counts is undefined"]
        )
    }

    @Test("a masked string is judged by its type, not by its text")
    func masked() throws {
        let sample = try JudgedResponse(
            json: "{\"properties\": {\"a\": {\"type\": \"string\", \"maxLength\": 2}, \"b\": {\"type\": \"integer\"}}}"
        )
        let isOpaque: @Sendable (String) -> Bool = { $0 == "***" }
        let unknown = sample.judgement(200, body: "{\"a\": \"***\"}", isOpaque: isOpaque)
        #expect(unknown.violations.isEmpty)
        #expect(unknown.gaps.count == 1)
        #expect(unknown.gaps.first?.part.elementsEqual("the body at /a") == true)
        let wrong = sample.judgement(200, body: "{\"b\": \"***\"}", isOpaque: isOpaque)
        #expect(wrong.violations.map(\.instance?.description) == ["/b"])
    }

    @Test("a schema that cannot be judged makes a gap that says why")
    func unjudged() throws {
        let sample = try JudgedResponse(json: "{\"$ref\": \"other.json#/a\"}")
        let judgement = sample.judgement(200, body: "{}")
        #expect(judgement.violations.isEmpty)
        #expect(judgement.gaps.count == 1)
        #expect(judgement.gaps.first?.reason.contains("other.json") == true, "\(judgement.gaps)")
    }

    @Test("the violations that are listed are bounded, the rest is counted")
    func bounded() throws {
        let sample = try JudgedResponse(json: "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}")
        let body = "[" + (0..<60).map(String.init).joined(separator: ",") + "]"
        let judgement = sample.judgement(200, body: body)
        #expect(judgement.violations.count == OpenAPIJudgement.mostViolations)
        #expect(judgement.omitted == 40)
        #expect(judgement.violations.first?.instance?.description == "/0")
    }

    @Test("of alternatives the nearest miss is told")
    func alternatives() throws {
        let sample = try JudgedResponse(
            json: """
                {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"age": {"type": "integer"}}}]}
                """
        )
        let judgement = sample.judgement(200, body: "{\"age\": \"x\"}")
        #expect(judgement.violations.map(\.keyword) == ["oneOf"])
        #expect(
            judgement.violations.first?.message.hasSuffix("/age: \"x\" is no integer") == true,
            "\(judgement.lines)"
        )
    }
}

extension JudgedResponse {
    /// What is made of an answer of JSON.
    func judgement(
        _ status: Int,
        body: String,
        isTruncated: Bool = false,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> OpenAPIJudgement {
        judgement(
            status,
            [("content-type", "application/json")],
            body,
            isTruncated: isTruncated,
            isOpaque: isOpaque
        )
    }
}
