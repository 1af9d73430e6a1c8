import AssayDecision
import AssayModel
import Testing

@testable import AssayReports

@Suite("Text")
struct TextReportTests {
    @Test("a finding stands on a line of its own, as compilers print it")
    func line() throws {
        let lines = try SampleReport.report.text(.text).split(separator: "\n")
        #expect(
            lines.contains(
                ".env.production:12:1: critical: JWT_SECRET holds a placeholder [configuration.placeholder-secret]"
            )
        )
        #expect(lines.contains { $0.hasPrefix("GET /api/documents: critical: answers without credentials [") })
    }

    @Test("most severe findings come first within a category")
    func order() throws {
        let text = try SampleReport.report.text(.text)
        let critical = try #require(text.firstRange(of: "critical: answers"))
        let low = try #require(text.firstRange(of: "low: X-Content-Type-Options"))
        #expect(critical.lowerBound < low.lowerBound)
    }

    @Test("findings of one check beyond the limit are counted, and listed when verbose", arguments: [1, 5, 8])
    func limit(limit: Int) throws {
        let options = ReportOptions(findingsPerCheck: limit)
        let text = try SampleReport.report.text(.text, options)
        #expect(text.count(of: "X-Content-Type-Options is missing [") == limit)
        #expect(text.contains("… and \(8 - limit) more [security.response-headers]") == (limit < 8))
        let verbose = try SampleReport.report.text(.text, ReportOptions(isVerbose: true, findingsPerCheck: limit))
        #expect(verbose.count(of: "X-Content-Type-Options is missing [") == 8)
        #expect(verbose.contains("→ Send nosniff with every response."))
    }

    @Test("the verdict comes after all findings, and the next command last")
    func verdictLast() throws {
        let lines = try SampleReport.report.text(.text, ReportOptions(nextCommand: "assay verify --drill rollback"))
            .split(separator: "\n")
        let verdict = try #require(lines.firstIndex { $0.hasPrefix("  NO-GO  76.5 of 100") })
        let finding = try #require(lines.lastIndex { $0.hasSuffix("[documentation.runbook]") })
        #expect(verdict > finding)
        #expect(lines.last == "Next  assay verify --drill rollback")
    }

    @Test("three reasons and five steps are shown, the rest counted; verbose shows all")
    func reasons() throws {
        let text = try SampleReport.report.text(.text)
        #expect(text.contains("  3. Security has at most") && !text.contains("  4. The score"))
        #expect(text.contains("… and 3 more reasons") && text.contains("not within reach yet: 3 questions"))
        let verbose = try SampleReport.report.text(.text, ReportOptions(isVerbose: true))
        #expect(verbose.contains("  6. An accepted risk") && verbose.contains("  8. assess Name the public"))
    }

    @Test("a step that names its action is not told twice to take it")
    func steps() throws {
        for format in [ReportFormat.text, .html, .markdown] {
            let text = try SampleReport.report.text(format)
            #expect(text.contains("“A rollback works”: allow the drill"))
            #expect(text.count(of: "assess “A rollback") == (format == .text ? 1 : 0))
        }
    }

    @Test("escape sequences are written only where colour is asked for")
    func colour() throws {
        #expect(try !SampleReport.report.text(.text).utf8.contains(0x1B))
        let coloured = try SampleReport.report.text(.text, ReportOptions(colour: true))
        #expect(coloured.contains("\u{1B}[1;31mNO-GO\u{1B}[0m"))
        let plain = coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain == (try SampleReport.report.text(.text)))
    }

    @Test("each verdict is drawn and named", arguments: Verdict.allCases)
    func banner(verdict: Verdict) throws {
        var report = SampleReport.report
        report.decision.verdict = verdict
        let text = try report.text(.text)
        #expect(text.contains("  \(verdict.rawValue)  "))
        #expect(VerdictBanner.lines(for: verdict).count == 5)
        #expect(VerdictBanner.lines(for: verdict).allSatisfy { $0.last != " " })
        // Whoever may launch sees no drawing of NO-GO, and the other way round.
        #expect(VerdictBanner.lines(for: verdict)[2].contains("█████  ██  ███") == (verdict.launchRank == 0))
    }

    @Test("the verdict's part fits a narrow terminal", arguments: [0, 40, 60, 120])
    func width(width: Int) throws {
        let lines = try SampleReport.report.text(.text, ReportOptions(width: width)).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("Why") })
        let end = try #require(lines.firstIndex { $0.hasPrefix("Valid until") })
        #expect(lines[start..<end].allSatisfy { $0.unicodeScalars.count <= max(40, width) })
    }

    @Test("what is unknown is counted, with PREVIEW apart")
    func unknowns() throws {
        let text = try SampleReport.report.text(.text)
        #expect(text.contains("6 controls not assessed, 3 of them PREVIEW"))
        #expect(text.contains("deployment.rollback: no evidence was gathered\n"))
        #expect(!text.contains("security.injection: no check"))
    }

    @Test("a long word does not hang the wrapping")
    func wrapping() {
        #expect("a \(String(repeating: "b", count: 50)) c".wrapped(to: 10).map(\.count) == [1, 50, 1])
        #expect("".wrapped(to: 10).isEmpty)
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    }
}
