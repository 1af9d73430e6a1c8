import AssayExpressions
import Foundation
import Testing

struct DocumentationTests {
    private var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    private func page() throws -> String {
        try String(contentsOf: root.appending(path: "Documentation/Expressions.md"), encoding: .utf8)
    }

    /// The table of variables, then one of each record.
    private var table: String {
        let groups = Dictionary(grouping: ExpressionLanguage.entries) { entry in
            entry.name.contains(".") ? String(entry.name.prefix { $0 != "." }) : ""
        }
        var order: [String] = []
        for entry in ExpressionLanguage.entries {
            let group = entry.name.contains(".") ? String(entry.name.prefix { $0 != "." }) : ""
            if !order.contains(group) { order.append(group) }
        }
        return
            order.map { group in
                let title = group.isEmpty ? "variable" : "field of `\(group)`"
                let rows = (groups[group] ?? [])
                    .map { entry in
                        "| `\(entry.name.split(separator: ".").last ?? "")` | `\(entry.type)` | \(entry.meaning) |"
                    }
                return (["| \(title) | type | meaning |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
            }
            .joined(separator: "\n\n")
    }

    @Test("the page lists every name with its type and meaning")
    func names() throws {
        let page = try page()
        if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1",
            let start = page.range(of: "## Names\n\n"), let end = page.range(of: "\n\nFunctions:")
        {
            let updated = page[..<start.upperBound] + table + page[end.lowerBound...]
            try String(updated)
                .write(
                    to: root.appending(path: "Documentation/Expressions.md"),
                    atomically: true,
                    encoding: .utf8
                )
            return
        }
        #expect(page.contains(table), "run with ASSAY_UPDATE_GOLDENS=1")
    }

    @Test("the examples of the page are valid")
    func examples() throws {
        let page = try page()
        let yaml = try #require(
            page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first
        )
        var section = ""
        var seen = 0
        for line in yaml.split(separator: "\n") {
            let text = line.trimmingCharacters(in: .whitespaces)
            if text.hasSuffix(":") { section = text }
            guard text.hasPrefix("- ") else { continue }
            let source = text.dropFirst(2).trimmingCharacters(in: ["\""])
            let found =
                section == "expect:" ? LoadExpression.diagnostics(of: source) : Criterion.diagnostics(of: source)
            #expect(found.isEmpty, "\(source): \(found)")
            seen += 1
        }
        #expect(seen >= 6)
    }
}
