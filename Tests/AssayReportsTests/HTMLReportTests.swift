import AssayDecision
import AssayModel
import Testing

@testable import AssayReports

@Suite("HTML")
struct HTMLReportTests {
    private func tags(_ report: AuditReport) throws -> [HTMLTags.Tag] {
        HTMLTags(try report.text(.html)).tags
    }

    private func values(_ attribute: String, _ tags: [HTMLTags.Tag]) -> [String] {
        tags.flatMap { zip($0.attributes, $0.values) }.filter { $0.0 == attribute }.map(\.1)
    }

    @Test("the page loads nothing and runs nothing")
    func selfContained() throws {
        let page = try SampleReport.report.text(.html)
        let tags = HTMLTags(page).tags
        #expect(Set(tags.map(\.name)).isDisjoint(with: ["script", "link", "img", "iframe", "object", "form", "base"]))
        #expect(values("src", tags).isEmpty && values("style", tags).isEmpty)
        #expect(tags.flatMap(\.attributes).allSatisfy { !$0.hasPrefix("on") && !$0.hasSuffix("=unquoted") })
        #expect(!page.contains("url(") && !page.contains("@import"))
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"))
    }

    @Test("the style passes through the template unchanged")
    func style() throws {
        #expect(HTMLStyle.text.utf8.allSatisfy { !"<>&\"'".utf8.contains($0) })
        #expect(try SampleReport.report.text(.html).contains(HTMLStyle.text))
    }

    @Test("elements are closed in the order in which they were opened", arguments: [false, true])
    func nesting(isEmpty: Bool) throws {
        let void: Set<String> = ["meta", "input", "br", "rect", "path"]
        var open: [String] = []
        for tag in try tags(isEmpty ? SampleReport.empty : SampleReport.report) where !void.contains(tag.name) {
            guard tag.name.hasPrefix("/") else {
                open.append(tag.name)
                continue
            }
            #expect(open.popLast() == String(tag.name.dropFirst()))
        }
        #expect(open.isEmpty)
    }

    @Test("ids are unique, and every link and label leads to one", arguments: [0, 15, 1_200])
    func links(count: Int) throws {
        let report = count == 15 ? SampleReport.report : AuditReport.sample(findings: count)
        let tags = try tags(report)
        let ids = values("id", tags)
        #expect(Set(ids).count == ids.count)
        let targets = values("href", tags).map { String($0.dropFirst()) } + values("aria-labelledby", tags)
        #expect(targets.allSatisfy(Set(ids).contains))
    }

    @Test("two findings with one fingerprint give one anchor")
    func twins() throws {
        var results = SampleFindings.results
        results[0].findings += results[0].findings
        let ids = values("id", try tags(.sample(results: results)))
        #expect(ids.count(where: { $0 == "f-\(SampleReport.digest(1).short)" }) == 1)
    }

    @Test("a reason links to its findings by fingerprint")
    func deepLink() throws {
        let page = try SampleReport.report.text(.html)
        let anchor = "f-\(SampleReport.digest(1).short)"
        #expect(page.contains("holds a placeholder</span> <a href=\"#\(anchor)\">.env.production:12:1</a>"))
        #expect(page.contains("<li id=\"\(anchor)\">"))
    }

    @Test("the verdict is the first heading, and headings skip no level")
    func headings() throws {
        let levels = try tags(SampleReport.report).map(\.name).filter { ["h1", "h2", "h3"].contains($0) }
        #expect(levels.first == "h1" && levels.count(where: { $0 == "h1" }) == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { !($0 == "h1" && $1 == "h3") })
    }

