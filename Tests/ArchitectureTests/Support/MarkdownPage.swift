import Foundation

/// A document taken apart: fenced blocks on one side, prose with its links and code spans on the other.
struct MarkdownPage {
    /// A fenced block.
    struct Block {
        /// The line of its fence, from 1.
        var line: Int
        /// The language after the fence, or nothing.
        var language: String
        var lines: [String]
    }

    /// A link or a code span with its line, from 1.
    struct Span {
        var line: Int
        var text: String
    }

    let path: String
    private(set) var blocks: [Block] = []
    private(set) var codeSpans: [Span] = []
    private(set) var links: [Span] = []
    private(set) var headings: [String] = []

    /// Reads a document of the repository.
    init(_ path: String) throws {
        self.init(path, text: try Repository.text(path))
    }

    /// Takes a text apart.
    init(_ path: String, text: String) {
        self.path = path
        var open: Block?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(line: index + 1, language: String(trimmed.dropFirst(3)), lines: [])
                }
            } else if open != nil {
                open?.lines.append(String(line))
            } else {
                readProse(String(line), number: index + 1)
            }
        }
        if let open { blocks.append(open) }
    }

    /// The blocks with commands or with what they print.
    var consoleBlocks: [Block] {
        blocks.filter { ["", "bash", "sh", "console", "text"].contains($0.language) }
    }

    /// The name under which a link reaches a heading.
    static func anchor(of heading: String) -> String {
        String(
            heading.lowercased().unicodeScalars
                .filter { CharacterSet.alphanumerics.contains($0) || $0 == " " || $0 == "-" || $0 == "_" }
                .map { $0 == " " ? "-" : Character($0) }
        )
    }

    private mutating func readProse(_ line: String, number: Int) {
        if line.hasPrefix("#") {
            headings.append(String(line.drop { $0 == "#" || $0 == " " }))
        }
        var prose = ""
        for (index, part) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                codeSpans.append(Span(line: number, text: String(part)))
                prose += "`"
            } else {
                prose += part
            }
        }
        for part in prose.components(separatedBy: "](").dropFirst() {
            links.append(Span(line: number, text: String(part.prefix { $0 != ")" })))
        }
    }
}
