import JSON
import Testing

@testable import AssayModel
@testable import AssayReports

@Suite("Hostile text")
struct HostileTextTests {
    @Test("a page has the same tags and attributes whatever the service says", arguments: HostileReport.texts)
    func page(text: String) throws {
        let plain = HTMLTags(try HostileReport.report("plain").text(.html))
        let hostile = HTMLTags(try HostileReport.report(text).text(.html))
        #expect(hostile.tags.map(\.name) == plain.tags.map(\.name))
        #expect(hostile.tags.map(\.attributes) == plain.tags.map(\.attributes))
        #expect(!hostile.hasMarkupDeclaration)
        let links = hostile.tags.flatMap { zip($0.attributes, $0.values) }.filter { $0.0 == "href" }.map(\.1)
        #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#") })
    }

    @Test("a terminal gets the same lines and no control characters", arguments: HostileReport.texts)
    func terminal(text: String) throws {
        // A word of the same length, so that lines break at the same places only where there are no spaces.
        let options = HostileReport.options(text)
        let rendered = try HostileReport.report(text).text(.text, options)
        #expect(rendered.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isDeceptive })
        var wide = options
        wide.width = 100_000
        var plain = HostileReport.options("plain")
        plain.width = 100_000
        let lines = try HostileReport.report(text).text(.text, wide).utf8.count { $0 == 10 }
        #expect(lines == (try HostileReport.report("plain").text(.text, plain).utf8.count { $0 == 10 }))
    }

    @Test("Markdown keeps its lines and cells and starts nothing new", arguments: HostileReport.texts)
    func markdown(text: String) throws {
        let plain = try HostileReport.report("plain").text(.markdown).split(separator: "\n")
        let hostile = try HostileReport.report(text).text(.markdown).split(separator: "\n")
        #expect(hostile.count == plain.count)
        #expect(hostile.map(markup) == plain.map(markup))
        let joined = hostile.joined(separator: "\n")
        #expect(!joined.contains("://") && !joined.contains("www.") && !joined.contains("@everyone"))
        #expect(joined.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isDeceptive })
    }

    /// The characters of a line that mean something to Markdown: those that are not escaped.
    private func markup(_ line: Substring) -> String {
        var found = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if "|`*_<[]~$".unicodeScalars.contains(scalar) {
                found.unicodeScalars.append(scalar)
            }
        }
        return found
    }

    @Test("a line of Markdown that starts with foreign text starts no list, heading or quote")
    func starts() {
        for text in ["- a", "+ a", "* a", "1. a", "12) a", "# a", "> a", "``` a", "| a", "~~~ a", "___", "---"] {
            let first = text.markdown().unicodeScalars.first
            let isSafe =
                first == "\\" || first == "&" || text.markdown().contains("\\.") || text.markdown().contains("\\)")
            #expect(isSafe, "\(text.markdown())")
        }
    }

    @Test("JSON says exactly what the service said, in printable characters", arguments: HostileReport.texts)
    func json(text: String) throws {
        let report = HostileReport.report(text)
        let value = try report.json(.json)
        let findings = try #require(value["findings"]?.array)
        #expect(findings.count == report.findings.count)
        #expect(findings.allSatisfy { $0["message"] == .string(text) && $0["remedy"] == .string(text) })
        #expect(try report.text(.json).unicodeScalars.allSatisfy { $0 == "\n" || !$0.isDeceptive })
    }

    @Test("SARIF stays JSON, has no embedded links and no raw control characters", arguments: HostileReport.texts)
    func sarif(text: String) throws {
        let report = HostileReport.report(text)
        let options = HostileReport.options(text)
        let results = try #require(try report.json(.sarif, options)["runs"]?[0]?["results"]?.array)
        #expect(results.count(where: { $0["kind"] == "fail" }) == report.findings.count)
        for message in results.compactMap({ $0["message"]?["text"]?.string }) {
            #expect(!message.replacing("\\[", with: "").contains("["))
        }
        #expect(try report.text(.sarif, options).unicodeScalars.allSatisfy { $0 == "\n" || !$0.isDeceptive })
    }

    @Test("a megabyte of text is cut in everything that people read", arguments: [ReportFormat.text, .html, .markdown])
    func megabyte(format: ReportFormat) throws {
        let plain = try HostileReport.report("plain").rendered(as: format).count
        let long = try HostileReport.report(String(repeating: "<", count: 1_000_000)).rendered(as: format).count
        // Every place is cut to at most a few thousand characters, each of which becomes at most five.
        #expect(long < plain + 1_500_000)
    }
}
