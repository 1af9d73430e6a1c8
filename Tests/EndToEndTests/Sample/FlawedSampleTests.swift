import Foundation
import Testing

extension EndToEnd {
    /// Everything about one whole audit of the flawed sample.
    @Suite("The flawed sample", .audited(.flawed))
    enum Flawed {}
}

extension EndToEnd.Flawed {
    @Suite("What an audit of it finds")
    struct FlawedSampleTests {
        /// A row of `DEFICITS.md` with the finding that shows it.
        struct Deficit: CustomTestStringConvertible, Sendable {
            var id: String
            var check: String
            var place: String
            var saying: String

            var testDescription: String { "\(id) at \(place)" }

            init(_ id: String, _ check: String, at place: String, saying: String = "") {
                (self.id, self.check, self.place, self.saying) = (id, check, place, saying)
            }
        }

        static let deficits = [
            Deficit("D01", "configuration.placeholder-secret", at: ".env.production:9", saying: "JWT_SECRET"),
            Deficit("D02", "configuration.secret-strength", at: ".env.production:13", saying: "ADMIN_PASSWORD"),
            Deficit("D03", "configuration.production-mode", at: ".env.production:7", saying: "DEBUG"),
            Deficit("D04", "configuration.production-mode", at: ".env.production:18", saying: "USE_MOCK_MODELS"),
            Deficit("D09", "configuration.secret-strength", at: ".env.production:15", saying: "DATABASE_URL"),
            Deficit("D17", "configuration.production-mode", at: ".env.production:6", saying: "LOG_LEVEL"),
            Deficit("D18", "configuration.secret-strength", at: "docker-compose.yml:21", saying: "POSTGRES_PASSWORD"),
            Deficit("D19", "deployment.compose-hardening", at: "docker-compose.yml:24", saying: "postgres"),
            Deficit("D20", "deployment.compose-hardening", at: "docker-compose.yml:29", saying: "adminer"),
            Deficit("D21", "configuration.placeholder-secret", at: "docker-compose.yml:10", saying: "JWT_SECRET"),
            Deficit("D21", "configuration.production-mode", at: "docker-compose.yml:11", saying: "DEBUG"),
            Deficit("D22", "deployment.image-pins", at: "docker-compose.yml:18", saying: "postgres"),
            Deficit("D22", "deployment.image-pins", at: "docker-compose.yml:27", saying: "adminer:latest"),
            Deficit("D25", "deployment.image-pins", at: "Dockerfile:1", saying: "swift:latest"),
            Deficit("D26", "deployment.container-user", at: "Dockerfile:1", saying: "root"),
            Deficit("D28", "configuration.secret-strength", at: "Dockerfile:4", saying: "ADMIN_PASSWORD"),
            Deficit("D35", "deployment.health-truth", at: "GET /api/health", saying: "unhealthy"),
            Deficit("D36", "deployment.health-truth", at: "GET /api/ready", saying: "ready is false"),
            Deficit("D37", "functionality.unknown-route", at: "GET of an unknown route", saying: "200"),
            Deficit("D39", "functionality.malformed-input", at: "POST /api/auth/login", saying: "500"),
            Deficit("D40", "functionality.malformed-input", at: "POST /api/analyze", saying: "500"),
            Deficit("D48", "security.anonymous-access", at: "GET /api/documents", saying: "without credentials"),
            Deficit(
                "D58",
                "security.cross-origin-policy",
                at: "GET /api/health",
                saying: "any origin with credentials"
            ),
            Deficit("D60", "security.response-headers", at: "GET /", saying: "nosniff"),
            Deficit("D61", "security.response-headers", at: "GET /", saying: "X-Powered-By"),
            Deficit("D64", "security.error-disclosure", at: "POST /api/auth/login", saying: "stack trace"),
            Deficit("D69", "performance.latency-objectives", at: "GET /api/available-models", saying: "p99"),
            Deficit("D70", "performance.error-rate-objective", at: "GET /api/available-models", saying: "error rate"),
            Deficit("D73", "documentation.readme", at: "README.md:7", saying: "to be written"),
            Deficit("D75", "documentation.runbook", at: "docs/runbook.md:1", saying: "rollback"),
            Deficit("D80", "deployment.graceful-stop", at: "GET /api/health", saying: "had to be killed"),
        ]

        @Test("each deficit that the catalogue claims is found where it is", arguments: deficits)
        func found(_ deficit: Deficit) throws {
            let findings = try AuditedSample.current.run.report().findings
            let matching = findings.filter { $0.check == deficit.check && $0.place == deficit.place }
            #expect(
                matching.contains { $0.message.contains(deficit.saying) },
                "found instead: \(findings.filter { $0.check == deficit.check }.map(\.line))"
            )
        }

