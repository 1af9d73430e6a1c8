import OpenAPI
import Testing

@Suite("Media types")
struct MediaTypeTests {
    @Test(
        "are read and written by the grammar",
        arguments: [
            ("application/json", "application/json"),
            ("Application/JSON", "application/json"),
            (" text/html ;charset=UTF-8 ", "text/html; charset=UTF-8"),
            ("text/html;charset=\"utf-8\"", "text/html; charset=utf-8"),
            ("text/plain;;a=1; ;B=2;", "text/plain; a=1; b=2"),
            ("multipart/form-data; boundary=\"a b\\\"c\"", "multipart/form-data; boundary=\"a b\\\"c\""),
            ("a/b; c=\"\"", "a/b; c=\"\""),
            ("a/b; c=1; C=2", "a/b; c=1"),
            ("image/*", "image/*"),
            ("*/*", "*/*"),
            ("application/vnd.github.v3+json", "application/vnd.github.v3+json"),
        ]
    )
    func read(text: String, written: String) {
        #expect(MediaType(text)?.description == written)
    }

    @Test(
        "that break the grammar are refused",
        arguments: [
            "", "json", "/json", "application/", "application /json", "application/ json", "*/json", "*",
            "a/b c", "a/b, c/d", "a/b; c", "a/b; c=", "a/b; c =1", "a/b; c= 1", "a/b; =1", "a/b; c=\"1", "a/b; c=\"1\\",
            "a/b/c", "a/b;c=1\u{7F}", "a/b; c=\"\u{0}\"", "ä/b", "a/b\r\nX: y",
        ]
    )
    func refused(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test(
        "know whether they are JSON",
        arguments: [
            ("application/json", true), ("text/json; charset=utf-8", true), ("application/problem+json", true),
            ("image/svg+json", true), ("application/jsonl", false), ("application/json-seq", false),
            ("application/x-json", false), ("application/json+xml", false), ("image/json", false),
        ]
    )
    func json(text: String, expected: Bool) throws {
        #expect(try #require(MediaType(text)).isJSON == expected)
    }

    @Test(
        "match ranges, with parameters only where the range has them",
        arguments: [
            ("application/json; charset=utf-8", "application/json", true),
            ("application/json", "application/json; charset=UTF-8", true),
            ("application/json; version=2", "application/json; version=1", false),
            ("application/json", "application/json; version=1", false),
            ("text/html; charset=UTF-8", "text/html; charset=utf-8", true),
            ("text/html", "text/html; charset=utf-8", false),
            ("application/problem+json", "application/json", false),
            ("application/problem+json", "application/*+json", true),
            ("application/json", "application/*+json", false),
            ("application/problem+xml", "application/*+json", false),
            ("image/png", "image/*", true), ("image/png", "*/*", true), ("image/png", "audio/*", false),
            ("imagex/png", "image/*", false),
        ]
    )
    func matching(text: String, range: String, expected: Bool) throws {
        #expect(try #require(MediaType(text)).matches(#require(MediaType(range))) == expected)
    }

    @Test("are ordered by how closely they describe what they stand for")
    func specificity() throws {
        let ranges = ["*/*", "a/*", "a/*+json", "a/b", "a/b; c=1", "a/b; c=1; d=2"]
        let ranks = try ranges.map { try #require(MediaType($0)).specificity }
        #expect(ranks == ranks.sorted())
        #expect(Set(ranks).count == ranks.count)
    }
}
