import OpenAPI
import Testing

@Suite("Review: doubled segments")
struct DoubledSegmentsTests {
    @Test(
        "are reported with what stands twice",
        arguments: [
            ("/api/api/items", "/api"), ("/users/users/{id}", "/users"), ("/api/v1/api/v1/items", "/api/v1"),
            ("/x/{id}/items/items", "/items"), ("/v1/v1", "/v1"), ("/a/{id}/bb/{id}/bb", "/{id}/bb"),
        ]
    )
    func reported(path: String, run: String) throws {
        let sample = try ReviewSample("\"\(path)\": {\(ReviewSample.fine())}")
        #expect(sample.messages(.doubledSegment) == ["path \(path) has '\(run)' twice in a row"])
    }

    @Test(
        "are not seen in what only looks like it",
        arguments: [
            "/go/go-module", "/a/{id}/a", "/user/users", "/{x}/{y}", "/-/-/x", "/1/1", "/items/{items}", "/api/apis",
            "/Users/users", "/", "//", "/2024/2024/x",
        ]
    )
    func decoys(path: String) throws {
        let sample = try ReviewSample("\"\(path)\": {\(ReviewSample.fine())}")
        #expect(sample.messages(.doubledSegment) == [])
    }

    @Test("one path is reported once, with all of its methods")
    func methods() throws {
        let sample = try ReviewSample("\"/a1/a1\": {\(ReviewSample.fine()), \(ReviewSample.fine("put"))}")
        #expect(sample.findings.filter { $0.kind == .doubledSegment }.map(\.operations) == [[0, 1]])
    }

    @Test("a server's path written again is one finding for all paths")
    func servers() throws {
        let paths = "\"/api/v1/a\": {\(ReviewSample.fine())}, \"/api/v1/b\": {\(ReviewSample.fine())}"
        let servers = ", \"servers\": [{\"url\": \"https://h.test/api/v1/\"}]"
        #expect(
            try ReviewSample(paths, servers).messages(.doubledSegment)
                == ["GET /api/v1/a, GET /api/v1/b begin with '/api/v1', which the path of the server has already"]
        )
        let other = ", \"servers\": [{\"url\": \"https://h.test/api\"}, {\"url\": \"https://h.test/\"}]"
        #expect(try ReviewSample("\"/apis/a\": {\(ReviewSample.fine())}", other).messages(.doubledSegment) == [])
        #expect(try ReviewSample("\"/api\": {\(ReviewSample.fine())}", other).messages(.doubledSegment) == [])
    }
}
