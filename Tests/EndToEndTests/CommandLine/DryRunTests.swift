import Foundation
import Testing

@Suite("A dry run")
struct DryRunTests {
    @Test("it lists hosts, writes, kills and the duration, and does nothing")
    func list() async throws {
        try await Bench.with { bench in
            let target = try bench.service(.answers { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" })
            let tree = try bench.tree()
            let start = """
                disposable: true
                start:
                  run: [touch, started]
                  ready: GET /health
                  env_file: .env
                identities:
                  ana: {login: {post: /login, json: {password: $ANA_PASSWORD}, token: $.token}}
                """
            let load = "performance:\n  load: [{name: page, request: GET /page, rate: 20/s, for: 30s}]\n"
            try tree.write(BarePlan.text(port: target.port, target: start, more: load), to: "assay.yaml")
            try tree.write("DATABASE_URL=postgres://app:Zq8vT2mX1@db.example.com/app\n", to: ".env")
            let before = try FileManager.default.contentsOfDirectory(atPath: tree.path)
            let result = try await Assay.run("audit", "--dry-run", in: tree)
            #expect(result.status == 0)
            for line in [
                "Contacts: 127.0.0.1:\(target.port)", "Starts: touch started", "DATABASE_URL → db.example.com",
                "Writes: the sign-in of ana", "Writes: POST, PUT and PATCH", "Kills: the processes that it started",
                "Kills: the target with SIGTERM", "Load: GET /page 20", "Expected duration: about 45 seconds",
            ] { #expect(result.output.contains(line), "\(line) is missing in:\n\(result.output)") }
            #expect(!result.output.contains("Zq8vT2mX1"))
            #expect(target.connectionCount == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: tree.path) == before)
        }
    }

    @Test("a plan without a target contacts nothing")
    func filesOnly() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
            let result = try await Assay.run("audit", "--dry-run", in: tree)
            #expect(result.status == 0)
            #expect(result.output.contains("Contacts: nothing"))
            #expect(!tree.holds(".assay"))
        }
    }
}
