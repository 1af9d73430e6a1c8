import Testing

/// Figures of the rules that a page repeats for its readers, compared with the sources that hold them.
@Suite("Figures in documents")
struct FigureTests {
    @Test("the bands of the score are those of the verdict")
    func bands() throws {
        let source = try SwiftSource("Sources/AssayDecision/Verdict.swift")
        let table = try #require(
            try MarkdownTable(of: "Documentation/Decision.md", titled: ["least score", "verdict"])
        )
        #expect(table.rows.count == 3)
        for row in table.rows {
            let name = try #require(
                ["GO": "go", "GO WITH MONITORING": "goWithMonitoring", "CONDITIONAL GO": "conditionalGo"][row[1]]
            )
            #expect(source.lines(with: "case .\(name): \(row[0])").count == 1, "\(row[1])")
            #expect(source.literal(after: "case \(name) =") == row[1])
        }
    }

    @Test("the steps of the risk matrix are those of the decision")
    func risks() throws {
        let source = try SwiftSource("Sources/AssayDecision/Risk+Matrix.swift")
        let table = try #require(try MarkdownTable(of: "Documentation/Decision.md", titled: ["from", "treatment"]))
        #expect(table.rows.map(\.[0]).count == 2)
        #expect(source.lines(with: "blockingScore = \(table.rows[0][0])").count == 1)
        #expect(source.lines(with: "ownedScore = \(table.rows[1][0])").count == 1)
    }

    @Test("every kind of evidence is listed with its shelf life")
    func shelfLives() throws {
        let words = ["day": "24 hours", "week": "7 days", "month": "30 days", "quarter": "90 days"]
        var expected: [String: String] = [:]
        for file in Repository.swiftFiles(below: "Sources/AssayEvidence/Kinds") {
            let source = try SwiftSource(file)
            for offset in source.offsets(of: "static let kind =") {
                let kind = try #require(source.literals.first { $0.offset > offset }?.text)
                let life = try #require(source.offsets(of: "ShelfLife.").first { $0 > offset })
                let name = source.code[(life + "ShelfLife.".utf8.count)...].prefix { $0 > 0x40 }
                expected[kind] = words[String(decoding: name, as: UTF8.self)]
            }
        }
        #expect(expected.count >= 14)
        let titles = ["kind", "kept for judging"]
        let table = try #require(try MarkdownTable(of: "Documentation/Evidence.md", titled: titles))
        let listed = table.rows.map { (MarkdownTable.names(in: $0[0]).first ?? "", $0[1]) }
        #expect(Dictionary(listed, uniquingKeysWith: { first, _ in first }) == expected)
        #expect(listed.count == expected.count)
    }

    @Test("every kind of journal line is listed, in order")
    func journalEntries() throws {
        let source = try SwiftSource("Sources/AssayBundle/JournalEntry.swift")
        let cases = source.codeLines
            .filter { $0.hasPrefix("    case ") }
            .map { String($0.dropFirst("    case ".count).prefix { $0.isLetter }) }
        let table = try #require(try MarkdownTable(of: "Documentation/Evidence.md", titled: ["entry", "meaning"]))
        #expect(cases.count >= 10)
        #expect(table.rows.compactMap { MarkdownTable.names(in: $0[0]).first } == cases)
    }
}
