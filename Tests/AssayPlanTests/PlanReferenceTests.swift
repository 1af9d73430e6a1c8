import AssayPlan
import Foundation
import Testing

@Suite("The reference page")
struct PlanReferenceTests {
    private static let page: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appending(path: "Documentation").appending(path: "PlanReference.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }()

    /// The row that the page must have for a key.
    private static func row(_ key: PlanKey) -> String {
        let presence =
            switch key.presence {
            case .required: "required"
            case .optional(let standard): standard
            case .later: "not in this version"
            }
        guard key.presence != .later else { return "| `\(key.name)` | – | \(presence) | \(key.meaning) | |" }
        return "| `\(key.name)` | \(key.form) | \(presence) | \(key.meaning) | `\(key.example)` |"
    }

    @Test("the page lists every key of the table with its form, default, meaning and example, and no other")
    func rows() {
        let rows = Self.page.filter { $0.hasPrefix("| `") }
        #expect(Set(rows) == Set(PlanKeys.all.map(Self.row)))
        #expect(rows.count == PlanKeys.all.count)
    }

    @Test("each section of the table has its heading, and its keys stand below it")
    func sections() {
        var section = ""
        var found: [String: [String]] = [:]
        for line in Self.page {
            if line.hasPrefix("## ") { section = line.hasPrefix("## `") ? String(line.dropFirst(4).dropLast()) : "" }
            if line.hasPrefix("| `") { found[section, default: []].append(line) }
        }
        let expected = Dictionary(grouping: PlanKeys.all, by: \.section).mapValues { $0.map(Self.row) }
        #expect(found == expected)
    }

    @Test("the plans on the page read without a mistake")
    func plans() {
        let blocks = Self.page.joined(separator: "\n").split(separator: "```yaml\n").dropFirst()
            .map { $0.split(separator: "```")[0] }
        #expect(blocks.count == 2)
        for block in blocks { #expect(mistakes(in: String(block)) == []) }
    }
}
