import Foundation
import Testing

@Suite("Commands in documents")
struct CommandTests {
    init() throws {
        if let absence = BuiltBinary.absence { throw Absence(description: absence) }
    }

    private struct Absence: Error, CustomStringConvertible {
        var description: String
    }

    @Test("every subcommand and option of a document is in the help of the built binary", arguments: Repository.pages)
    func uses(path: String) throws {
        let page = try MarkdownPage(path)
        let lines =
            page.codeSpans.map { ($0.line, $0.text) }
            + page.consoleBlocks.flatMap { block in block.lines.map { (block.line, $0) } }
        for (line, text) in lines {
            for use in CommandLineUse.all(in: text) {
                if let problem = try problem(with: use) { Issue.record("\(path):\(line): '\(text)': \(problem)") }
            }
        }
    }

    @Test("the README shows the commands that a user needs")
    func readme() throws {
        let page = try MarkdownPage("README.md")
        let uses = (page.codeSpans.map(\.text) + page.consoleBlocks.flatMap(\.lines)).flatMap(CommandLineUse.all)
        for command in ["audit", "gather", "judge", "decide", "plan", "checks"] {
            #expect(uses.contains { $0.words.first == command }, "\(command)")
        }
    }

    @Test("an invented command or option would be noticed")
    func invention() throws {
        #expect(try problem(with: CommandLineUse(words: ["invent"], options: [])) != nil)
        #expect(try problem(with: CommandLineUse(words: ["plan", "invent"], options: [])) != nil)
        #expect(try problem(with: CommandLineUse(words: ["audit"], options: ["--invent"])) != nil)
        #expect(try problem(with: CommandLineUse(words: ["audit"], options: ["--dry"])) != nil)
        #expect(try problem(with: CommandLineUse(words: ["audit"], options: ["--dry-run"])) == nil)
    }

    @Test("the exit statuses of the README are those of the help")
    func exitStatuses() throws {
        let table = try #require(try MarkdownTable(of: "README.md", titled: ["status", "meaning"]))
        let help = try #require(try BuiltBinary.help(of: ["audit"]))
        let told = try #require(help.components(separatedBy: "USAGE").first)
            .split { !$0.isNumber }
            .compactMap { Int($0) }
        #expect(table.rows.compactMap { Int($0[0]) } == told)
    }

    @Test("a plan in a document is valid", arguments: Repository.pages)
    func plans(path: String) throws {
        for block in try MarkdownPage(path).blocks where block.language == "yaml" && block.lines.first == "assay: 1" {
            let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString).yaml")
            try Data(block.lines.joined(separator: "\n").utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let output = try BuiltBinary.output(of: ["plan", "check", file.path()])
            #expect(output.status == 0, "\(path):\(block.line): \(output.text)")
        }
    }

    private static let areas = [
        "configuration.", "functionality.", "security.", "performance.", "deployment.", "documentation.",
    ]

    @Test("a check that a document names exists")
    func checks() throws {
        let listed = try BuiltBinary.output(of: ["checks", "list"]).text
        let known = Set(listed.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) })
        for path in Repository.pages {
            let page = try MarkdownPage(path)
            for line in page.consoleBlocks.flatMap(\.lines) where line.hasSuffix("]") {
                guard let id = line.dropLast().split(separator: "[").last, Self.areas.contains(where: id.hasPrefix)
                else {
                    continue
                }
                #expect(known.contains(String(id)), "\(path): \(line)")
            }
        }
    }

    /// What is wrong with a use, or nil.
    private func problem(with use: CommandLineUse) throws -> String? {
        var command: [String] = []
        guard var help = try BuiltBinary.help(of: []) else { return "assay gives no help" }
        for word in use.words where help.contains("SUBCOMMANDS:") {
            guard let deeper = try BuiltBinary.help(of: command + [word]) else {
                return "there is no command \((command + [word]).joined(separator: " "))"
            }
            command.append(word)
            help = deeper
        }
        let known = Set(help.split { " ,[]\n()".contains($0) }.map(String.init))
        return use.options.first { !known.contains($0) }
            .map { "\((["assay"] + command).joined(separator: " ")) has no option \($0)" }
    }
}
