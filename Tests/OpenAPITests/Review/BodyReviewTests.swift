import OpenAPI
import Testing

@Suite("Review: bodies")
struct BodyReviewTests {
    private func request(_ content: String, method: String = "post") throws -> ReviewSample {
        try ReviewSample(
            "\"/a\": {\(ReviewSample.fine(method, ", \"requestBody\": {\"content\": {\(content)}}"))}"
        )
    }

    private func response(_ content: String, method: String = "get", status: String = "200") throws -> ReviewSample {
        try ReviewSample(
            """
            "/a": {"\(method)": {"responses": {"\(status)": {"description": "d"\(content)},
            "default": {"description": "e"}}}}
            """
        )
    }

    @Test("a body of no media type, or of JSON of which nothing is said, is reported")
    func undeclared() throws {
        #expect(try request("").messages(.undeclaredBody) == ["POST /a takes a body of no declared media type"])
        for content in [
            "\"application/json\": {}", "\"application/json\": {\"schema\": {}}",
            "\"application/x+json\": {\"schema\": {\"description\": \"anything\", \"x-y\": 1}}",
        ] {
            #expect(
                try request(content).messages(.undeclaredBody) == ["POST /a takes JSON without saying what is in it"]
            )
        }
    }

    @Test("other media types need no schema, and any keyword says something")
    func decoys() throws {
        for content in [
            "\"text/plain\": {}", "\"application/octet-stream\": {}", "\"application/jsonl\": {}",
            "\"application/json\": {\"schema\": {\"type\": \"object\"}}",
            "\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/A\"}}",
        ] {
            #expect(try request(content).messages(.undeclaredBody) == [])
        }
        #expect(try ReviewSample("\"/a\": {\(ReviewSample.fine("post"))}").messages(.undeclaredBody) == [])
    }

    @Test("an operation that names a media type and declares no body is reported")
    func typed() throws {
        let header = """
            , "parameters": [{"name": "content-type", "in": "header", "schema": {"type": "string"}}]
            """
        #expect(
            try ReviewSample("\"/a\": {\(ReviewSample.fine("put", header))}").messages(.undeclaredBody)
                == ["PUT /a says of which type its body is and declares none"]
        )
        #expect(try ReviewSample("\"/a\": {\(ReviewSample.fine("get", header))}").messages(.undeclaredBody) == [])
        let responses = "\"responses\": {\"200\": {\"description\": \"d\"}, \"default\": {\"description\": \"e\"}}"
        let form = "\"/a\": {\"post\": {\"consumes\": [\"multipart/form-data\"], \(responses)}}"
        #expect(try ReviewSample(swagger: form).messages(.undeclaredBody).count == 1)
        let json = "\"/a\": {\"post\": {\"consumes\": [\"application/json\"], \(responses)}}"
        #expect(try ReviewSample(swagger: json).messages(.undeclaredBody) == [])
    }

    @Test("a success of JSON of which nothing is said is reported, an error is not")
    func answers() throws {
        let json = ", \"content\": {\"application/json\": {\"schema\": {}}}"
        #expect(
            try response(json).messages(.undeclaredResponseBody)
                == ["GET /a answers JSON without saying what is in it"]
        )
        #expect(try response(json, status: "404").messages(.undeclaredResponseBody) == [])
    }

    @Test("a GET that answers 200 without content is a hint")
    func silent() throws {
        let findings = try response("").findings.filter { $0.kind == .undeclaredResponseBody }
        #expect(findings.map(\.message) == ["GET /a answers 200 without a declared body"])
        #expect(findings.map(\.weight) == [.hint])
        for (method, status) in [("get", "204"), ("get", "302"), ("post", "200"), ("head", "200")] {
            #expect(try response("", method: method, status: status).messages(.undeclaredResponseBody) == [])
        }
    }

    @Test("a body is misplaced with GET and HEAD, and weaker so with DELETE")
    func misplaced() throws {
        for (method, weight) in [("get", OpenAPIReviewFinding.Weight.warning), ("head", .warning), ("delete", .hint)] {
            let findings = try request("\"text/plain\": {}", method: method).findings
                .filter { $0.kind == .misplacedBody }
            #expect(findings.map(\.weight) == [weight])
        }
        for method in ["post", "put", "patch", "options"] {
            #expect(try request("\"text/plain\": {}", method: method).messages(.misplacedBody) == [])
        }
    }

    @Test("content is misplaced in 204, 205 and 304, not with HEAD")
    func bodyless() throws {
        let content = ", \"content\": {\"text/plain\": {}}"
        for status in ["204", "205", "304"] {
            #expect(
                try response(content, method: "delete", status: status).messages(.misplacedBody)
                    == ["DELETE /a declares content for an answer that cannot have any"]
            )
        }
        #expect(try response(content, method: "head").messages(.misplacedBody) == [])
        #expect(try response(content, status: "206").messages(.misplacedBody) == [])
    }
}
