import Foundation
import Testing

extension EndToEnd {
    @Suite("A secret that comes back")
    struct SecretEchoTests {
        private static let secret = "Zq8/vT2+mX1=wK9~pL4"
        /// Parts of the secret in the forms in which it may be written.
        private static let traces = ["vT2+mX1", "vT2%2BmX1", "vT2%2bmX1", "mX1=wK9", "mX1%3DwK9", "wK9~pL4"]

        @Test("whatever the target repeats of an identity's credential, nothing of it is kept or printed")
        func echoed() async throws {
            try await Bench.with { bench in
                let secret = Self.secret
                let encoded = "Zq8%2FvT2%2BmX1%3DwK9~pL4"
                let slashed = secret.replacing("/", with: "\\/")
                let body = #"{"error": "no \#(secret)", "at": "/x?t=\#(encoded)", "config": {"note": "\#(slashed)"}}"#
                let service = try bench.service(
                    .answers { path in
                        "HTTP/1.1 \(path == "/health" ? "200 OK" : "500 Oops")\r\nX-Echo: \(secret)\r\n"
                            + "Location: /next?token=\(encoded)\r\nSet-Cookie: session=\(secret); Path=/\r\n"
                            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                    }
                )
                let tree = try bench.tree()
                let identity = #"identities: {bob: {header: "Authorization: Bearer $BOB_TOKEN"}}"#
                let more = "functionality: {protected: [GET /orders]}\n"
                try tree.write(BarePlan.text(port: service.port, target: identity, more: more), to: "assay.yaml")
                try tree.write("# Bare\n\nCall it with \(secret).\n", to: "README.md")
                let result = try await Assay.run(
                    "audit",
                    "--verbose",
                    in: tree,
                    environment: ["BOB_TOKEN": secret],
                    within: .seconds(40)
                )
                #expect(service.connectionCount > 5)
                try expectNoTrace(in: tree, result)
            }
        }

        @Test("what a target prints of its settings before it fails is masked too")
        func printed() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let start = """
                    start:
                      run: [sh, -c, 'echo "cannot connect with $API_KEY" >&2; exit 7']
                      ready: GET /health
                      env_file: .env.production
                    """
                try tree.write(BarePlan.text(port: try FreePort.next(), target: start), to: "assay.yaml")
                try tree.write("API_KEY='\(Self.secret)'\n", to: ".env.production")
                let result = try await Assay.run("audit", "--verbose", in: tree, within: .seconds(40))
                #expect(try Assay.onlyRun(in: tree).text("reports/report.txt").contains("cannot connect with"))
                try expectNoTrace(in: tree, result)
            }
        }

        private func expectNoTrace(in tree: TemporaryTree, _ result: Command.Result) throws {
            let run = try Assay.onlyRun(in: tree)
            for name in run.names {
                let text = try run.text(name)
                #expect(Self.traces.filter { text.contains($0) } == [], "in \(name)")
            }
            #expect(Self.traces.filter { result.transcript.contains($0) } == [])
        }
    }
}
