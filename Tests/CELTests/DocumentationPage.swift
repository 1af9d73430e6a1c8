import CEL
import Foundation
import Testing

/// `Documentation/CEL.md`, taken apart by what tests can hold against the library.
struct DocumentationPage {
    /// A fenced block.
    struct Block {
        let section: String
        let language: String
        let lines: [String]
    }

    /// A row of a table, without its title; code spans are as they stand.
    struct Row {
        let section: String
        let cells: [String]
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let place = root.appending(path: "Documentation/CEL.md")

    let text: String
    private(set) var blocks: [Block] = []
    private(set) var rows: [Row] = []

    init() throws {
        text = try String(contentsOf: Self.place, encoding: .utf8)
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

    /// What a row of a table says; a stroke that is no border has a backslash before it.
    private static func cells(of line: String) -> [String] {
        line.replacing("\\|", with: "\u{0}").components(separatedBy: "|").dropFirst().dropLast()
            .map { $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces) }
    }

    /// What a code span encloses; nil for another text.
    static func code(_ cell: String) -> String? {
        guard cell.count > 2, cell.hasPrefix("`"), cell.hasSuffix("`") else { return nil }
        return String(cell.dropFirst().dropLast())
    }

    /// What the program of a section prints, as the section says.
    func output(in section: String) -> [String] {
        blocks.filter { $0.section == section && $0.language == "text" }.flatMap(\.lines)
    }

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

    // MARK: Functions

    /// The tables of functions, one for each library, with the meanings that the page gives them already.
    var functionTables: String {
        CELLibrary.all
            .map { library in
                let lines = library.functions.sorted { $0.name < $1.name }
                    .map { function in
                        let signatures = function.overloads.map { "`\($0.signature(of: function.name))`" }
                            .joined(separator: "<br>")
                        let meaning = meaning(of: function.name, in: library.name)
                        return "| `\(function.name)` | \(meaning) | \(signatures) |"
                    }
                return
                    (["### \(library.name)", "", "| function | what it does | signatures |", "| --- | --- | --- |"]
                    + lines)
                    .joined(separator: "\n")
            }
            .joined(separator: "\n\n")
    }

    func meaning(of function: String, in library: String) -> String {
        rows.first { $0.section == library && $0.cells.count == 3 && $0.cells[0] == "`\(function)`" }?.cells[1] ?? ""
    }

    /// Writes the tables of functions anew.
    func updateFunctionTables() throws {
        let start = try #require(text.range(of: "### standard\n"))
        let end = try #require(text.range(of: "\n## ", range: start.upperBound..<text.endIndex))
        let updated = text[..<start.lowerBound] + functionTables + "\n" + text[end.lowerBound...]
        try String(updated).write(to: Self.place, atomically: true, encoding: .utf8)
    }
}
