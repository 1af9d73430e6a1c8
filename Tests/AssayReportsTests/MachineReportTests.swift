import AssayDecision
import AssayModel
import JSON
import Testing

@testable import AssayReports

@Suite("JSON and SARIF")
struct MachineReportTests {
    @Test("findings have the shape of the interface, with its members in order")
    func shape() throws {
        let findings = try #require(try SampleReport.report.json(.json)["findings"]?.array)
        let secret = try #require(findings.first { $0["check"] == "configuration.placeholder-secret" })
        #expect(
            secret.object?.keys == [
                "check", "severity", "likelihood", "category", "message", "remedy", "fingerprint", "references",
                "location", "evidence",
            ]
        )
        let location: JSONValue = ["file": ".env.production", "line": 12, "column": 1, "endLine": 12, "endColumn": 31]
        #expect(secret["location"] == location)
        let access = try #require(findings.first { $0["check"] == "security.anonymous-access" })
        #expect(access["request"]?.object?.keys == ["operation", "curl", "status"])
        #expect(access["location"] == nil)
    }

    @Test("the object has its parts in order")
    func parts() throws {
        let value = try SampleReport.report.json(.json)
        #expect(
            value.object?.keys == [
                "schemaVersion", "tool", "run", "decision", "controls", "results", "findings", "evidence", "load",
                "catalogue",
            ]
        )
        #expect(value["schemaVersion"] == "1.0" && value["decision"]?["verdict"] == "NO-GO")
        #expect(value["controls"]?.array?.count == ControlTable.controls.count)
        let outcomes = value["results"]?.array?.compactMap { $0["outcome"]?.string } ?? []
        #expect(Set(outcomes) == ["pass", "partial", "fail", "not-assessed", "not-applicable"])
    }

    @Test("the decision in the report decodes to the decision")
    func decision() throws {
        let value = try #require(try SampleReport.report.json(.json)["decision"])
        #expect(try value.decoded(as: Decision.self) == SampleReport.report.decision)
    }

    @Test("a report that is kept as JSON is read back whole")
    func roundTrip() throws {
        let value = try JSONValue(encoding: SampleReport.report)
        #expect(try JSONValue.parse(value.serialized()).decoded(as: AuditReport.self) == SampleReport.report)
    }

    @Test("results in another order give the same bytes", arguments: ReportFormat.allCases)
    func order(format: ReportFormat) throws {
        let report = SampleReport.report
        let other = AuditReport.sample(results: report.results.reversed())
        #expect(try report.rendered(as: format) == (try other.rendered(as: format)))
    }

    @Test("a score that is not a number is refused, not written")
    func notANumber() throws {
        var report = SampleReport.report
        report.decision.lo = .nan
        #expect { try report.rendered(as: .json) } throws: { error in
            guard case ReportError.unrepresentable = error else { return false }
            return "\(error)".hasPrefix("cannot write the report as JSON")
        }
        #expect(try report.text(.text).contains("– of 100 points"))
        #expect(try report.text(.html).contains("<strong class=\"big\">–</strong>"))
    }

    @Test("SARIF has what the standard requires")
    func sarif() throws {
        let log = try SampleReport.report.json(
            .sarif,
            ReportOptions(includesPasses: true, checks: SampleCatalogue.checks)
        )
        #expect(log["version"] == "2.1.0")
        let run = try #require(log["runs"]?[0])
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
        #expect(run["invocations"]?[0]?["executionSuccessful"] == true)
        for rule in rules {
            for part in ["shortDescription", "fullDescription", "help"] {
                #expect(rule[part]?["text"]?.string?.isEmpty == false)
            }
            #expect(rule["properties"]?["security-severity"]?.string.flatMap(Double.init) != nil)
        }
        let results = try #require(run["results"]?.array)
        for result in results {
            let index = try #require(result["ruleIndex"]?.int)
            #expect(rules[index]["id"] == result["ruleId"])
            #expect((result["kind"] == "fail") == (result["level"] != "none"))
            #expect(
                (result["kind"] == "fail") == (result["partialFingerprints"]?["assay/v1"]?.string?.utf8.count == 64)
            )
        }
        #expect(Set(results.compactMap { $0["kind"]?.string }) == ["fail", "open", "pass"])
    }

    @Test("SARIF places findings in files and on operations, and marks accepted ones as suppressed")
    func places() throws {
        let results = try #require(try SampleReport.report.json(.sarif)["runs"]?[0]?["results"]?.array)
        let secret = try #require(results.first { $0["ruleId"] == "configuration.placeholder-secret" })
        let physical = secret["locations"]?[0]?["physicalLocation"]
        #expect(physical?["artifactLocation"]?["uri"] == ".env.production")
        #expect(physical?["region"] == ["startLine": 12, "startColumn": 1, "endLine": 12, "endColumn": 31])
        #expect(secret["taxa"]?[0]?["id"] == "798")
        let latency = try #require(results.first { $0["ruleId"] == "performance.latency" })
        #expect(latency["locations"]?[0]?["logicalLocations"]?[0]?["fullyQualifiedName"] == "load browse")
        #expect(latency["suppressions"]?[0]?["status"] == "accepted")
        #expect(secret["suppressions"] == nil)
    }

    @Test(
        "paths become references of RFC 3986",
        arguments: [
            ("a b/ü.py", "a%20b/%C3%BC.py"), ("/etc/passwd", "etc/passwd"), ("a:b?c#d", "a%3Ab%3Fc%23d"),
            ("100%", "100%25"), ("", ""),
        ]
    )
    func paths(path: String, reference: String) {
        #expect(path.uriReference == reference)
    }

    @Test(
        "only numbers of CWE entries join the taxonomy",
        arguments: [("CWE-79", "79"), ("CWE-", nil), ("CWE-7x", nil)]
    )
    func weaknesses(text: String, number: String?) {
        #expect(Reference(rawValue: text).weakness == number)
    }

    @Test("odd line numbers make no region that the schema refuses")
    func regions() throws {
        var results = SampleFindings.results
        results[0].findings[0].location = Location(file: "a", line: 5, column: 0, endLine: 2, endColumn: -1)
        let log = try AuditReport.sample(results: results).json(.sarif)
        let found = log["runs"]?[0]?["results"]?.array?.first { $0["ruleId"] == "configuration.placeholder-secret" }
        #expect(found?["locations"]?[0]?["physicalLocation"]?["region"] == ["startLine": 5])
    }

    @Test("5,000 findings stay within bounds that people and services bear")
    func bounds() throws {
        let report = AuditReport.sample(findings: 5_000)
        let limits: [ReportFormat: Int] = [
            .text: 20_000, .markdown: 40_000, .html: 1_000_000, .json: 8_000_000, .sarif: 9_000_000,
        ]
        for (format, limit) in limits {
            let bytes = try report.rendered(as: format)
            #expect(bytes.count < limit, "\(format)")
            guard format == .json || format == .sarif else { continue }
            let value = try JSONValue.parse(bytes)
            let findings = value["findings"] ?? value["runs"]?[0]?["results"]
            #expect(findings?.array?.count == 5_000)
        }
    }

    @Test("file names and media types are the usual ones", arguments: ReportFormat.allCases)
    func formats(format: ReportFormat) {
        #expect(!format.fileExtension.isEmpty && format.mediaType.contains("/"))
        #expect(ReportFormat(rawValue: format.rawValue) == format)
    }
}
