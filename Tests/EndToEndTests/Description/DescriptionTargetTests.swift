import Foundation
import Testing

@Suite("A description against services of all kinds")
struct DescriptionTargetTests {
    private static let description = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        security: [{key: []}]
        components: {securitySchemes: {key: {type: http, scheme: bearer}}}
        paths:
          /orders:
            get:
              responses:
                '200': {description: ok, content: {application/json: {schema: {type: array}}}}
                default: {description: no}
            post: {responses: {'201': {description: made}, default: {description: no}}}

        """

    private func test(_ arguments: [String], in tree: TemporaryTree) async throws -> Command.Result {
        try await Command.run([try Product.assay.path, "test"] + arguments, in: tree.path, within: .seconds(40))
    }

    private func tree(_ bench: Bench) throws -> TemporaryTree {
        let tree = try bench.tree()
        try tree.write(Self.description, to: "api/openapi.yaml")
        return tree
    }

    @Test("a service that is not there is exit status 69, and the message says where it was looked for")
    func unreachable() async throws {
        try await Bench.with { bench in
            let port = try FreePort.next()
            let url = "http://127.0.0.1:\(port)"
            for description in ["api/openapi.yaml", "/openapi.json"] {
                let result = try await test([description, "--url", url], in: tree(bench))
                #expect(result.status == 69 && result.output.isEmpty)
                #expect(result.errors.contains("127.0.0.1:\(port) refused the connection"), "\(result.errors)")
            }
        }
    }

    @Test(
        "a mistake in the arguments is exit status 64 with a hint",
        arguments: [
            ["gone.yaml"], ["api"], ["notes.txt"], ["api/openapi.yaml", "--url", "nonsense"],
            ["api/openapi.yaml", "--url", "ftp://127.0.0.1"], ["api/openapi.yaml", "--header", "no colon"],
            ["api/openapi.yaml", "--header", "X-A: a\u{1}b"], ["api/openapi.yaml", "--identity", "Authorization: x"],
            ["api/openapi.yaml", "--identity", "9=X-A: x"], ["api/openapi.yaml", "--time", "soon"],
            ["api/openapi.yaml", "--max-requests", "0"], ["api/openapi.yaml", "--format", "html"],
            ["api/openapi.yaml", "--fail-on", "fatal"], ["/openapi.yaml"], [],
        ]
    )
    func mistakes(arguments: [String]) async throws {
        try await Bench.with { bench in
            let tree = try tree(bench)
            try tree.write("no description\n", to: "notes.txt")
            let result = try await test(arguments, in: tree)
            #expect(result.status == 64, "\(result.transcript)")
            #expect(result.output.isEmpty && !result.errors.isEmpty)
        }
    }

    @Test("a mistake in a field never prints its value")
    func secretMistake() async throws {
        try await Bench.with { bench in
            let secret = "Zq8vT2mX1wK9pL4"
            for option in ["--header", "--identity"] {
                let result = try await test(["api/openapi.yaml", option, "bad name: \(secret)"], in: tree(bench))
                #expect(result.status == 64 && !result.transcript.contains(secret), "\(result.transcript)")
            }
        }
    }

    @Test(
        "whatever a service repeats of a credential, no form of the report holds it",
        arguments: ["--identity", "--header"]
    )
    func echo(option: String) async throws {
        try await Bench.with { bench in
            let secret = "Zq8vT2mX1-wK9pL4_b7Yc3"
            let body = #"{"error": "no \#(secret)", "at": "/x?t=\#(secret)"}"#
            let service = try bench.service(
                .answers { _ in
                    "HTTP/1.1 200 \(secret)\r\nX-Echo: \(secret)\r\nContent-Type: application/json; v=\(secret)\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                }
            )
            let field = "Authorization: Bearer \(secret)"
            let value = option == "--identity" ? "bob=\(field)" : field
            for format in ["text", "json", "sarif", "junit", "markdown"] {
                let result = try await test(
                    [
                        "api/openapi.yaml", "--url", "http://127.0.0.1:\(service.port)", option, value, "--verbose",
                        "--format", format, "--fail-on", "low",
                    ],
                    in: tree(bench)
                )
                #expect(result.status == 1, "\(format): \(result.transcript)")
                #expect(!result.transcript.contains("vT2mX1") && !result.transcript.contains("b7Yc3"), "\(format)")
            }
            #expect(service.connectionCount > 0)
        }
    }

    @Test("writes go to the own machine by default, and only with leave elsewhere or never")
    func writes() async throws {
        try await Bench.with { bench in
            let service = try bench.service(.answers { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" })
            let url = "http://127.0.0.1:\(service.port)"
            func called(_ more: String...) async throws -> [String] {
                let arguments = ["api/openapi.yaml", "--url", url, "--format", "json"] + more
                return try StageFile(try await test(arguments, in: tree(bench)).output).operations.map(\.name)
            }
            #expect(try await called() == ["POST /orders", "GET /orders"])
            #expect(try await called("--no-writes") == ["GET /orders"])
            #expect(try await called("--writes", "--max-requests", "1") == ["POST /orders", "GET /orders"])
        }
    }

    @Test("a budget that is used up leaves gaps, never a clean end")
    func budget() async throws {
        try await Bench.with { bench in
            let service = try bench.service(
                .answers { _ in "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]" }
            )
            let result = try await test(
                [
                    "api/openapi.yaml", "--url", "http://127.0.0.1:\(service.port)", "--writes", "--max-requests",
                    "1", "--identity", "bob=Authorization: Bearer x", "--format", "json",
                ],
                in: tree(bench)
            )
            #expect(result.status == 3, "\(result.transcript)")
        }
    }

    @Test("a service that closes, stalls or talks nonsense ends in bounded time without a clean end")
    func hostile() async throws {
        try await Bench.with { bench in
            for behaviour in [
                HostileService.Behaviour.closesAtOnce, .garbage, .hugeHead, .endlessBody, .silent,
            ] {
                let service = try bench.service(behaviour)
                let url = "http://127.0.0.1:\(service.port)"
                let result = try await test(["api/openapi.yaml", "--url", url, "--timeout", "500ms"], in: tree(bench))
                #expect([1, 3, 69].contains(result.status), "\(behaviour): \(result.transcript)")
            }
        }
    }

    @Test("no redirect is followed")
    func redirects() async throws {
        try await Bench.with { bench in
            let other = try bench.service(.answers { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" })
            let service = try bench.service(.redirects(to: other.port))
            let url = "http://127.0.0.1:\(service.port)"
            let result = try await test(["api/openapi.yaml", "--url", url, "--format", "json"], in: tree(bench))
            #expect(try StageFile(result.output).answers.values.allSatisfy { (300...399).contains($0) })
            #expect(service.connectionCount > 0 && other.connectionCount == 0)
        }
    }

    @Test("findings name files as the user named them")
    func places() async throws {
        try await Bench.with { bench in
            let tree = try tree(bench)
            try tree.write(
                "openapi: 3.1.0\npaths:\n  /a: {get: {responses: {'200': {$ref: '../parts/answers.yaml#/Gone'}}}}\n",
                to: "api/broken.yaml"
            )
            try tree.write("Ok: {description: ok}\n", to: "parts/answers.yaml")
            let result = try await test(["api/broken.yaml", "--format", "json"], in: tree)
            let report = try StageFile(result.output)
            let files = Set(report.findings.compactMap(\.location?.file))
            #expect(files == ["api/broken.yaml"], "\(report.findings.map(\.line))")
        }
    }
}
