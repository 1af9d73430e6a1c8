import AssayModel
import JSON
import Testing

@Suite("Service URLs")
struct ServiceURLTests {
    @Test(
        "a URL is read into its parts and printed again",
        arguments: [
            ("http://127.0.0.1:8000", "http://127.0.0.1:8000", ""), ("http://a/", "http://a", ""),
            ("HTTP://A.example:80/v1/", "http://a.example", "/v1"), ("https://a:443", "https://a", ""),
            ("https://a:80/x", "https://a:80", "/x"), ("http://[::1]:8080/api", "http://[::1]:8080", "/api"),
            ("http://[::1]/", "http://[::1]", ""), ("http://a///", "http://a", ""),
            ("http://a/b//c/", "http://a", "/b//c"),
        ]
    )
    func reads(text: String, origin: String, basePath: String) throws {
        let url = try #require(ServiceURL(text))
        #expect(url.origin == origin && url.basePath == basePath && url.query == nil)
        #expect(url.description == origin + basePath)
        #expect(ServiceURL(url.description) == url)
        #expect(try JSONValue(encoding: url).decoded(as: ServiceURL.self) == url)
    }

    @Test("a query is kept apart, also an empty one and one with further question marks")
    func readsQuery() throws {
        for (text, path, query) in [
            ("http://a/d.json?x=1?2", "/d.json", "x=1?2"), ("http://a?", "", ""), ("http://a/b/?q", "/b", "q"),
        ] {
            let url = try #require(ServiceURL(text))
            #expect(url.basePath == path && url.query == query)
            #expect(ServiceURL(url.description) == url)
        }
    }

    @Test(
        "user information, fragments, other schemes and broken texts are refused",
        arguments: [
            "", "a", "//a", "a:80", "http:", "http:/", "http:a", "http://", "http:///x", "http://:80", "ftp://a",
            "file:///etc/passwd", "javascript://a", "https//a", "http://user@a", "http://user:pw@a", "http://a@b@c",
            "http://a#f", "http://a/#", "http://a/b c", "http://a/\u{0}", "http://a/\n", "http://a\r\nX: y", "http://é",
            "http://a/é", "http://a:0", "http://a:65536", "http://a:", "http://a:x", "http://a:+80", "http://::1",
            "http://[::1", "http://[::1]x", "http://a\\b", " http://a", "http://a ", "http://a,b", "http://%61",
            "http://a/" + String(repeating: "x", count: 2_048),
        ]
    )
    func refuses(text: String) {
        #expect(ServiceURL(text) == nil)
    }

    @Test("random printable text never yields a URL that does not read back")
    func survivesNoise() {
        var random = SeededRandom(seed: 4)
        let alphabet = Array("abc:/?#[]@.%0189-_ ".utf8)
        var accepted = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let tail = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
            guard let url = ServiceURL("http://a" + String(decoding: tail, as: UTF8.self)) else { continue }
            accepted += 1
            #expect(ServiceURL(url.description) == url && url.endpoint.port > 0)
            #expect(!url.endpoint.host.contains("@") && !url.description.contains("#"))
        }
        #expect(accepted > 100)
    }
}
