import AssayModel
import JSON
import Testing

@Suite("Endpoints")
struct EndpointTests {
    @Test(
        "host and port are read, and the host's case does not count",
        arguments: [
            ("127.0.0.1:8000", "127.0.0.1", 8000), ("LocalHost:1", "localhost", 1), ("[::1]:65535", "::1", 65535),
            ("[FE80::1]:443", "fe80::1", 443), ("my_host-1.example.com:80", "my_host-1.example.com", 80),
        ]
    )
    func reads(text: String, host: String, port: UInt16) throws {
        let endpoint = try #require(Endpoint(text))
        #expect(endpoint == Endpoint(host: host, port: port))
        #expect(Endpoint(endpoint.description) == endpoint)
        #expect(try JSONValue(encoding: endpoint).decoded(as: Endpoint.self) == endpoint)
    }

    @Test("a host alone has the default port, where there is one")
    func usesDefaultPort() {
        #expect(Endpoint("example.com", defaultPort: 443) == Endpoint(host: "example.com", port: 443))
        #expect(Endpoint("[::1]", defaultPort: 80)?.description == "[::1]:80")
        #expect(Endpoint("example.com:81", defaultPort: 443)?.port == 81)
        #expect(Endpoint("example.com") == nil)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", ":", ":80", "host:", "host:0", "host:65536", "host:-1", "host:+80", "host: 80", "host:80 ", "host:8o",
            "host:٨٠", "ho st:80", "user@host:80", "host/path:80", "host:80/", "::1:80", "[::1:80", "::1]:80",
            "[::1]80", "[::1]:", "[]:80", "[host]:80", "[127.0.0.1]:80", "[::1%eth0]:80", "hést:80", "host\u{0}:80",
            "host\n:80", "*:80", "a:b:80", "[::1]:80:80", String(repeating: "a", count: 254) + ":80",
        ]
    )
    func refuses(text: String) {
        #expect(Endpoint(text, defaultPort: text.hasSuffix(":") || text.isEmpty ? 80 : nil) == nil)
    }

    @Test(
        "only this machine's own names and addresses are loopback",
        arguments: [
            ("localhost", true), ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true),
            ("127.0.0.1.example.com", false), ("127.evil.example", false), ("127.0.0", false), ("127.0.0.256", false),
            ("127.0.0.1.", false), ("127..0.1", false), ("0.0.0.0", false), ("10.0.0.1", false),
            ("localhost.example.com", false), ("::2", false), ("example.com", false), ("127.0.0.x", false),
        ]
    )
    func knowsLoopback(host: String, isLoopback: Bool) {
        #expect(Endpoint(host: host, port: 80).isLoopback == isLoopback)
    }
}
