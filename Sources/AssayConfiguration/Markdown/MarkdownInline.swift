import YAML

/// What stands within a line: prose, comments, inline code, tags and links.
///
/// One pass; nothing is scanned twice.
struct MarkdownInline {
    private let bytes: [UInt8]
    private let end: Int
    private var at: Int
    private(set) var isInComment: Bool
    private(set) var links: [Range<Int>] = []
    private(set) var wordCount = 0
    private var visible: [UInt8] = []
    private var isWord = false
    /// For each length of a run of backticks, where the last one starts: a run without a partner is text.
    private var lastRuns: [Int: Int]?
    /// Set once no closing parenthesis was found, so that the rest of the line is not searched again and again.
    private var isOutOfParentheses = false

    init(_ bytes: [UInt8], _ range: Range<Int>, isInComment: Bool) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
        self.isInComment = isInComment
    }

    /// The line as a reader sees it, inline code included.
    var visibleText: String {
        String(decoding: visible[visible.trimmed(0..<visible.count)], as: UTF8.self)
    }

    mutating func run() {
        if !isInComment { readDefinition() }
        while at < end {
            if isInComment { skipComment() } else { readNext() }
        }
        endWord()
    }

    private mutating func readNext() {
        switch bytes[at] {
        case UInt8(ascii: "<"): readAngle()
        case UInt8(ascii: "`"): readCode()
        case UInt8(ascii: "]") where bytes.has("](", at: at): readTarget()
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "_"):
            visible.append(bytes[at])
            if !bytes[at].isWord { endWordUnlessInner() }
            at += 1
        case UInt8(ascii: "h") where !isWord && isAddress(at): readAddress()
        default: readText()
        }
    }

    private mutating func readText() {
        let byte = bytes[at]
        visible.append(byte)
        if byte.isWhitespace || byte == UInt8(ascii: "|") {
            endWord()
        } else if byte.isAlphanumeric || byte >= 0x80 {
            isWord = true
        }
        at += 1
    }

    private mutating func endWord() {
        if isWord { wordCount += 1 }
        isWord = false
    }

    /// `*` and brackets around or within a word do not divide it.
    private mutating func endWordUnlessInner() {
        let next = at + 1 < end ? bytes[at + 1] : .space
        if next.isWhitespace { endWord() }
    }

    // MARK: Comments and tags

    private mutating func skipComment() {
        while at < end, !bytes.has("-->", at: at) { at += 1 }
        guard at < end else { return }
        at = min(at + 3, end)
        isInComment = false
    }

    private mutating func readAngle() {
        if bytes.has("<!--", at: at) {
            endWord()
            isInComment = true
            at = min(at + 4, end)
            return
        }
        let close = bytes.firstOffset(from: at + 1, to: end) { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
        let inner = at + 1..<max(close, at + 1)
        guard close < end, bytes[close] == UInt8(ascii: ">"), let first = bytes[inner].first,
            first.isLetter || first == UInt8(ascii: "/")
        else {
            // Up to the next bracket nothing can close this one; the text itself is read as prose.
            return readText()
        }
        let isTarget = isAddress(inner.lowerBound) || bytes.has("mailto:", at: inner.lowerBound)
        if isTarget { links.append(inner) }
        at = close + 1
    }

    // MARK: Code

    private mutating func readCode() {
        let open = at
        let openEnd = bytes.firstOffset(from: open, to: end) { $0 != UInt8(ascii: "`") }
        let count = openEnd - open
        guard let last = runs()[count], last > open else {
            visible += bytes[open..<openEnd]
            at = openEnd
            return
        }
        at = openEnd
        while at < end {
            let run = bytes.firstOffset(from: at, to: end) { $0 == UInt8(ascii: "`") }
            at = bytes.firstOffset(from: run, to: end) { $0 != UInt8(ascii: "`") }
            if at - run == count {
                visible += bytes[openEnd..<run]
                return
            }
        }
    }

    private mutating func runs() -> [Int: Int] {
        if let lastRuns { return lastRuns }
        var found: [Int: Int] = [:]
        var offset = at
        while offset < end {
            let run = bytes.firstOffset(from: offset, to: end) { $0 == UInt8(ascii: "`") }
            offset = bytes.firstOffset(from: run, to: end) { $0 != UInt8(ascii: "`") }
            if run < end { found[offset - run] = run }
        }
        lastRuns = found
        return found
    }

    // MARK: Links

    /// Reads `](target "title")`.
    private mutating func readTarget() {
        visible.append(bytes[at])
        var start = at + 2
        if start < end, bytes[start] == UInt8(ascii: "<") { start += 1 }
        var depth = 0
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            if byte.isWhitespace || byte == UInt8(ascii: ">") || (byte == UInt8(ascii: ")") && depth == 0) { break }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            offset += 1
        }
        let close = isOutOfParentheses ? end : bytes.firstOffset(from: offset, to: end) { $0 == UInt8(ascii: ")") }
        guard close < end else {
            isOutOfParentheses = true
            // What was scanned is not scanned again, so that many openings cost no more than one.
            at = max(offset, at + 2)
            return
        }
        if start < offset { links.append(start..<offset) }
        at = close + 1
        if at >= end || !(bytes[at].isAlphanumeric) { endWord() }
    }

    /// Reads `[label]: target` at the start of a line.
    private mutating func readDefinition() {
        guard at < end, bytes[at] == UInt8(ascii: "[") else { return }
        let close = bytes.firstOffset(from: at, to: end) { $0 == UInt8(ascii: "]") }
        guard bytes.has("]:", at: close) else { return }
        var start = bytes.firstOffset(from: close + 2, to: end) { !$0.isBlank }
        if start < end, bytes[start] == UInt8(ascii: "<") { start += 1 }
        let stop = bytes.firstOffset(from: start, to: end) { $0.isWhitespace || $0 == UInt8(ascii: ">") }
        guard start < stop else { return }
        links.append(start..<stop)
        at = end
    }

    private func isAddress(_ offset: Int) -> Bool {
        bytes.has("http://", at: offset) || bytes.has("https://", at: offset)
    }

    private mutating func readAddress() {
        let start = at
        var stop = bytes.firstOffset(from: at, to: end) { byte in
            byte.isWhitespace || byte.isQuote
                || [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "|")]
                    .contains(byte)
                || byte == UInt8(ascii: "`")
        }
        at = stop
        while stop > start,
            [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";")].contains(bytes[stop - 1])
        {
            stop -= 1
        }
        links.append(start..<stop)
    }
}
