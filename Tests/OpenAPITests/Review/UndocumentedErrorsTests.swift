import OpenAPI
import Testing

@Suite("Review: errors, refusals and successes that are not documented")
struct UndocumentedErrorsTests {
    private let schemes = """
        , "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
        """

    private func sample(_ method: String, _ statuses: [String], _ more: String = "") throws -> ReviewSample {
        let responses = statuses.map { "\"\($0)\": {\"description\": \"d\", \"content\": {\"text/plain\": {}}}" }
        return try ReviewSample(
            "\"/a\": {\"\(method)\": {\"responses\": {\(responses.joined(separator: ","))}\(more)}}",
            schemes
        )
    }

    private func parameter(_ schema: String, required: Bool = false) -> String {
        """
        , "parameters": [{"name": "q", "in": "query", "required": \(required), "schema": \(schema)}]
        """
    }

    private let body = """
        , "requestBody": {"content": {"text/plain": {}}}
        """
    private let secured = ", \"security\": [{\"key\": []}]"

    @Test("an operation that can fail and declares no error is reported")
    func silent() throws {
        for more in [body, secured, parameter("{\"type\": \"integer\"}"), parameter("{}", required: true)] {
            #expect(try sample("post", ["200"], more).messages(.undocumentedErrors) == ["POST /a declares no error"])
        }
        #expect(try sample("post", ["200", "302"], body).messages(.undocumentedErrors).count == 1)
    }

    @Test("an operation that nothing can be wrong with, or that declares any error, is fine")
    func decoys() throws {
        #expect(try sample("get", ["200"]).messages(.undocumentedErrors) == [])
        #expect(try sample("options", ["200"], secured).messages(.undocumentedErrors) == [])
        #expect(try sample("get", ["200"], parameter("{\"type\": \"string\"}")).messages(.undocumentedErrors) == [])
        for status in ["400", "422", "4XX", "500", "5xx", "default"] {
            #expect(try sample("post", ["200", status], body).messages(.undocumentedErrors) == [])
        }
    }

    @Test("a protected operation without 401 and 403 is a hint, and not when it has no errors at all")
    func refusal() throws {
        let sample = try sample("get", ["200", "400"], secured)
        #expect(
            sample.messages(.undocumentedRefusal) == ["GET /a asks for credentials and declares neither 401 nor 403"]
        )
        #expect(sample.findings.filter { $0.kind == .undocumentedRefusal }.map(\.weight) == [.hint])
        for status in ["401", "403", "4XX", "default"] {
            #expect(try self.sample("get", ["200", status], secured).messages(.undocumentedRefusal) == [])
        }
        #expect(try self.sample("get", ["200"], secured).messages(.undocumentedRefusal) == [])
        #expect(try self.sample("get", ["200", "400"]).messages(.undocumentedRefusal) == [])
    }

    @Test("an operation that declares errors alone is reported")
    func success() throws {
        #expect(try sample("get", ["400"]).messages(.undocumentedSuccess) == ["GET /a declares no success"])
        for status in ["101", "204", "2XX", "302", "default"] {
            #expect(try sample("get", [status]).messages(.undocumentedSuccess) == [])
        }
    }

    @Test("what many operations have in common is one finding that names them all")
    func many() throws {
        let paths = (0..<5)
            .map { number in
                "\"/a\(number)\": {\"post\": {\"responses\": {\"200\": {\"description\": \"d\"}}\(body)}}"
            }
        let findings = try ReviewSample(paths.joined(separator: ",")).findings
            .filter { $0.kind == .undocumentedErrors }
        #expect(findings.map(\.operations) == [[0, 1, 2, 3, 4]])
        #expect(
            findings.map(\.message)
                == ["5 of 5 operations declare no error: POST /a0, POST /a1, POST /a2 and 2 more"]
        )
    }
}
