import JSON
import Testing

@testable import OpenAPI

@Suite("Bodies of several parts")
struct MultipartBodyTests {
    typealias Fixture = RequestFixture

    static var shape: ParameterShape {
        var file = Fixture.shape(.string)
        file.isBinary = true
        return Fixture.shape(object: [
            "name": Fixture.shape(.string), "file": file, "tags": Fixture.shape(arrayOf: .string),
            "meta": Fixture.shape(object: ["n": Fixture.shape(.integer)]),
        ])
    }

    static func body(_ encoding: [String: OpenAPIEncoding] = [:]) -> MultipartBody {
        var content = OpenAPIMediaType(type: "multipart/form-data", place: Fixture.place)
        content.encoding = encoding
        return MultipartBody(content, shape)
    }

    static func values(_ body: MultipartBody, _ bytes: [UInt8], _ boundary: String) -> [JSONValue] {
        if case .values(let values) = body.reading(bytes, boundary: boundary) { values } else { [] }
    }

    @Test("texts are plain, objects are JSON, files have a name and a media type")
    func parts() throws {
        let value: JSONValue = ["name": "a", "file": "bytes", "tags": ["x", "y"], "meta": ["n": 1], "none": .null]
        let (bytes, boundary) = try Self.body().bytes(of: value) { _ in nil }
        let lines = [
            "--\(boundary)", "Content-Disposition: form-data; name=\"name\"", "", "a",
            "--\(boundary)", "Content-Disposition: form-data; name=\"file\"; filename=\"file.bin\"",
            "Content-Type: application/octet-stream", "", "bytes",
            "--\(boundary)", "Content-Disposition: form-data; name=\"tags\"", "", "x",
            "--\(boundary)", "Content-Disposition: form-data; name=\"tags\"", "", "y",
            "--\(boundary)", "Content-Disposition: form-data; name=\"meta\"", "Content-Type: application/json", "",
            "{\"n\":1}", "--\(boundary)--", "",
        ]
        #expect(String(decoding: bytes, as: UTF8.self) == lines.joined(separator: "\r\n"))
        let expected: JSONValue = ["name": "a", "file": "bytes", "tags": ["x", "y"], "meta": ["n": 1]]
        #expect(Self.values(Self.body(), bytes, boundary).first == expected)
        #expect(try Self.body().bytes(of: value) { _ in nil }.boundary == boundary)
    }

    @Test("the boundary occurs in no part")
    func boundary() throws {
        let first = try Self.body().bytes(of: ["name": "a"]) { _ in nil }
        let text = "x\r\n--\(first.boundary)\r\ny"
        let second = try Self.body().bytes(of: ["name": .string(text)]) { _ in nil }
        #expect(Self.values(Self.body(), second.bytes, second.boundary).first == ["name": .string(text)])
    }

    @Test("a name cannot end its line")
    func names() throws {
        let name = "a\"\r\nContent-Type: text/html\r\n\r\nb%22"
        let value: JSONValue = .object(JSONObject([(name, JSONValue("v"))]))
        let (bytes, boundary) = try Self.body().bytes(of: value) { _ in nil }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.utf8.split(separator: 0x0A).count == 5)
        #expect(text.contains("name=\"a%22%0D%0AContent-Type: text/html%0D%0A%0D%0Ab%22\""))
        #expect(!Self.values(Self.body(), bytes, boundary).isEmpty)
    }

    @Test("an encoding object gives the media type and the headers that a part must have")
    func encoding() throws {
        var encoding = FormBodyTests.encoding(type: "image/png, image/jpeg")
        var header = Fixture.header()
        header.isRequired = true
        encoding.headers = [header]
        let body = Self.body(["file": encoding])
        let (bytes, _) = try body.bytes(of: ["file": "x"]) { _ in "red" }
        #expect(String(decoding: bytes, as: UTF8.self).contains("Content-Type: image/png\r\nX-Color: red\r\n\r\nx"))
        #expect(throws: ParameterCodecError.self) { try body.bytes(of: ["file": "x"]) { _ in nil } }
        #expect(throws: ParameterCodecError.self) { try body.bytes(of: ["file": "x"]) { _ in "a\r\nb" } }
        #expect(throws: ParameterCodecError.self) { try body.bytes(of: ["x"]) { _ in nil } }
    }

    @Test("an array as one JSON part is read as that array")
    func jsonArray() throws {
        let body = Self.body(["tags": FormBodyTests.encoding(type: "application/json")])
        let (bytes, boundary) = try body.bytes(of: ["tags": ["x", "y"]]) { _ in nil }
        #expect(Self.values(body, bytes, boundary).first == ["tags": ["x", "y"]])
    }

    @Test(
        "what is no body of several parts is unreadable, and nothing fails on it",
        arguments: [
            "", "--b", "--b\r\n", "--b\r\n\r\n--b--", "--b\r\nx\r\n\r\n\r\n--b--",
            "--b\r\nContent-Disposition: x\r\n\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n--b--", "--b\r\nA: b\r\n\r\nx\r\n--b--", "--bb--",
        ]
    )
    func malformed(_ text: String) {
        #expect(Self.values(Self.body(), Array(text.utf8), "b").isEmpty)
        #expect(Self.values(Self.body(), Array(text.utf8), "").isEmpty)
    }

    @Test("every cut and every changed byte of a body is read or refused")
    func mutations() throws {
        let (bytes, boundary) = try Self.body().bytes(of: ["name": "a", "meta": ["n": 1]]) { _ in nil }
        for index in bytes.indices {
            _ = Self.values(Self.body(), Array(bytes[..<index]), boundary)
            var changed = bytes
            changed[index] ^= 0x2A
            for value in Self.values(Self.body(), changed, boundary) { #expect(value.object != nil) }
        }
    }
}
