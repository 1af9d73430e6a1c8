import Foundation
import Testing

extension EndToEnd {
    @Suite("The description of the sample against its service")
    struct SampleDescriptionTests {
        private static let formats = ["text", "json", "sarif", "junit", "markdown"]

        @Test("the sound sample: without an identity not all is known, with one everything is, and nothing is found")
        func sound() async throws {
            try await Bench.with { bench in
                let service = try await bench.served(.sound)
                let tree = service.sample.tree
                func test(_ more: String...) async throws -> Command.Result {
                    try await Command.run(
                        [try Product.assay.path, "test", "openapi.json", "--url", service.url, "--quiet"] + more,
                        in: tree.path
                    )
                }
                let anonymous = try await test("--format", "json")
                #expect(anonymous.status == 3, "\(anonymous.transcript)")
                let known = try StageFile(anonymous.output)
                #expect(known.conclusion == "not-assessed" && known.exitStatus == 3 && known.findings.isEmpty)
                #expect(known.answers["GET /api/documents"] == 401 && known.answers["GET /api/health"] == 200)
                let open = known.results.filter { $0.outcome == "not-assessed" }
                #expect(open.map(\.check) == ["functionality.operation-answers"])

                let token = try await service.token()
                for format in Self.formats {
                    let result = try await test("--identity", "ops=Authorization: Bearer \(token)", "--format", format)
                    #expect(result.status == 0, "\(format): \(result.transcript)")
                    #expect(
                        !result.transcript.contains(token) && !result.transcript.contains("eyJhbGciOi"),
                        "\(format)"
                    )
                    guard format == "json" else { continue }
                    let report = try StageFile(result.output)
                    #expect(report.schemaVersion == "1.0" && report.command == "assay test")
                    #expect(report.conclusion == "clean" && report.findings.isEmpty)
                    #expect(report.operations.count == 12 && report.operations.allSatisfy { $0.gap == nil })
                    // An address can be registered once, and the calls before have done it.
                    #expect(report.answers.filter { $0.value >= 400 } == ["POST /api/auth/register": 409])
                    #expect(report.results.allSatisfy { $0.outcome == "pass" })
                }
                #expect(!tree.holds(".assay"), "nothing is left on the disk")
            }
        }

        @Test("the description can be read from the service itself")
        func served() async throws {
            try await Bench.with { bench in
                let service = try await bench.served(.sound)
                let result = try await Assay.run(
                    "test",
                    "/openapi.json",
                    "--url",
                    service.url,
                    "--format",
                    "json",
                    in: try bench.tree()
                )
                #expect(result.status == 3)
                let report = try StageFile(result.output)
                #expect(report.subject == "/openapi.json" && report.operations.count == 12 && report.findings.isEmpty)
            }
        }

        @Test("the flawed sample: what its description promises and its service does not keep is found")
        func flawed() async throws {
            try await Bench.with { bench in
                let service = try await bench.served(.flawed)
                let identity = "ops=Authorization: Bearer \(try await service.token())"
                let result = try await Assay.run(
                    "test",
                    "openapi.json",
                    "--url",
                    service.url,
                    "--identity",
                    identity,
                    "--fail-on",
                    "medium",
                    "--format",
                    "json",
                    in: service.sample.tree
                )
                #expect(result.status == 1, "\(result.transcript)")
                let report = try StageFile(result.output)
                #expect(report.operations.count == 9)
                func found(_ check: String, _ operation: String, saying: String) -> Bool {
                    report.findings.contains { finding in
                        finding.check == check && finding.request?.operation == operation
                            && finding.message.contains(saying)
                    }
                }
                // D43: promised and not there; D44: other statuses; D45: other shapes; D46: public by mistake.
                #expect(found("functionality.documented-status", "DELETE /api/documents/{id}", saying: "200"))
                #expect(found("functionality.documented-status", "POST /api/auth/register", saying: "201"))
                #expect(found("functionality.documented-status", "POST /api/documents", saying: "201"))
                // D42: a model that is listed and cannot be used.
                #expect(found("functionality.operation-answers", "POST /api/analyze", saying: "500"))
                #expect(found("functionality.documented-body", "GET /api/available-models", saying: "array"))
                #expect(found("functionality.documented-body", "GET /api/documents", saying: "array"))
                #expect(found("security.declared-security", "POST /api/documents", saying: "no credentials"))
                // D35: the body says unhealthy where the schema knows ok alone.
                #expect(found("functionality.documented-body", "GET /api/health", saying: "unhealthy"))
                #expect(report.findings.compactMap(\.location?.file).allSatisfy { $0 == "openapi.json" })
            }
        }

        @Test("with --no-writes nothing that changes something is called, and the report says so")
        func noWrites() async throws {
            try await Bench.with { bench in
                let service = try await bench.served(.flawed)
                let result = try await Assay.run(
                    "test",
                    "openapi.json",
                    "--url",
                    service.url,
                    "--no-writes",
                    "--format",
                    "json",
                    in: service.sample.tree
                )
                let report = try StageFile(result.output)
                #expect(!report.operations.isEmpty && report.operations.allSatisfy { $0.name.hasPrefix("GET ") })
                #expect(report.notes.contains { $0.contains("--writes") })
            }
        }

        @Test("without --url the description alone is reviewed, and its severity decides")
        func reviewed() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed)
                let lenient = try await Assay.run("test", "openapi.json", "--format", "json", in: sample.tree)
                #expect(lenient.status == 0, "\(lenient.transcript)")
                let report = try StageFile(lenient.output)
                #expect(report.target == nil && report.operations.isEmpty && report.notes.count == 1)
                #expect(report.findings.contains { $0.check == "security.declared-security" })
                #expect(!report.results.contains { $0.check == "functionality.documented-status" })
                let strict = try await Assay.run("test", "openapi.json", "--fail-on", "medium", in: sample.tree)
                #expect(strict.status == 1 && strict.output.contains("\nFINDINGS  of severity medium or above"))
            }
        }
    }
}
