import AssayDecision
import AssayModel
import JSON

/// A SARIF 2.1.0 log (OASIS standard, errata 01), as code scanning services read it.
struct SARIFReport {
    /// What a log says, whether it comes from an audit or from one of its stages.
    struct Source {
        /// The program.
        var tool: AuditReport.Tool
        /// What tells runs of the same kind apart.
        var id: String
        /// When the run began.
        var startedAt: Instant
        /// When its last evidence was in.
        var finishedAt: Instant
        /// The exit status of the command.
        var exitStatus: Int32
        /// The exit status in words.
        var exitDescription: String
        /// The results of the checks in the order of their ids.
        var results: [CheckResult]
        /// The findings, most severe first.
        var findings: [FindingRecord]
        /// The valid waivers.
        var waivers: [WaiverResult] = []
        /// The properties of the run.
        var properties: JSONValue
    }

    let source: Source
    let options: ReportOptions
    let rules: SARIFRules

    init(_ source: Source, _ options: ReportOptions) {
        self.source = source
        self.options = options
        rules = SARIFRules(source.results, options.checks)
    }

    init(_ report: AuditReport, _ options: ReportOptions) {
        let source = Source(
            tool: report.tool,
            id: report.run.id,
            startedAt: report.run.startedAt,
            finishedAt: report.run.finishedAt,
            exitStatus: report.decision.verdict.exitStatus,
            exitDescription: report.decision.verdict.rawValue,
            results: report.sortedResults,
            findings: report.findings,
            waivers: report.decision.waivers.filter(\.isValid),
            properties: [
                "verdict": .string(report.decision.verdict.rawValue),
                "lo": JSONValue(report.decision.lo) ?? .null,
                "hi": JSONValue(report.decision.hi) ?? .null,
                "subject": .string(report.run.subject.label.visible()),
                "plan": .string(report.run.planDigest.description),
            ]
        )
        self.init(source, options)
    }

    /// The log as indented text.
    func bytes() -> [UInt8] {
        let log: JSONValue = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
        return log.visibleText()
    }

    private var run: JSONValue {
        var driver: JSONObject = [
            "name": .string(source.tool.name.visible()),
            "version": .string(source.tool.version.visible()),
            "rules": .array(rules.descriptors),
        ]
        var run: JSONObject = [:]
        if !rules.weaknesses.isEmpty {
            driver["supportedTaxonomies"] = [["name": "CWE", "index": 0]]
        }
        run["tool"] = ["driver": .object(driver)]
        run["invocations"] = [invocation]
        run["automationDetails"] = ["id": .string("assay/\(source.id)".visible())]
        run["columnKind"] = "unicodeCodePoints"
        run["originalUriBaseIds"] = ["SRCROOT": ["description": ["text": "The root of the audited tree."]]]
        if !rules.weaknesses.isEmpty { run["taxonomies"] = [rules.taxonomy] }
        run["results"] = .array(results)
        run["properties"] = source.properties
        return .object(run)
    }

    private var invocation: JSONValue {
        [
            "executionSuccessful": true,
            "exitCode": JSONValue(source.exitStatus),
            "exitCodeDescription": .string(source.exitDescription),
            "startTimeUtc": .string(source.startedAt.description),
            "endTimeUtc": .string(source.finishedAt.description),
        ]
    }
}
