import AssayDecision
import AssayModel
import JSON

/// The report as SARIF 2.1.0 (OASIS standard, errata 01), as code scanning services read it.
struct SARIFReport {
    let report: AuditReport
    let options: ReportOptions
    let rules: SARIFRules

    init(_ report: AuditReport, _ options: ReportOptions) {
        self.report = report
        self.options = options
        rules = SARIFRules(report, options.checks)
    }

    /// The log as indented text.
    func bytes() throws(ReportError) -> [UInt8] {
        let log: JSONValue = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
        return log.visibleText()
    }

    private var run: JSONValue {
        var driver: JSONObject = [
            "name": .string(report.tool.name.visible()),
            "version": .string(report.tool.version.visible()),
            "rules": .array(rules.descriptors),
        ]
        var run: JSONObject = [:]
        if !rules.weaknesses.isEmpty {
            driver["supportedTaxonomies"] = [["name": "CWE", "index": 0]]
        }
        run["tool"] = ["driver": .object(driver)]
        run["invocations"] = [invocation]
        run["automationDetails"] = ["id": .string("assay/\(report.run.id)".visible())]
        run["columnKind"] = "unicodeCodePoints"
        run["originalUriBaseIds"] = ["SRCROOT": ["description": ["text": "The root of the audited tree."]]]
        if !rules.weaknesses.isEmpty { run["taxonomies"] = [rules.taxonomy] }
        run["results"] = .array(results)
        run["properties"] = [
            "verdict": .string(report.decision.verdict.rawValue),
            "lo": JSONValue(report.decision.lo) ?? .null,
            "hi": JSONValue(report.decision.hi) ?? .null,
            "subject": .string(report.run.subject.label.visible()),
            "plan": .string(report.run.planDigest.description),
        ]
        return .object(run)
    }

    private var invocation: JSONValue {
        [
            "executionSuccessful": true,
            "exitCode": JSONValue(report.decision.verdict.exitStatus),
            "exitCodeDescription": .string(report.decision.verdict.rawValue),
            "startTimeUtc": .string(report.run.startedAt.description),
            "endTimeUtc": .string(report.run.finishedAt.description),
        ]
    }
}
