import YAML

/// Reads Markdown line by line: blocks here, what stands within a line in ``MarkdownInline``.
struct MarkdownParser {
    private let text: SourceText
    private let bytes: [UInt8]
    private var result = MarkdownDocument(
        headings: [],
        wordCount: 0,
        codeBlocks: [],
        links: [],
        sections: [.init(wordCount: 0)]
    )
    private var line = 1
    private var isInComment = false
    private var isInList = false
    private var isAfterBlank = true
    /// The line before, where it is a paragraph that an underline can make a heading.
    private var paragraph: (text: String, words: Int, line: Int)?

    init(_ text: SourceText) {
        self.text = text
        bytes = text.bytes
    }

    mutating func run() -> MarkdownDocument {
        skipFrontMatter()
        while line <= text.lineCount { readLine() }
        return result
    }

    private mutating func skipFrontMatter() {
        let fence = text.line(1)
        guard fence.elementsEqual("---".utf8) || fence.elementsEqual("+++".utf8), text.lineCount > 1 else { return }
        for number in 2...text.lineCount {
            let candidate = text.line(number)
            guard candidate.elementsEqual(fence) || candidate.elementsEqual("...".utf8) else { continue }
            let range = text.lineRange(2).lowerBound..<text.lineRange(number).lowerBound
            result.frontMatter = text.string(range)
            line = number + 1
            return
        }
    }

    private mutating func readLine() {
        let range = text.lineRange(line)
        let content = bytes.trimmed(range)
        if !isInComment {
            if let fence = fence(content) { return readFence(fence, content) }
            if isIndentedCode(range, content) { return readIndentedCode() }
        }
        defer { line += 1 }
        if content.isEmpty {
            (isAfterBlank, paragraph) = (true, nil)
            return
        }
        defer { isAfterBlank = false }
        if !isInComment, readHeading(content) { return }
        readProse(content)
    }

    // MARK: Code

    private typealias Fence = (mark: UInt8, count: Int)

    private func fence(_ content: Range<Int>) -> Fence? {
        let start = afterListMark(content)
        guard start < content.upperBound else { return nil }
        let mark = bytes[start]
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let end = bytes.firstOffset(from: start, to: content.upperBound) { $0 != mark }
        guard end - start >= 3 else { return nil }
        // Backticks after the fence make it inline code.
        if mark == UInt8(ascii: "`"), bytes[end..<content.upperBound].contains(mark) { return nil }
        return (mark, end - start)
    }

