import Foundation

/// The folder of a run.
struct RunFiles: Sendable {
    /// The folder.
    let path: String

    /// Every file below the folder, relative to it.
    var names: [String] {
        let walk = FileManager.default.enumerator(atPath: path)
        var names: [String] = []
        while let name = walk?.nextObject() as? String {
            if walk?.fileAttributes?[.type] as? FileAttributeType == .typeRegular { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file.
    func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
    }

    /// A file as text.
    func text(_ name: String) throws -> String {
        String(decoding: try data(name), as: UTF8.self)
    }

    /// The report.
    func report() throws -> ReportFile {
        try ReportFile(try data("reports/report.json"))
    }

    /// The lines of the journal, without a last one that was torn.
    func journalLines() throws -> [String] {
        let text = try text("journal.jsonl")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return Array(lines.dropLast())
    }

    /// The evidence of a kind, by subject.
    func evidence(of kind: String) throws -> [(file: String, text: String)] {
        try names.filter { $0.hasPrefix("evidence/") }
            .map { ($0, try text($0)) }
            .filter { $0.1.contains("\"kind\":\"\(kind)\"") }
    }

    /// Copies the run to a place where a test may change it.
    func copied(to tree: TemporaryTree) throws -> RunFiles {
        let name = URL(filePath: path).lastPathComponent
        try FileManager.default.copyItem(atPath: path, toPath: tree.path(of: name))
        return RunFiles(path: tree.path(of: name))
    }

    /// Proves that each line of the journal names the digest of the line before, with the system's own `sha256sum`.
    func provesChain(using tree: TemporaryTree) async throws -> Bool {
        struct Line: Decodable {
            var sequence: Int
            var previous: String
        }
        let lines = try journalLines()
        let names = lines.indices.map { "line-\($0)" }
        for (name, line) in zip(names, lines) { try tree.write(line, to: name) }
        let sums = try await Command.run(["sha256sum"] + names, in: tree.path).output
            .split(separator: "\n").map { "sha256:\($0.prefix(64))" }
        let parsed = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        return parsed.map(\.sequence) == Array(1...max(lines.count, 1))
            && parsed.dropFirst().map(\.previous) == sums.dropLast()
    }
}
