import Foundation
import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("the documents are there")
    func presence() {
        for page in Repository.pages + ["LICENSE"] { #expect(Repository.holds(page), "\(page)") }
        #expect(Repository.pages.count >= 12)
    }

    @Test("a link leads to a file, and to a heading in it", arguments: Repository.pages)
    func links(path: String) throws {
        let page = try MarkdownPage(path)
        for link in page.links where !link.text.hasPrefix("http") && !link.text.hasPrefix("mailto:") {
            let parts = link.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
            guard Repository.holds(file) else {
                Issue.record("\(path):\(link.line): \(link.text) leads nowhere")
                continue
            }
            if parts.count > 1 {
                let anchors = try MarkdownPage(file).headings.map(MarkdownPage.anchor)
                #expect(anchors.contains(String(parts[1])), "\(path):\(link.line): \(link.text)")
            }
        }
    }

    @Test("a path in backticks or in a command exists", arguments: Repository.pages)
    func paths(path: String) throws {
        let page = try MarkdownPage(path)
        let words =
            page.codeSpans
            + page.consoleBlocks.flatMap { block in
                block.lines.flatMap { line in
                    line.split(separator: " ").map { MarkdownPage.Span(line: block.line, text: String($0)) }
                }
            }
        for word in words {
            guard let place = repositoryPath(word.text) else { continue }
            #expect(Repository.holds(place), "\(path):\(word.line): \(word.text)")
        }
    }

    @Test("the first two commands of the README are the demonstration and the tests")
    func firstCommands() throws {
        let page = try MarkdownPage("README.md")
        let commands = page.blocks.flatMap(\.lines).map { $0.prefix { $0 != "#" } }
            .map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
        #expect(commands.prefix(2) == ["./scripts/demo", "./scripts/test"])
    }

    @Test("a block that names its source says what the source says")
    func quotedSources() throws {
        var count = 0
        for path in Repository.pages {
            for block in try MarkdownPage(path).blocks where block.language == "swift" {
                guard let first = block.lines.first, first.hasPrefix("// Sources/") || first.hasPrefix("// Tests/")
                else {
                    continue
                }
                count += 1
                let source = try Repository.text(String(first.dropFirst(3)))
                // A line of dots leaves something out.
                let pieces = block.lines.dropFirst().split { $0.drop { $0 == " " } == "// ..." }
                for piece in pieces {
                    let text = piece.joined(separator: "\n").trimmingCharacters(in: .newlines)
                    #expect(source.contains(text), "\(path):\(block.line): \(first)")
                }
            }
        }
        #expect(count >= 3)
    }

    /// The part of a word that names a file or folder of the repository; nil where it names none.
    private func repositoryPath(_ word: String) -> String? {
        let text = word.hasPrefix("./") ? String(word.dropFirst(2)) : word
        let folders = ["Sources/", "Tests/", "Documentation/", "Examples/", "Plugins/", "scripts/", ".github/"]
        let files: Set = [
            "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE", "Package.swift", ".swift-format",
        ]
        guard folders.contains(where: text.hasPrefix) || files.contains(text) else { return nil }
        // A pattern or a placeholder such as Checks/<Area>/<Noun>.swift.
        guard !text.contains(where: { "<>*{}… ".contains($0) }) else { return nil }
        let end = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? text
        return end.trimmingCharacters(in: CharacterSet(charactersIn: ";,)"))
    }

    private func resolved(_ link: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
