import JSON
import OpenAPI
import Testing

@Suite("Judging a response: bodies other than JSON")
struct OtherBodyJudgingTests {
    private func sample(_ type: String, _ media: String, version: String = "3.2.0") throws -> JudgedResponse {
        try JudgedResponse("\"200\": {\"description\": \"d\", \"content\": {\"\(type)\": \(media)}}", version: version)
    }

    private func lines(
        _ type: String,
        _ media: String,
        _ body: String,
        version: String = "3.2.0"
    ) throws -> [String] {
        try sample(type, media, version: version).judgement(200, [("Content-Type", type)], body).lines
    }

    @Test("a text is judged as a string, or as the number that it spells")
    func text() throws {
        let string = "{\"schema\": {\"type\": \"string\", \"maxLength\": 3}}"
        #expect(try lines("text/plain", string, "abc") == [])
        #expect(try lines("text/plain", string, "") == [])
        #expect(try lines("text/plain", string, "abcd").count == 1)
        let number = "{\"schema\": {\"type\": \"integer\"}}"
        #expect(try lines("text/plain", number, "42") == [])
        #expect(try lines("text/plain", number, "x").first?.hasPrefix("invalid-body: \"x\" is no integer") == true)
        #expect(try lines("text/plain", "{}", "anything") == [])
        #expect(
            try lines("text/csv", "{\"schema\": {\"type\": \"object\"}}", "a,b")
                == ["gap: the body: no rule says how a body of type text/csv becomes an object or array"]
        )
    }

    @Test("the character set of a text decides how it is read")
    func characters() throws {
        let media = "{\"schema\": {\"type\": \"string\", \"maxLength\": 1}}"
        let sample = try sample("text/plain", media)
        func lines(_ type: String, _ bytes: [UInt8]) -> [String] {
            sample.judgement(200, [("Content-Type", type)], bytes: bytes).lines
        }
        #expect(lines("text/plain; charset=iso-8859-1", [0xE4]) == [])
        #expect(lines("text/plain", [0xE4]) == ["gap: the body: its character set is not known"])
        #expect(lines("text/plain; charset=UTF-8", [0xE4]) == ["malformed-body: the body is no text in UTF-8"])
        #expect(
            lines("text/plain; charset=utf-16", [0, 65]) == ["gap: the body: character set \"utf-16\" is not read"]
        )
    }

    @Test("bytes are not judged beyond their media type")
    func binary() throws {
        let schema = "{\"schema\": {\"type\": \"string\", \"format\": \"binary\"}}"
        #expect(try lines("image/png", schema, "\u{1}") == [])
        #expect(try lines("application/octet-stream", "{\"schema\": {\"type\": \"string\"}}", "") == [])
        #expect(try lines("application/pdf", "{\"schema\": {}}", "x") == [])
        #expect(
            try lines("application/yaml", "{\"schema\": {\"type\": \"object\"}}", "a: 1")
                == ["gap: the body: bodies of type application/yaml are not judged by a schema"]
        )
    }

    @Test("XML is not judged, which is a gap; an empty text is no XML")
    func xml() throws {
        let schema = "{\"schema\": {\"type\": \"object\"}}"
        #expect(try lines("application/xml", schema, "<a/>") == ["gap: the body: xml bodies are not judged"])
        #expect(try lines("application/xml", "{}", "<a/>") == [])
        #expect(
            try lines("application/soap+xml", schema, "")
                == ["missing-body: the body is empty, application/soap+xml is declared"]
        )
    }

    @Test("each line of JSON lines is judged by itemSchema, with its place in the body")
    func jsonLines() throws {
        let media = "{\"itemSchema\": {\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"}}}}"
        let sample = try sample("application/jsonl", media)
        let type = [("Content-Type", "application/jsonl")]
        #expect(sample.judgement(200, type, "{\"a\": 1}\n\n{\"a\": 2}\r\n").isConforming)
        #expect(sample.judgement(200, type, "").isConforming)
        let wrong = sample.judgement(200, type, "{\"a\": 1}\n{\"a\": \"x\"}\n")
        #expect(wrong.violations.map(\.instance?.description) == ["/1/a"])
        #expect(wrong.violations.map(\.position) == [SourcePosition(line: 2, column: 7)])
        let malformed = sample.judgement(200, type, "{\"a\": 1}\n{\"a\" 2}\n")
        #expect(malformed.violations.map(\.kind) == [.malformedBody])
        #expect(malformed.violations.map(\.position) == [SourcePosition(line: 2, column: 6)])
    }

    @Test("the whole of a sequence is an array since 3.2, and undefined before")
    func whole() throws {
        let media = "{\"schema\": {\"type\": \"array\", \"maxItems\": 1, \"items\": {\"type\": \"integer\"}}}"
        #expect(try lines("application/x-ndjson", media, "1") == [])
        let sample = try sample("application/json-seq", media)
        let type = [("Content-Type", "application/json-seq")]
        #expect(sample.judgement(200, type, "\u{1E}1\n").isConforming)
        #expect(sample.judgement(200, type, "\u{1E}1\n\u{1E}2\n").violations.map(\.keyword) == ["maxItems"])
        let inner = sample.judgement(200, type, "\u{1E}\"x\"\n")
        #expect(inner.violations.map(\.position) == [SourcePosition(line: 1, column: 2)])
        #expect(
            try lines("application/jsonl", media, "1", version: "3.1.0")
                == ["gap: the body: how a sequence meets a schema is undefined before OpenAPI 3.2"]
        )
    }

    @Test("server-sent events are objects of their fields")
    func events() throws {
        let media = """
            {"itemSchema": {"type": "object", "required": ["data"], "properties": {"data": {"type": "string",
            "maxLength": 5}, "event": {"enum": ["add", "remove"]}, "retry": {"type": "integer"}}}}
            """
        let sample = try sample("text/event-stream", media)
        let type = [("Content-Type", "text/event-stream")]
        #expect(sample.judgement(200, type, ": hello\n\nevent: add\ndata: ab\ndata:cd\nretry: 5\n\n").isConforming)
        #expect(sample.judgement(200, type, "data: a\r\n\r\ndata: b\r\rdata: unfinished and long").isConforming)
        let wrong = sample.judgement(200, type, "data: a\n\nevent: drop\ndata: b\n\nevent: add\n\n")
        #expect(wrong.violations.map(\.instance?.description) == ["/1/event", "/2"])
        #expect(wrong.violations.map(\.position?.line) == [3, 6])
    }

    @Test("random bytes under any media type neither crash nor pass for JSON")
    func hostile() throws {
        var state: UInt64 = 0x5EED
        let types = [
            "application/json", "application/jsonl", "application/json-seq", "text/event-stream", "text/plain",
            "application/xml", "multipart/form-data; boundary=x",
        ]
        for type in types {
            let sample = try sample(type, "{\"schema\": {\"type\": \"array\"}, \"itemSchema\": {\"type\": \"object\"}}")
            for length in 0..<200 {
                let bytes = (0..<length)
                    .map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 56)
                    }
                let judgement = sample.judgement(200, [("Content-Type", type)], bytes: bytes)
                if type == "application/json" { #expect(!judgement.isConforming, "\(bytes)") }
            }
        }
    }
}
