import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Response headers")
struct ResponseHeadersTests {
    private let check = ResponseHeaders()
    private let nosniff = ("x-content-type-options", "NoSniff")

    private func input(
        _ body: String = "{}",
        status: Int = 200,
        type: String? = nil,
        fields: [(String, String)] = [],
        isProtected: Bool = false,
        identity: String? = nil,
        origin: String = "http://shop.example"
    ) -> OperationExchange {
        OperationExchange(
            exchange: .sample("GET /x", status, body, type: type, fields: fields, origin: origin),
            isProtected: isProtected,
            identity: identity
        )
    }

    @Test(
        "text without nosniff is found",
        arguments: ["application/json", "application/problem+json", "text/plain", "text/html"]
    )
    func sniffing(type: String) {
        #expect(check.found(input("x", type: type)).first?.message.contains("X-Content-Type-Options") == true)
        #expect(check.found(input("x", type: type, fields: [nosniff])).first?.message.contains("nosniff") != true)
    }

    @Test(
        "images and bytes have nothing to guess",
        arguments: ["image/png", "application/octet-stream", "application/pdf"]
    )
    func binary(type: String) {
        #expect(check.words(input("x", type: type)) == [])
    }

    @Test("an empty answer needs nothing", arguments: [200, 204, 304, 404])
    func empty(status: Int) {
        #expect(check.words(input("", status: status)) == [])
    }

    @Test(
        "framing is limited by either field",
        arguments: [
            ("Content-Security-Policy", "Frame-Ancestors 'none'"), ("X-Frame-Options", "SAMEORIGIN"),
            ("x-frame-options", "deny"),
        ]
    )
    func framing(field: (String, String)) {
        let rest = [nosniff, ("Referrer-Policy", "same-origin")]
        #expect(check.words(input("<p>", fields: rest + [field])) == [])
        #expect(check.found(input("<p>", fields: rest + [(field.0, "x")])).map(\.severity) == [.medium])
        #expect(check.found(input("<p>", fields: rest + [("Content-Security-Policy-Report-Only", field.1)])).count == 1)
    }

    @Test("a referrer policy may stand in the page")
    func referrerElement() {
        let fields = [nosniff, ("X-Frame-Options", "DENY")]
        #expect(check.words(input("<meta name=\"referrer\" content=\"no-referrer\">", fields: fields)) == [])
        #expect(check.found(input("<p>", fields: fields)).map(\.anchor) == ["referrer-policy"])
    }

    @Test(
        "Strict-Transport-Security counts over https and for names only",
        arguments: ["http://shop.example", "https://192.0.2.1:8443", "https://[2001:db8::1]", "https://localhost:8443"]
    )
    func noTransportSecurity(origin: String) {
        #expect(check.words(input(fields: [nosniff], origin: origin)) == [])
    }

    @Test(
        "a policy that lasts no time is none",
        arguments: ["max-age=0", "max-age=", "includeSubDomains", "", "max-age=000"]
    )
    func uselessTransportSecurity(value: String) {
        let fields = [nosniff, ("Strict-Transport-Security", value)]
        #expect(
            check.found(input(fields: fields, origin: "https://shop.example")).map(\.anchor) == [
                "strict-transport-security"
            ]
        )
    }

    @Test(
        "a lasting policy is fine",
        arguments: ["max-age=31536000", "Max-Age=\"63072000\"; includeSubDomains; preload"]
    )
    func transportSecurity(value: String) {
        let fields = [nosniff, ("Strict-Transport-Security", value)]
        #expect(check.words(input(fields: fields, origin: "https://shop.example")) == [])
    }

    @Test(
        "what one identity got is not for caches",
        arguments: ["no-store", "Private", "max-age=0, private, must-revalidate", "no-cache"]
    )
    func cacheable(value: String) {
        let fields = [nosniff, ("Cache-Control", value)]
        #expect(check.words(input(fields: fields, isProtected: true, identity: "alice")) == [])
        #expect(
            check.found(input(fields: [nosniff], isProtected: true, identity: "alice")).map(\.anchor) == [
                "cache-control"
            ]
        )
        #expect(check.words(input(fields: [nosniff], isProtected: false, identity: nil)) == [])
    }

    @Test(
        "banners with a version are found",
        arguments: [
            ("Server", "nginx/1.22.1"), ("Server", "Werkzeug/2.3.7 Python/3.11.4"),
            ("Server", "Apache/2.4.57 (Debian)"),
            ("Server", "Microsoft-IIS/10.0"), ("X-Powered-By", "PHP/8.1.2"), ("X-Powered-By", "Express"),
            ("X-AspNet-Version", "4.0.30319"),
        ]
    )
    func banners(field: (String, String)) {
        #expect(check.words(input(fields: [nosniff, field])) == ["GET /x: says \(field.0): \(field.1)"])
    }

    @Test(
        "names without a version are fine",
        arguments: [
            ("Server", "uvicorn"), ("Server", "cloudflare"), ("Server", "Kestrel"), ("Server", "gunicorn"),
            ("X-Runtime", "0.012"), ("Via", "1.1 varnish"), ("X-Request-Id", "1.2.3"), ("Server", ""),
        ]
    )
    func names(field: (String, String)) {
        #expect(check.words(input(fields: [nosniff, field])) == [])
    }

    @Test("there is one finding for each operation, and its anchor does not depend on the order")
    func oneFinding() {
        let found = check.found(input("<p>", fields: [("X-Powered-By", "Express"), ("Server", "nginx/1.2")]))
        #expect(found.count == 1)
        #expect(found.first?.anchor == "frame-ancestors,referrer-policy,server,x-content-type-options,x-powered-by")
    }

    @Test("a crash or a limit says nothing about the operation", arguments: [0, 429, 500, 502])
    func control(status: Int) {
        #expect(check.words(input(status: status)) == ["unjudged: control-failed"])
    }

    @Test("the refusal of a protected operation does not stand for its answer")
    func refusal() {
        #expect(check.words(input(status: 401, fields: [nosniff], isProtected: true)) == ["unjudged: control-failed"])
        #expect(check.found(input(status: 401, isProtected: true)).count == 1)
    }

    @Test("odd fields cannot break a message", arguments: Hostile.all)
    func hostileFields(value: String) {
        let fields = [
            ("X-Powered-By", "a\(value)"), ("Server", "1.2\(value)"), ("Content-Security-Policy", value),
            ("Cache-Control", value),
        ]
        #expect(check.found(input("<p>", fields: fields, isProtected: true, identity: "a")).arePresentable)
    }
}
