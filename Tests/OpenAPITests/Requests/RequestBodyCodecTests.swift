import JSON
import Testing

@testable import OpenAPI

@Suite("Bodies of requests by their media types")
struct RequestBodyCodecTests {
    typealias Fixture = RequestFixture

    static func bytes(_ value: JSONValue, _ type: String, _ shape: ParameterShape = ParameterShape()) throws -> String {
        let content = OpenAPIMediaType(type: type, place: Fixture.place)
        let media = try #require(MediaType(type))
        let written = try RequestBodyCodec.bytes(of: value, as: media, content, shape) { _ in nil }
        return String(decoding: written.bytes, as: UTF8.self)
    }

    static func reading(
        _ text: String,
        _ type: String,
        _ shape: ParameterShape = ParameterShape()
    ) throws -> RequestBodyCodec.Reading {
        let content = OpenAPIMediaType(type: type, place: Fixture.place)
        return RequestBodyCodec.reading(Array(text.utf8), as: try #require(MediaType(type)), content, shape)
    }

    @Test("each media type has its writer")
    func writing() throws {
        #expect(try Self.bytes(["a": 1], "application/merge-patch+json; charset=utf-8") == #"{"a":1}"#)
        #expect(try Self.bytes([["a": 1], 2], "application/x-ndjson") == "{\"a\":1}\n2\n")
        #expect(try Self.bytes(["a": 1], "application/x-www-form-urlencoded") == "a=1")
        #expect(try Self.bytes("plain", "text/plain") == "plain")
        #expect(try Self.bytes(17, "text/plain") == "17")
        #expect(try Self.bytes("bytes", "application/octet-stream") == "bytes")
        #expect(throws: ParameterCodecError.mediaType("application/xml")) {
            try Self.bytes(["a": 1], "application/xml")
        }
        #expect(ParameterCodecError.mediaType("application/xml").description == "xml bodies are not built")
        #expect(throws: ParameterCodecError.mediaType("multipart/mixed")) {
            try Self.bytes(["a": 1], "multipart/mixed")
        }
        #expect(throws: ParameterCodecError.mediaType("image/png")) { try Self.bytes(["a": 1], "image/png") }
    }

    @Test("each media type has its reader")
    func reading() throws {
        guard case .document(let document) = try Self.reading(#"{"a":1}"#, "application/problem+json") else {
            Issue.record("no document")
            return
        }
        #expect(document.value == ["a": 1])
        guard case .sequence(let documents) = try Self.reading("1\n\n[2]\r\n", "application/jsonl") else {
            Issue.record("no sequence")
            return
        }
        #expect(documents.map(\.value) == [1, [2]])
        guard case .values(let values) = try Self.reading("17", "text/plain", Fixture.shape(.integer)) else {
            Issue.record("no values")
            return
        }
        #expect(values == [17])
        for (text, type) in [("<a/>", "application/xml"), ("x", "multipart/mixed; boundary=b")] {
            guard case .gap = try Self.reading(text, type) else {
                Issue.record("\(type) is judged")
                continue
            }
        }
    }

    @Test("a body that breaks its rules is unreadable, with the place where it is JSON")
    func malformed() throws {
        guard case .unreadable(_, let position) = try Self.reading("{\n  \"a\": }", "application/json") else {
            Issue.record("readable")
            return
        }
        #expect(position == SourcePosition(line: 2, column: 8))
        guard case .unreadable(_, let line) = try Self.reading("1\n2\n{", "application/jsonl") else {
            Issue.record("readable")
            return
        }
        #expect(line?.line == 3)
        for (text, type) in [
            ("a", "multipart/form-data"), ("a", "multipart/form-data; boundary=b"),
            ("%", "application/x-www-form-urlencoded"),
        ] {
            guard case .unreadable = try Self.reading(text, type) else {
                Issue.record("\(type) is readable")
                continue
            }
        }
    }

    @Test("a range is made concrete")
    func ranges() {
        for (range, type) in [
            ("*/*", "application/json"), ("application/*", "application/json"), ("text/*", "text/plain"),
            ("image/*", "image/png"), ("image/gif", "image/gif"), ("application/*+json", "application/vnd.assay+json"),
        ] {
            #expect(MediaType(range)?.concrete?.description == type)
        }
        #expect(MediaType("font/*")?.concrete == nil)
        #expect(MediaType.firstConcrete("image/png , image/*")?.description == "image/png")
    }
}