    @Test("each verdict has its word and its class", arguments: Verdict.allCases)
    func verdicts(verdict: Verdict) throws {
        var report = SampleReport.report
        report.decision.verdict = verdict
        let page = try report.text(.html)
        #expect(page.contains("</span> \(verdict.rawValue)</h1>"))
        let name = try #require(values("class", HTMLTags(page).tags).first { $0.hasPrefix("verdict v-") })
        #expect(
            HTMLStyle.text.contains(".\(name.dropFirst(8)){--v:") || HTMLStyle.text.contains(".\(name.dropFirst(8)),")
        )
    }

    @Test("findings that differ in their place alone are told once, with every place")
    func groups() throws {
        let page = try SampleReport.report.text(.html)
        #expect(page.count(of: "X-Content-Type-Options is missing <span class=\"muted\">8 places") == 1)
        #expect((0..<8).allSatisfy { page.contains("<code>GET /page/\($0)</code>") })
        #expect(page.contains("5 more places"))
    }

    @Test("beyond 200 findings rows are folded, beyond 1,000 counted")
    func folding() throws {
        let page = try AuditReport.sample(findings: 1_300).text(.html)
        #expect(page.count(of: "<li id=\"f-") == 200)
        #expect(page.count(of: "<tr class=\"finding is-") == 800)
        #expect(page.contains("1,100 more findings") && page.contains("… and 300 more findings in the JSON report."))
    }

    @Test("the matrix counts open, unknown and accepted risks apart")
    func matrix() throws {
        let page = try SampleReport.report.text(.html)
        #expect(page.contains("<td class=\"r-blocks\"><span class=\"risk\">25</span><strong>3 open</strong>"))
        #expect(page.contains("<td class=\"r-owner\"><span class=\"risk\">12</span><span class=\"ask\">1 unknown"))
        #expect(page.contains("<span class=\"risk\">16</span><span class=\"ask\">1 accepted"))
        #expect(page.count(of: "<span class=\"risk\">") == 25)
    }

    @Test("an empty report says so and leaves out what it does not have")
    func empty() throws {
        let page = try SampleReport.empty.text(.html)
        #expect(page.contains("No findings, because nothing was assessed."))
        for id in ["load", "waivers", "unknowns", "gaps", "flip", "conditions", "why", "risks"] {
            #expect(!page.contains("id=\"\(id)\""))
        }
    }

    @Test("no findings are never told without saying how much was assessed")
    func noFindings() throws {
        let report = AuditReport.sample(results: [])
        for format in [ReportFormat.text, .html, .markdown] {
            #expect(try report.text(format).contains("No findings in what was assessed: 50 of 56 controls."))
            #expect(try SampleReport.empty.text(format).contains("No findings, because nothing was assessed."))
        }
    }

    @Test("a late generator is told, a punctual one is not", arguments: [(0.8, false), (400, true)])
    func generator(lag: Double, isTold: Bool) throws {
        var report = SampleReport.report
        report.load[0].generatorLag = lag
        #expect(try report.text(.html).contains("Measured with care.") == isTold)
    }

    @Test("a load with values that are no numbers is drawn without them")
    func oddLoad() throws {
        var report = SampleReport.report
        report.load[0].latency.max = .nan
        report.load[0].scheduled = 0
        report.load[0].errors = ["a": .max, "b": .max]
        report.load[0].series = [
            .init(second: 0, completed: .min, errors: -3, p99: .infinity), .init(second: 1, completed: 0, errors: 0),
        ]
        let page = try report.text(.html)
        #expect(!page.contains("nan") && !page.contains("inf "))
        #expect(SeriesChart([]) == nil && SeriesChart([.init(second: 0, completed: 1, errors: 0)]) == nil)
    }

    @Test("a long series is joined to at most 300 places that keep the worst latency")
    func longSeries() throws {
        let series = (0..<3_601)
            .map { LoadSummary.Second(second: $0, completed: 100, errors: 0, p99: $0 == 1_777 ? 900 : 5) }
        let chart = try #require(SeriesChart(series)).context
        let area = try #require(chart["area"] as? String)
        #expect(area.count(of: "L") <= 302)
        #expect((chart["tail"] as? HTMLReport.Context)?["peak"] as? String == "900 ms")
    }
}
