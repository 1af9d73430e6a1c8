import AssayDecision
import AssayModel
import Mustache

/// The report as one page that needs nothing else: no network, no script, no file beside it.
struct HTMLReport {
    /// What a template is given; every value is text, truth or a list.
    typealias Context = [String: Any]

    let report: AuditReport
    let findings: [FindingRecord]
    /// The findings that the page shows, and so may link to, by fingerprint.
    let anchors: [Digest: Anchor]
    let accepted: [Digest: Instant]
    let evidence: [Digest: EvidenceEntry]

    /// Where a finding stands on the page, and what a link to it says.
    struct Anchor {
        var id: String
        var label: String

        init(_ finding: FindingRecord) {
            id = "f-\(finding.fingerprint.short)"
            label = (finding.place ?? "finding").html(limit: 40)
        }
    }

    /// How many findings are shown in full; reading stays easy and the page small.
    static let openFindings = 200
    /// How many more are shown in one line each.
    static let foldedFindings = 800

    init(_ report: AuditReport) {
        self.report = report
        findings = report.findings
        anchors = Dictionary(
            findings.prefix(Self.openFindings + Self.foldedFindings).map { ($0.fingerprint, Anchor($0)) },
            uniquingKeysWith: { first, _ in first }
        )
        accepted = report.acceptedUntil
        evidence = Dictionary(report.evidence.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The page.
    func page() throws(ReportError) -> String {
        do {
            var library = MustacheLibrary()
            for (name, template) in Self.sections { try library.register(template, named: name) }
            return library.render(context, withTemplate: "page") ?? ""
        } catch {
            throw .template("\(error)")
        }
    }

    private static let sections = [
        "page": pageTemplate, "verdict": verdictTemplate, "flip": flipTemplate, "score": scoreTemplate,
        "findings": findingsTemplate, "matrix": matrixTemplate, "load": loadTemplate, "unknowns": unknownsTemplate,
        "appendix": appendixTemplate, "place": placeTemplate, "links": linksTemplate,
    ]

    private var context: Context {
        [verdictContext, flipContext, scoreContext, findingsContext, matrixContext, loadContext, unknownsContext]
            .reduce(appendixContext) { $0.merging($1, uniquingKeysWith: { first, _ in first }) }
            .merging(
                [
                    "title": "\(report.decision.verdict.rawValue) · \(report.serviceLabel)".html(limit: 200),
                    "style": HTMLStyle.text,
                    "service": report.serviceLabel.html(limit: 120),
                    "subject": report.run.subject.label.html(limit: 80),
                    "finished": report.run.finishedAt.readable,
                    "tool": "\(report.tool.name) \(report.tool.version)".html(limit: 60),
                ],
                uniquingKeysWith: { first, _ in first }
            )
    }

    // The style is a constant of this module without any character that escaping would change; a test says so.
    private static let pageTemplate = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{{title}}</title>
        <style>
        {{style}}
        </style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the verdict</a>
        <header class="top">
        <p class="service">{{service}}</p>
        <p class="muted">Launch readiness audit · {{subject}} · {{finished}}</p>
        </header>
        <main id="main">
        {{>verdict}}
        {{>flip}}
        {{>score}}
        {{>findings}}
        {{>matrix}}
        {{>load}}
        {{>unknowns}}
        {{>appendix}}
        </main>
        <footer class="muted">Made by {{tool}}. The same evidence gives the same decision; the run's folder holds all of it.</footer>
        </body>
        </html>

        """
}

extension String {
    /// The text ready for a template, which escapes it as HTML.
    func html(limit: Int = 600, keepingLines: Bool = false) -> String {
        visible(limit: limit, keepingLines: keepingLines).withoutJoinedMarkup
    }
}

extension HTMLReport {
    static let linksTemplate = """
        {{#links}} <a href="#{{anchor}}">{{label}}</a>{{/links}}
        """

    /// Links to findings that the page shows, at most so many.
    func links(to fingerprints: [Digest], limit: Int) -> [Context] {
        fingerprints.compactMap { anchors[$0] }.prefix(limit).map { ["anchor": $0.id, "label": $0.label] }
    }

    /// The rest of a list in words, or false where nothing is left.
    func rest(_ count: Int, _ noun: String) -> Any {
        count > 0 ? "… and \(count.counted("more \(noun)"))" : false
    }
}
