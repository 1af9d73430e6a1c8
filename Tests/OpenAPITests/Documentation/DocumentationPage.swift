import Foundation
import Testing

/// A page of `Documentation`, taken apart by what tests can hold against the library.
struct DocumentationPage {
    /// A fenced block.
    struct Block {
        let section: String
        let language: String
        let lines: [String]
    }

    /// A row of a table, its titles included; code spans are as they stand.
    struct Row {
        let section: String
        let cells: [String]
    }

    /// Whether what is generated is written anew instead of compared.
    static let isUpdating = ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1"

    /// Held while the page is written, since tests run at once.
    private static let writing = NSLock()

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private let place: URL
    let text: String
    private(set) var blocks: [Block] = []
    private(set) var rows: [Row] = []

    init(_ name: String) throws {
        place = Self.root.appending(path: "Documentation").appending(path: name)
        text = try String(contentsOf: place, encoding: .utf8)
        var section = ""
        var open: (language: String, lines: [String])?
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(Block(section: section, language: block.language, lines: block.lines))
                    open = nil
                } else {
                    open = (String(line.dropFirst(3)), [])
                }
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("#") {
                section = String(line.drop { $0 == "#" || $0 == " " })
            } else if line.hasPrefix("| "), !line.hasPrefix("| ---") {
                rows.append(Row(section: section, cells: Self.cells(of: line)))
            }
        }
    }

    // MARK: Tables

    /// What a row of a table says; a stroke that is no border has a backslash before it.
    private static func cells(of line: String) -> [String] {
        line.replacing("\\|", with: "\u{0}").components(separatedBy: "|").dropFirst().dropLast()
            .map { $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces) }
    }

    /// The rows of a section's tables without those of titles, which no code span begins.
    func table(in section: String) -> [[String]] {
        rows.filter { $0.section == section && Self.code($0.cells[0]) != nil }.map(\.cells)
    }

    /// What a code span encloses; nil for another text.
    static func code(_ cell: String) -> String? {
        guard cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`") else { return nil }
        return String(cell.dropFirst().dropLast())
    }

    /// Compares a section's only table with its rows as they should be, or writes them.
    func expectTable(
        in section: String,
        _ expected: [[String]],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard Self.isUpdating else {
            let rows = table(in: section)
            let missing = expected.filter { !rows.contains($0) }
            let additional = rows.filter { !expected.contains($0) }
            let isSame = rows == expected
            #expect(missing == [], "run with ASSAY_UPDATE_GOLDENS=1", sourceLocation: sourceLocation)
            #expect(additional == [], "run with ASSAY_UPDATE_GOLDENS=1", sourceLocation: sourceLocation)
            #expect(isSame, "of another order", sourceLocation: sourceLocation)
            return
        }
        let lines = expected.map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        try replace(in: section, from: { $0.hasPrefix("| ---") }, while: { $0.hasPrefix("| ") }, by: lines)
    }

    // MARK: Output

    /// Compares what the programs of a section print with the section's only block of text, or writes it.
    func expectOutput(
        in section: String,
        _ output: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard Self.isUpdating else {
            let expected = blocks.filter { $0.section == section && $0.language == "text" }.flatMap(\.lines)
            #expect(output == expected, "run with ASSAY_UPDATE_GOLDENS=1", sourceLocation: sourceLocation)
            return
        }
        try replace(in: section, from: { $0 == "```text" }, while: { $0 != "```" }, by: output)
    }

    /// Writes the page with the lines of a section behind the one that begins them replaced.
    private func replace(
        in section: String,
        from begins: (String) -> Bool,
        while goesOn: (String) -> Bool,
        by replacement: [String]
    ) throws {
        Self.writing.lock()
        defer { Self.writing.unlock() }
        var lines = try String(contentsOf: place, encoding: .utf8).components(separatedBy: "\n")
        let heading = lines.firstIndex { $0.hasPrefix("#") && $0.hasSuffix("# \(section)") }
        let found = lines[(heading ?? 0)...].firstIndex(where: begins)
        let start = try #require(found) + 1
        let last = lines[start...].firstIndex { !goesOn($0) } ?? lines.count
        lines.replaceSubrange(start..<last, with: replacement)
        try lines.joined(separator: "\n").write(to: place, atomically: true, encoding: .utf8)
    }

    // MARK: Snippets

    /// The Swift of the page, without imports.
    var snippets: [[String]] {
        blocks.filter { $0.language == "swift" }
            .map { block in
                Array(block.lines.drop { $0.isEmpty || $0.hasPrefix("import ") })
            }
    }

    /// The parts of a source that stand on the page, without their indentation.
    static func quoted(in source: String) -> [[String]] {
        var snippets: [[String]] = []
        var open: (indentation: Int, lines: [String])?
        for line in source.components(separatedBy: "\n") {
            let indentation = line.prefix { $0 == " " }.count
            switch line.dropFirst(indentation) {
            case "// On the page:": open = (indentation, [])
            case "// Not on the page.":
                if let snippet = open { snippets.append(snippet.lines) }
                open = nil
            default:
                guard let snippet = open else { continue }
                open?.lines.append(String(line.dropFirst(min(indentation, snippet.indentation))))
            }
        }
        return snippets
    }

    /// Compares the page's Swift with that of the tests, in its order.
    func expectSnippets(of file: String) throws {
        let quoted = Self.quoted(in: try String(contentsOf: URL(filePath: file), encoding: .utf8))
        #expect(quoted.count >= 8)
        let missing = snippets.filter { !quoted.contains($0) }.map { $0.joined(separator: "\n") }
        let additional = quoted.filter { !snippets.contains($0) }.map { $0.joined(separator: "\n") }
        let isSame = quoted == snippets
        #expect(missing.isEmpty, "the tests lack it")
        #expect(additional.isEmpty, "the page lacks it")
        #expect(isSame, "of another order")
    }
}
