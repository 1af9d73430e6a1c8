import AssayConfiguration
import AssayEvidence
import AssayModel

/// A document for people as checks read it: what stands under each heading, that below its subheadings included.
struct DocumentOutline {
    /// A heading and what stands under it.
    struct Section {
        /// The text of the heading.
        var title: String
        /// Its line.
        var line: Int
        /// Words of prose under it and its subheadings.
        var words: Int
        /// Whether there is a command under it: a code block, or code within the text.
        var holdsCommand: Bool
        /// Whether it passes its reader on to another document of the tree.
        var refersOn: Bool
        /// Whether it is the title of the whole document, which announces everything and tells nothing.
        var isTitle: Bool

        /// Whether there is something to act on.
        var isSubstantial: Bool {
            words >= 20 || holdsCommand || refersOn
        }
    }

    /// The parsed document.
    let document: MarkdownDocument
    /// Its sections in order.
    let sections: [Section]
    /// What is written to be typed, each piece on a line of its own: code blocks, and code within the text.
    let commands: String
    /// The bold words with which a paragraph opens in the place of a heading, where enough follows: `**Rollback:** …`.
    let leads: [String]
    /// Words of prose; in scripts that put no space between words, two characters count as one.
    let words: Int
    /// Whether its headings are mostly in a script that is not Latin.
    let hasForeignHeadings: Bool
    /// Its lines outside of code and comments, without marks around them.
    let lines: [(number: Int, text: String)]

    /// Reads a document; reStructuredText and AsciiDoc are brought into the shape of Markdown first.
    init(_ file: SourceFile) throws(Unjudged) {
        guard let text = file.text else { throw Unjudged(.unparsable, "\(file.path) is not UTF-8 text") }
        let raw = MarkdownShape.lines(of: text, path: file.path)
        let document = MarkdownDocument.parse(Array(raw.joined(separator: "\n").utf8))
        let codeLines = Set(
            document.codeBlocks.flatMap { block in
                let count = block.text.utf8.count { $0 == UInt8(ascii: "\n") }
                return block.line...(block.contentLine + count)
            }
        )
        let outline = document.headings
        let commandLines = raw.indices.filter { !codeLines.contains($0 + 1) && Self.holdsInlineCommand(raw[$0]) }
            .map { $0 + 1 }
        let blockLines = document.codeBlocks.filter { !$0.text.utf8.allSatisfy { $0 <= 32 } }.map(\.line)
        let linkLines = document.links.filter { Self.isWithinTree($0.target) }.map(\.line)
        let commands = SortedLines(commandLines + blockLines)
        let references = SortedLines(linkLines)
        let wordsBefore = document.sections.reduce(into: [0]) { sums, section in
            sums.append((sums.last ?? 0) + section.wordCount)
        }
        let ends = Self.ends(of: outline)
        // The first section of the document has no heading.
        let offset = document.sections.count - outline.count
        sections = outline.indices.map { index in
            let end = ends[index]
            let from = outline[index].line
            let to = end < outline.count ? outline[end].line : Int.max
            return Section(
                title: outline[index].text,
                line: from,
                words: wordsBefore[min(end + offset, wordsBefore.count - 1)] - wordsBefore[max(0, index + offset)],
                holdsCommand: commands.any(from: from, below: to),
                refersOn: references.any(from: from, below: to),
                isTitle: index == 0 && end == outline.count && outline.count > 1
            )
        }
        lines = raw.indices.filter { !codeLines.contains($0 + 1) }.map { ($0 + 1, Self.bare(raw[$0])) }
        let prose = raw.indices.filter { !codeLines.contains($0 + 1) }.map { raw[$0] }
        self.commands = (document.codeBlocks.map(\.text) + prose.flatMap(Self.inlineCode)).map { $0 + "\n" }.joined()
        leads = prose.compactMap(Self.lead)
        let unspaced = lines.reduce(0) { $0 + $1.text.unicodeScalars.count(where: Self.isUnspaced) }
        words = document.wordCount + unspaced / 2
        let letters = outline.flatMap { $0.text.unicodeScalars.filter(\.properties.isAlphabetic) }
        hasForeignHeadings = letters.count { $0.value > 0x24F } * 2 > letters.count
        self.document = document
    }

    /// For each heading the index of the first one after it that is not below it.
    private static func ends(of headings: [MarkdownDocument.Heading]) -> [Int] {
        var ends = [Int](repeating: headings.count, count: headings.count)
        var open: [Int] = []
        for index in headings.indices {
            while let last = open.last, headings[last].level >= headings[index].level {
                ends[last] = index
                open.removeLast()
            }
            open.append(index)
        }
        return ends
    }

    /// Whether a line holds code of at least two words between backticks.
    private static func holdsInlineCommand(_ line: String) -> Bool {
        var isOpen = false
        var holdsBlank = false
        var previous: UInt8 = 0
        for byte in line.utf8 {
            // A run of backticks is one mark.
            if byte == UInt8(ascii: "`"), previous != byte {
                if isOpen, holdsBlank { return true }
                isOpen.toggle()
                holdsBlank = false
            } else if byte == UInt8(ascii: " ") {
                holdsBlank = true
            }
            previous = byte
        }
        return false
    }

    /// What stands between backticks in a line.
    private static func inlineCode(_ line: String) -> [String] {
        let parts = line.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }
            .map { String(decoding: Array(parts[$0]), as: UTF8.self) }
    }

    /// The bold words with which a line opens, where at least eight words follow.
    private static func lead(_ line: String) -> String? {
        let text = line.utf8.drop { " \t->*".utf8.contains($0) }
        guard text.startIndex > line.utf8.startIndex, line.utf8[..<text.startIndex].suffix(2).elementsEqual("**".utf8)
        else { return nil }
        let title = text.prefix(60).prefix { $0 != UInt8(ascii: "*") }
        let rest = text[title.endIndex...]
        guard rest.starts(with: "**".utf8), rest.split(separator: UInt8(ascii: " ")).count > 8 else { return nil }
        return String(decoding: Array(title), as: UTF8.self)
    }

    /// Whether a character belongs to a script without spaces: Chinese, Japanese, Thai and their neighbours.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    private static func isWithinTree(_ target: String) -> Bool {
        guard !target.contains("://"), !target.hasPrefix("#"), !target.hasPrefix("mailto:") else { return false }
        let path = target.prefix { $0 != "#" && $0 != "?" }.lowercased()
        return [".md", ".rst", ".adoc", ".sh", ".yml", ".yaml", ".pdf", ".txt"].contains(where: path.hasSuffix)
    }

    private static func bare(_ line: String) -> String {
        let marks = Set("#*->_ \t\r|:[]().!`=~".utf8)
        let bytes = Array(line.utf8)
        let start = bytes.firstIndex { !marks.contains($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !marks.contains($0) }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }
}

/// Lines in order, of which one within a range is found quickly.
private struct SortedLines {
    private let lines: [Int]

    init(_ lines: [Int]) {
        self.lines = lines.sorted()
    }

    func any(from first: Int, below end: Int) -> Bool {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] < first { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low] < end
    }
}
