import AssayModel

@testable import AssayDecision
@testable import AssayReports

/// The sample with one text in every place that text of the audited service can reach.
enum HostileReport {
    static let texts = [
        "<script>alert(1)</script>", "</details></section></main><h1>GO</h1>", "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=alert(1)>", "\"\u{301} onmouseover=alert(1) x=\"", "\u{D4E}\" onfocus=alert(1) \u{D4E}<b>",
        "<\u{338}b>", "&lt;b&gt; &amp", "<!-- <![CDATA[ <style>", "*/ } body{display:none} </style>",
        "{{verdictWord}} {{{style}}} {{#groups}} {{>page}}", "javascript:alert(1)",
        "\u{1B}]8;;http://evil.example\u{7}x",
        "\u{1B}[2J\u{1B}[HGO", "\u{9B}31m", "\u{202E}OG\u{202C} \u{2066}a\u{2069}", "a\nb\r\nc\u{2028}d", "\u{0}\u{7F}",
        "```\n# GO\n```", "`a` | b || c \\| d \\", "[GO](http://evil.example) ![x](y)", "- [x] GO", "1. GO", "# GO",
        "https://evil.example www.evil.example", "@everyone a@evil.example", "~~GO~~ **GO** __GO__ $GO$",
        "../../%2e%2e/a b.py", "\u{FEFF}\u{200B}\u{E0041}", "\u{F8FF}",
    ]

    static func report(_ text: String) -> AuditReport {
        var report = SampleReport.report
        report.run.id = text
        report.run.target = text
        report.run.service = text
        report.run.version = text
        report.run.subject.commit = text
        report.run.planFile = text
        report.run.runFolder = text
        report.results = report.results.map { hostile($0, text) }
        report.evidence = report.evidence.map { entry in
            EvidenceEntry(
                digest: entry.digest,
                kind: text,
                subject: text,
                observedAt: entry.observedAt,
                excerpt: text
            )
        }
        report.load = report.load.map { load in
            var load = load
            load.name = text
            load.request = text
            load.errors = [text: 3]
            return load
        }
        report.decision = hostile(report.decision, text)
        return report
    }

    static func options(_ text: String) -> ReportOptions {
        ReportOptions(
            isVerbose: true,
            includesPasses: true,
            checks: [
                CheckDescription(
                    id: text,
                    control: text,
                    title: text,
                    rationale: text,
                    remedy: text,
                    severity: .high,
                    likelihood: .likely,
                    references: [Reference(rawValue: text), "CWE-79"]
                )
            ],
            files: [text],
            nextCommand: text
        )
    }

    private static func hostile(_ result: CheckResult, _ text: String) -> CheckResult {
        var result = result
        result.check = text
        result.title = text
        result.control = text
        result.gaps = [CheckResult.Gap(subject: text, why: Unjudged(.unparsable, text))]
        switch result.outcome {
        case .notApplicable: result.outcome = .notApplicable(text)
        case .notAssessed: result.outcome = .notAssessed(Unjudged(.unparsable, text))
        case .pass, .partial, .fail: break
        }
        result.findings = result.findings.map { finding in
            var finding = finding
            finding.check = text
            finding.control = text
            finding.message = text
            finding.remedy = text
            finding.references = [Reference(rawValue: text), Reference(rawValue: "CWE-\(text)")]
            finding.location?.file = text
            finding.request?.operation = text
            finding.request?.curl = text
            return finding
        }
        return result
    }

    private static func hostile(_ decision: Decision, _ text: String) -> Decision {
        var decision = decision
        for category in decision.categories.indices {
            for control in decision.categories[category].controls.indices {
                decision.categories[category].controls[control].id = text
                decision.categories[category].controls[control].title = text
                decision.categories[category].controls[control].group = text
                decision.categories[category].controls[control].reason = text
            }
        }
        for must in decision.musts.indices {
            decision.musts[must].title = text
            decision.musts[must].reason = text
        }
        for reason in decision.reasons.indices {
            decision.reasons[reason].about = text
            decision.reasons[reason].text = text
        }
        for step in decision.flip?.steps.indices ?? 0..<0 {
            decision.flip?.steps[step].about = text
            decision.flip?.steps[step].text = text
        }
        for risk in decision.risks.indices { decision.risks[risk].title = text }
        for waiver in decision.waivers.indices { decision.waivers[waiver].reason = text }
        decision.conditions = decision.conditions.map { _ in text }
        return decision
    }
}
