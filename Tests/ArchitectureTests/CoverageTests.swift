import Testing

/// `Documentation/Coverage.md` says which questions this version asks; here it is compared with the sources.
@Suite("Coverage page")
struct CoverageTests {
    private static let page = "Documentation/Coverage.md"

    private let controls: [String]
    private let asked: Set<String>

    init() throws {
        controls = Self.controls(in: try SwiftSource("Sources/AssayDecision/ControlTable.swift").literals.map(\.text))
        asked = Set(
            try Repository.swiftFiles(below: "Sources/AssayChecks/Checks")
                .compactMap { try SwiftSource($0).literal(after: "control:") }
        )
    }

    @Test("a control is listed as asked where a check refines it, and as open elsewhere")
    func controlRows() throws {
        #expect(controls.count >= 50)
        let titles = ["category", "asked", "not asked yet"]
        let table = try #require(try MarkdownTable(of: Self.page, titled: titles))
        let categories = ["functionality", "security", "performance", "infrastructure", "documentation"]
        #expect(table.rows.map(\.[0]) == categories)
        for (category, row) in zip(categories, table.rows) {
            let own = controls.filter { Self.category(of: $0) == category }
            let expected = [own.filter(asked.contains), own.filter { !asked.contains($0) }]
            let cells = expected.map { $0.map { "`\($0)`" }.joined(separator: ", ") }
            #expect(
                row[1...2].map(MarkdownTable.names) == expected,
                "\(Self.page) must say: | \(category) | \(cells[0]) | \(cells[1]) |"
            )
        }
    }

    @Test("a must is listed with the controls that it waits for")
    func mustRows() throws {
        let source = try SwiftSource("Sources/AssayDecision/MustTable.swift")
        let table = try #require(try MarkdownTable(of: Self.page, titled: ["must", "condition", "waits for"]))
        let musts = source.offsets(of: "Must(")
            .compactMap { offset in source.group(openedAt: offset + "Must".utf8.count) }
        #expect(musts.count >= 14)
        #expect(table.rows.count == musts.count)
        for (group, row) in zip(musts, table.rows) {
            let literals = source.literals.filter { group.contains($0.offset) }.map(\.text)
            let open = Self.controls(in: literals).filter { !asked.contains($0) }
            let isUnanswerable = source.offsets(of: ".unanswerable(").contains(where: group.contains)
            #expect(MarkdownTable.names(in: row[0]) == literals.prefix(1).map(\.self))
            #expect(row[1] == literals[1])
            #expect(MarkdownTable.names(in: row[2]) == open, "the row of \(literals[0])")
            #expect((row[2] == "nothing") == (open.isEmpty && !isUnanswerable), "the row of \(literals[0])")
        }
    }

    /// Those literals that are ids of controls: an area, a dot and words joined by hyphens.
    private static func controls(in literals: [String]) -> [String] {
        literals.filter { text in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 2 && category(of: text) != nil
                && parts[1].utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 45 }
        }
    }

    private static func category(of control: String) -> String? {
        switch control.prefix(while: { $0 != "." }) {
        case "configuration", "deployment": "infrastructure"
        case "functionality": "functionality"
        case "security": "security"
        case "performance": "performance"
        case "documentation": "documentation"
        default: nil
        }
    }
}
