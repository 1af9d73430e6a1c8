import AssayModel
import JSON
import Testing

@testable import AssayReports

@Suite("JSON, SARIF and JUnit of a stage")
struct StageMachineReportTests {
    @Test("the object has its parts in order")
    func parts() throws {
        let value = try SampleStage.report.json(.json)
        #expect(
            value.object?.keys == [
                "schemaVersion", "tool", "command", "subject", "target", "startedAt", "finishedAt", "conclusion",
                "exitStatus", "notes", "operations", "results", "findings",
            ]
        )
        #expect(value["schemaVersion"] == "1.0" && value["conclusion"] == "findings" && value["exitStatus"] == 1)
        #expect(value["operations"]?[3]?.object?.keys == ["name", "gap"])
    }

    @Test("without a target there is no member for it")
    func noTarget() throws {
        var report = SampleStage.report
        report.target = nil
        report.operations = []
        let value = try report.json(.json)
        #expect(value["target"] == nil && value["operations"] == [])
        #expect(try !report.text(.text).contains("called and answered") && !report.text(.text).contains("against"))
    }

    @Test("findings have the shape that they have in an audit")
    func findings() throws {
        let stage = try #require(try SampleStage.report.json(.json)["findings"]?.array)
        let audit = try #require(try SampleReport.report.json(.json)["findings"]?.array)
        #expect(stage == audit)
    }

    @Test("a time that is not a number is refused, not written")
    func notANumber() {
        var report = SampleStage.report
        report.operations[0].milliseconds = .nan
        #expect(throws: ReportError.self) { try report.rendered(as: .json) }
    }

    @Test("SARIF has what the standard requires, and the exit status of the command")
    func sarif() throws {
        let log = try SampleStage.report.json(.sarif, ReportOptions(checks: SampleCatalogue.checks))
        #expect(log["version"] == "2.1.0")
        let run = try #require(log["runs"]?[0])
        #expect(run["invocations"]?[0]?["exitCode"] == 1)
        #expect(run["automationDetails"]?["id"] == "assay/assaytest")
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
        let results = try #require(run["results"]?.array)
        #expect(results.count(where: { $0["kind"] == "fail" }) == SampleStage.report.findings.count)
        for result in results {
            let index = try #require(result["ruleIndex"]?.int)
            #expect(rules[index]["id"] == result["ruleId"])
        }
    }

    @Test("JUnit counts an unknown check as an error, never as skipped or passed")
    func junit() throws {
        let text = try SampleStage.report.text(.junit)
        #expect(text.count(of: "<testcase ") == SampleStage.report.results.count)
        #expect(text.count(of: "<failure ") == 3 && text.count(of: "<error ") == 1 && text.count(of: "<skipped ") == 1)
        #expect(text.contains("tests=\"9\" failures=\"3\" errors=\"1\" skipped=\"1\""))
        let partial = try SampleStage.of([SampleStage.result(.pass, gaps: ["GET /a"])]).text(.junit)
        #expect(!partial.contains("<skipped") && partial.contains("errors=\"1\"") && partial.contains("GET /a"))
    }

    @Test("JUnit fails for what fails the command, and tells the rest")
    func junitLimit() throws {
        var report = SampleStage.report
        report.failOn = .low
        let strict = try report.text(.junit)
        #expect(strict.count(of: "<failure ") == 6 && strict.count(of: "<system-out>") == 0)
        report.failOn = .critical
        #expect(try report.text(.junit).count(of: "<system-out>") >= 3)
    }

    @Test("5,000 findings and 5,000 operations stay within bounds that people and services bear")
    func bounds() throws {
        var report = SampleStage.of(AuditReport.sample(findings: 5_000).results)
        report.operations = (0..<5_000).map { .init(name: "GET /a/\($0)", status: 200, milliseconds: 1) }
        let limits: [StageFormat: Int] = [
            .text: 20_000, .markdown: 40_000, .json: 8_000_000, .sarif: 9_000_000, .junit: 1_500_000,
        ]
        for (format, limit) in limits {
            #expect(try report.rendered(as: format).count < limit, "\(format)")
        }
    }
}