        @Test("the audit ends with NO-GO and says which musts failed")
        func verdict() throws {
            let audited = try AuditedSample.current
            let decision = try audited.run.report().decision
            #expect(audited.result.status == 1)
            #expect(decision.verdict == "NO-GO")
            #expect(decision.isPreview)
            let failed = Set(decision.musts.filter { $0.state == "fail" }.map(\.id))
            let expected: Set = [
                "core-functionality", "no-critical-vulnerability", "performance-objectives", "no-open-critical-finding",
                "no-access-bypass", "error-rate-at-load", "few-high-findings",
            ]
            #expect(failed.isSuperset(of: expected))
            let reasons = Set(decision.reasons.filter { $0.kind == "must-failed" }.map(\.about))
            #expect(reasons == failed)
            #expect(
                audited.result.output.contains(
                    "NO-GO  \(((decision.lo * 10).rounded() / 10).formatted()) of 100 points proven"
                )
            )
        }

        @Test("a finding in JSON has the documented members, and evidence that lies in the run")
        func findingShape() throws {
            let run = try AuditedSample.current.run
            let report = try #require(
                try JSONSerialization.jsonObject(with: try run.data("reports/report.json")) as? [String: Any]
            )
            let findings = try #require(report["findings"] as? [[String: Any]])
            #expect(findings.count >= 13)
            let always: Set = [
                "check", "severity", "likelihood", "category", "message", "remedy", "fingerprint", "references",
                "evidence",
            ]
            for finding in findings {
                let keys = Set(finding.keys)
                #expect(keys.isSuperset(of: always) && keys.isSubset(of: always.union(["location", "request"])))
                #expect(keys.contains("location") || keys.contains("request"))
                for case let digest as String in finding["evidence"] as? [Any] ?? [] {
                    #expect(run.names.contains("evidence/\(digest.replacing("sha256:", with: "")).json"))
                }
            }
        }

        @Test("SARIF names the tool, a rule for each result, and the findings of the report")
        func sarif() throws {
            struct Log: Decodable {
                struct Run: Decodable {
                    struct Tool: Decodable {
                        struct Driver: Decodable {
                            struct Rule: Decodable { var id: String }

                            var name: String
                            var rules: [Rule]
                        }

                        var driver: Driver
                    }

                    struct Result: Decodable {
                        var ruleId: String
                        var kind: String
                    }

                    var tool: Tool
                    var results: [Result]
                }

                var version: String
                var runs: [Run]
            }
            let run = try AuditedSample.current.run
            let log = try JSONDecoder().decode(Log.self, from: try run.data("reports/report.sarif"))
            #expect(log.version == "2.1.0")
            let sarif = try #require(log.runs.first)
            #expect(sarif.tool.driver.name == "Assay")
            let report = try run.report()
            func rules(_ kind: String) -> [String] { sarif.results.filter { $0.kind == kind }.map(\.ruleId).sorted() }
            #expect(rules("fail") == report.findings.map(\.check).sorted())
            #expect(rules("open") == report.results.filter { $0.outcome == "not-assessed" }.map(\.check).sorted())
            #expect(Set(sarif.results.map(\.ruleId)).isSubset(of: sarif.tool.driver.rules.map(\.id)))
        }

        @Test("the HTML report stands alone: it loads nothing")
        func html() throws {
            let html = try AuditedSample.current.run.text("reports/report.html").lowercased()
            #expect(html.contains("no-go") && html.contains("</html>"))
            for loading in ["<link", "<script src", "<img", "<iframe", "@import", "url(http", "src=\"http"] {
                #expect(!html.contains(loading), "it holds \(loading)")
            }
        }

        @Test("no secret is in any file of the run or in what was printed")
        func secrets() throws {
            let audited = try AuditedSample.current
            let secrets = [
                "change-me-in-production", "admin123", "postgres:postgres", "3bb5353d998b9e1565011401cc2cd5b98afcd803",
                // The beginning of every signed token.
                "eyJhbGciOi",
            ]
            for name in audited.run.names {
                let text = try audited.run.text(name)
                #expect(secrets.filter { text.contains($0) } == [], "in \(name)")
            }
            #expect(secrets.filter { audited.result.transcript.contains($0) } == [])
        }

        @Test("the key of the project is its owner's alone and lies outside of the run")
        func key() throws {
            let audited = try AuditedSample.current
            let key = audited.sample.tree.path(of: ".assay/project.key")
            let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(!audited.run.names.contains { $0.hasSuffix("project.key") })
        }

        @Test("nothing is left running")
        func leftovers() throws {
            #expect(try AuditedSample.current.left.isEmpty)
        }

        @Test("the checksums hold for sha256sum, and name every file")
        func checksums() async throws {
            let run = try AuditedSample.current.run
            let result = try await Command.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], in: run.path)
            #expect(result.status == 0, "\(result.transcript)")
            let named = try run.text("SHA256SUMS").split(separator: "\n").map { String($0.dropFirst(66)) }
            #expect(named.sorted() == run.names.filter { $0 != "SHA256SUMS" })
        }

        @Test("the journal is one chain from its beginning to its end")
        func journal() async throws {
            try await Bench.with { bench in
                let run = try AuditedSample.current.run
                #expect(try await run.provesChain(using: try bench.tree()))
                let lines = try run.journalLines()
                #expect(lines.first?.contains("\"began\"") == true)
                #expect(lines.last?.contains("\"ended\"") == true)
            }
        }
    }
}
