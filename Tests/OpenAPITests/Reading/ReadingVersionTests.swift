import JSON
import OpenAPI
import Testing

@Suite("Reading the text of a description")
struct ReadingVersionTests {
    @Test(
        "tells the version, quoted or not",
        arguments: [
            ("openapi: 3.0.3", OpenAPIVersion.v30), ("openapi: 3.0", .v30), ("openapi: 3", .v30),
            ("openapi: '3.1.1'", .v31),
            ("openapi: 3.2.0", .v32), ("swagger: '2.0'", .v20), ("swagger: 2.0", .v20),
            (#"{"openapi": "3.1.0"}"#, .v31),
            (#"{"swagger": 2}"#, .v20), ("\u{FEFF}{\"openapi\": \"3.0.0\"}", .v30), (" \n{openapi: 3.1.0,}", .v31),
        ]
    )
    func version(text: String, version: OpenAPIVersion) throws {
        #expect(try DescriptionSample.read(text).version == version)
    }

    @Test("reads a later 3.x as the newest one and says so")
    func later() throws {
        let read = try DescriptionSample.read("openapi: 3.9.0\ninfo: {title: t, version: '1'}\npaths: {}")
        #expect(read.version == .v32)
        #expect(DescriptionSample.problems(read) == ["1:10 unknown-version"])
    }

    @Test("refuses other versions with their place", arguments: ["1.2", "4.0.0", "3.x", "three", ""])
    func refused(version: String) {
        let text = "# api\nopenapi: '\(version)'"
        #expect(throws: OpenAPIError.unsupportedVersion(version, position: SourcePosition(line: 2, column: 10))) {
            try DescriptionSample.read(text)
        }
    }

    @Test(
        "does not take for a description what is none",
        arguments: ["", "# nothing", "[]", "null", "{}", "a: b", "3", "openapi: [3]", #"{"info": {}}"#, "--- \n..."]
    )
    func notRecognised(text: String) {
        #expect(throws: OpenAPIError.notRecognised) { try DescriptionSample.read(text) }
    }

    @Test(
        "names the place of a broken text",
        arguments: [
            ("{\n \"openapi\" \"3.0.0\"}", 2, 12), ("openapi: 3.0.0\n  info: x: y", 2, 7), ("{\"a\": [}", 1, 8),
        ]
    )
    func syntax(text: String, line: Int, column: Int) {
        let error = #expect(throws: OpenAPIError.self) { try DescriptionSample.read(text) }
        guard case .syntax(_, let position) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(position == SourcePosition(line: line, column: column))
    }

    @Test("refuses what is larger than the limit before it reads it")
    func size() {
        var limits = OpenAPILimits()
        limits.size = 10
        #expect(throws: OpenAPIError.tooLarge(limit: 10)) {
            try DescriptionSample.read("openapi: 3.0.0", limits: limits)
        }
    }

    @Test("notes keys that stand twice", arguments: [true, false])
    func duplicates(isJSON: Bool) throws {
        let text =
            isJSON
            ? #"{"openapi": "3.0.0", "info": {"title": "a", "title": "b", "version": "1"}, "paths": {}}"#
            : "openapi: 3.0.0\ninfo:\n  title: a\n  title: b\n  version: '1'\npaths: {}"
        let read = try DescriptionSample.read(text)
        #expect(read.title == "b")
        #expect(DescriptionSample.problems(read) == [isJSON ? "1:45 duplicate-key" : "4:3 duplicate-key"])
    }

    @Test("reads YAML's flow style and notes that it is no JSON")
    func flow() throws {
        let read = try DescriptionSample.read("{openapi: 3.0.0, info: {title: t, version: '1'}, paths: {},}")
        #expect(DescriptionSample.problems(read) == ["1:2 syntax"])
        #expect(read.title == "t")
    }

    @Test(
        "makes the same model of JSON and of the same in YAML",
        arguments: [DescriptionSample.orders, DescriptionSample.pets]
    )
    func equality(json: String) throws {
        // JSON is YAML once a comment comes before it.
        let fromJSON = try DescriptionSample.read(json)
        let fromYAML = try DescriptionSample.read("#\n" + json)
        #expect(summary(of: fromJSON) == summary(of: fromYAML))
        #expect(fromJSON.operations.map(\.place.position.column) == fromYAML.operations.map(\.place.position.column))
        #expect(
            fromJSON.operations.map { $0.place.position.line + 1 } == fromYAML.operations.map(\.place.position.line)
        )
    }

    private func summary(of description: OpenAPIDescription) -> [String] {
        description.operations.flatMap { operation in
            [
                operation.name, operation.operationID ?? "", "\(operation.security)",
                operation.servers.map(\.url).joined(),
            ]
                + operation.parameters.map { "\($0.location).\($0.name) \($0.style) \($0.explode) \($0.isRequired)" }
                + operation.responses.map { response in
                    "\(response.status) \(response.content.map { "\($0.type) \($0.schema?.reference ?? "")" })"
                }
        }
    }
}