    private mutating func readFence(_ fence: Fence, _ content: Range<Int>) {
        let open = line
        let start = afterListMark(content)
        let indent = start - text.lineRange(line).lowerBound
        let information = bytes.trimmed(start + fence.count..<content.upperBound)
        let wordEnd = bytes.firstOffset(from: information.lowerBound, to: information.upperBound) {
            $0.isWhitespace || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ",")
        }
        var body: [UInt8] = []
        line += 1
        while line <= text.lineCount {
            let range = text.lineRange(line)
            line += 1
            if closes(fence, bytes.trimmed(range)) { break }
            let from = bytes.firstOffset(from: range.lowerBound, to: min(range.lowerBound + indent, range.upperBound)) {
                !$0.isBlank
            }
            body += bytes[from..<range.upperBound] + [.lineFeed]
        }
        result.codeBlocks.append(
            .init(
                language: text.string(information.lowerBound..<wordEnd).lowercased(),
                text: String(decoding: body, as: UTF8.self),
                line: open,
                contentLine: open + 1
            )
        )
        (isAfterBlank, paragraph) = (false, nil)
    }

    private func closes(_ fence: Fence, _ content: Range<Int>) -> Bool {
        content.count >= fence.count && bytes[content].allSatisfy { $0 == fence.mark }
    }

    private func isIndentedCode(_ range: Range<Int>, _ content: Range<Int>) -> Bool {
        guard isAfterBlank, !isInList, !content.isEmpty, range.upperBound > range.lowerBound else { return false }
        return bytes[range.lowerBound] == .tab || content.lowerBound - range.lowerBound >= 4
    }

    private mutating func readIndentedCode() {
        let open = line
        var body: [UInt8] = []
        while line <= text.lineCount {
            let range = text.lineRange(line)
            guard isIndentedCode(range, bytes.trimmed(range)) else { break }
            let from = bytes[range.lowerBound] == .tab ? range.lowerBound + 1 : range.lowerBound + 4
            body += bytes[from..<range.upperBound] + [.lineFeed]
            line += 1
        }
        let code = String(decoding: body, as: UTF8.self)
        result.codeBlocks.append(.init(language: "", text: code, line: open, contentLine: open))
        (isAfterBlank, paragraph) = (false, nil)
    }

    // MARK: Headings

    private mutating func readHeading(_ content: Range<Int>) -> Bool {
        let first = bytes[content.lowerBound]
        if first == UInt8(ascii: "#") {
            let end = bytes.firstOffset(from: content.lowerBound, to: content.upperBound) { $0 != first }
            guard end - content.lowerBound <= 6, end == content.upperBound || bytes[end].isBlank else { return false }
            addHeading(level: end - content.lowerBound, end..<content.upperBound)
            return true
        }
        guard first == UInt8(ascii: "=") || first == UInt8(ascii: "-"), let above = paragraph,
            bytes[content].allSatisfy({ $0 == first })
        else { return false }
        // What was counted as prose turns out to be a heading.
        result.sections[result.sections.count - 1].wordCount -= above.words
        let heading = MarkdownDocument.Heading(
            level: first == UInt8(ascii: "=") ? 1 : 2,
            text: above.text,
            line: above.line
        )
        open(heading)
        return true
    }

    private mutating func addHeading(level: Int, _ range: Range<Int>) {
        var content = bytes.trimmed(range)
        // A closing run of # is decoration where a blank stands before it.
        var end = content.upperBound
        while end > content.lowerBound, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
        if end == content.lowerBound || bytes[end - 1].isBlank { content = bytes.trimmed(content.lowerBound..<end) }
        var inline = MarkdownInline(bytes, content, isInComment: false)
        inline.run()
        isInComment = inline.isInComment
        addLinks(inline)
        result.wordCount += inline.wordCount
        open(.init(level: level, text: inline.visibleText, line: line))
    }

    private mutating func open(_ heading: MarkdownDocument.Heading) {
        result.headings.append(heading)
        result.sections.append(.init(heading: heading, wordCount: 0))
        (paragraph, isInList) = (nil, false)
    }

    // MARK: Prose

    private mutating func readProse(_ content: Range<Int>) {
        let start = isInComment ? content.lowerBound : afterListMark(content)
        if start > content.lowerBound {
            isInList = true
        } else if !isInComment, isAfterBlank, content.lowerBound == text.lineRange(line).lowerBound {
            isInList = false
        }
        let wasInComment = isInComment
        var inline = MarkdownInline(bytes, start..<content.upperBound, isInComment: isInComment)
        inline.run()
        isInComment = inline.isInComment
        addLinks(inline)
        result.wordCount += inline.wordCount
        result.sections[result.sections.count - 1].wordCount += inline.wordCount
        let isParagraph = !wasInComment && !isInComment && start == content.lowerBound && inline.wordCount > 0
        paragraph = isParagraph ? (inline.visibleText, inline.wordCount, line) : nil
    }

    private mutating func addLinks(_ inline: MarkdownInline) {
        for range in inline.links { result.links.append(.init(target: text.string(range), line: line)) }
    }

    /// The offset after `- `, `* `, `+ `, `1. ` and `> `.
    private func afterListMark(_ content: Range<Int>) -> Int {
        guard let first = bytes[content].first else { return content.lowerBound }
        var end = content.lowerBound
        if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ">")].contains(first) {
            end += 1
        } else if first.isDigit {
            end = bytes.firstOffset(from: end, to: min(end + 9, content.upperBound)) { !$0.isDigit }
            guard end < content.upperBound, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else {
                return content.lowerBound
            }
            end += 1
        } else {
            return content.lowerBound
        }
        guard end < content.upperBound, bytes[end].isBlank || first == UInt8(ascii: ">") else {
            return content.lowerBound
        }
        return bytes.firstOffset(from: end, to: content.upperBound) { !$0.isBlank }
    }
}
