import OpenAPI
import Testing

@Suite("Review: credentials in queries and servers without TLS")
struct TransportReviewTests {
    @Test("a key in the query is reported with the operations that take it")
    func scheme() throws {
        let sample = try ReviewSample(
            "\"/a\": {\(ReviewSample.fine("get", ", \"security\": [{\"k\": []}]"))}",
            ", \"components\": {\"securitySchemes\": {\"k\": {\"type\": \"apiKey\", \"in\": \"query\", \"name\": \"key\"}}}"
        )
        #expect(
            sample.messages(.credentialInQuery)
                == ["the key of 'k' travels in the query as 'key', where logs and histories keep it"]
        )
        #expect(sample.findings.first { $0.kind == .credentialInQuery }?.operations == [0])
    }

    @Test(
        "a parameter is reported by its name and place",
        arguments: [
            ("api_key", "query", 1), ("apiKey", "query", 1), ("password", "query", 1), ("access-token", "query", 1),
            ("api_key", "header", 0), ("page_token", "query", 0), ("next_token", "query", 0), ("token", "query", 0),
            ("password_policy", "query", 0), ("key", "query", 0),
        ]
    )
    func parameter(name: String, place: String, count: Int) throws {
        let parameter = """
            , "parameters": [{"name": "\(name)", "in": "\(place)", "schema": {"type": "string"}}]
            """
        let sample = try ReviewSample("\"/a\": {\(ReviewSample.fine("get", parameter))}")
        #expect(sample.messages(.credentialInQuery).count == count)
    }

    @Test(
        "a server without TLS is reported unless it is on the own machine or network",
        arguments: [
            ("http://api.example.com/v1", 1), ("HTTP://API.EXAMPLE.COM", 1), ("http://203.0.113.7", 1),
            ("http://user@shop.example.org:80", 1), ("http://172.32.0.1", 1), ("http://[2001:db8::1]/", 1),
            ("http://127.0.0.1.example.com", 1),
            ("https://api.example.com", 0), ("http://localhost:8080", 0), ("http://127.0.0.1", 0),
            ("http://[::1]:1", 0),
            ("http://10.0.0.3", 0), ("http://192.168.1.1", 0), ("http://172.16.0.1", 0), ("http://api", 0),
            ("http://api.shop.svc", 0), ("http://db.local/x", 0), ("/v1", 0), ("http://[fd00::1]", 0), ("http://", 0),
        ]
    )
    func servers(url: String, count: Int) throws {
        let sample = try ReviewSample("\"/a\": {\(ReviewSample.fine())}", ", \"servers\": [{\"url\": \"\(url)\"}]")
        #expect(sample.messages(.plaintextServer).count == count)
    }

    @Test("a server that is declared with TLS too is a hint")
    func twin() throws {
        let sample = try ReviewSample(
            "\"/a\": {\(ReviewSample.fine())}",
            ", \"servers\": [{\"url\": \"http://a.example.com\"}, {\"url\": \"https://a.example.com\"}]"
        )
        let findings = sample.findings.filter { $0.kind == .plaintextServer }
        #expect(findings.map(\.weight) == [.hint])
        #expect(
            findings.map(\.message)
                == ["server http://a.example.com is reached without TLS; it is declared with TLS too"]
        )
    }
}
