/// The rows of a table in a document.
struct MarkdownTable {
    /// The cells of each row below the head.
    let rows: [[String]]

    /// Reads the table whose head begins with these titles.
    init?(of page: String, titled titles: [String]) throws {
        let lines = try Repository.text(page).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let head = lines.firstIndex(where: { Self.cells(of: $0).starts(with: titles) }) else { return nil }
        rows = lines[(head + 1)...].prefix { $0.hasPrefix("|") }.dropFirst().map(Self.cells)
    }

    /// The words in backticks of a cell.
    static func names(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false)
            .enumerated()
            .filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    private static func cells(of line: String) -> [String] {
        guard line.hasPrefix("|") else { return [] }
        return line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
    }
}
