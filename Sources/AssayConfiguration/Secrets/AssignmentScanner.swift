import YAML

/// Finds `NAME=value` and quoted literals in text of no particular format.
enum AssignmentScanner {
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// The pair that a scalar such as `KEY=value` or `--key=value` is.
    static func assignment(in bytes: [UInt8], _ range: Range<Int>, isEscaped: Bool) -> SecretPair? {
        let start = bytes.firstOffset(from: range.lowerBound, to: range.upperBound) { $0 != UInt8(ascii: "-") }
        let end = bytes.firstOffset(from: start, to: min(start + 256, range.upperBound)) { !isNameByte($0) }
        guard start < end, end < range.upperBound, bytes[end] == UInt8(ascii: "="), !bytes[start].isDigit else {
            return nil
        }
        return SecretPair(key: start..<end, value: end + 1..<range.upperBound, isEscaped: isEscaped)
    }

    // MARK: Dockerfiles

    /// The pairs of a Dockerfile: every word `NAME=value`, comments and heredocs included, and `ENV NAME value`.
    static func dockerfilePairs(_ bytes: [UInt8]) -> [SecretPair] {
        var pairs: [SecretPair] = []
        var offset = 0
        while offset < bytes.count {
            let end = bytes.endOfLine(from: offset)
            let content = bytes.trimmed(offset..<end)
            if let pair = oldForm(bytes, content) { pairs.append(pair) }
            let isCommentedOut = bytes[content].first == UInt8(ascii: "#")
            let next = readWords(bytes, content, isCommentedOut: isCommentedOut, into: &pairs)
            offset = max(end, next) + 1
        }
        return pairs
    }

    private static func oldForm(_ bytes: [UInt8], _ content: Range<Int>) -> SecretPair? {
        guard content.count > 4, bytes[content].prefix(3).map(\.lowercased).elementsEqual("env".utf8),
            bytes[content.lowerBound + 3].isBlank
        else { return nil }
        let start = bytes.firstOffset(from: content.lowerBound + 3, to: content.upperBound) { !$0.isBlank }
        let end = bytes.firstOffset(from: start, to: content.upperBound) { $0.isBlank || $0 == UInt8(ascii: "=") }
        guard end < content.upperBound, bytes[end].isBlank else { return nil }
        var value = bytes.trimmed(end..<content.upperBound)
        if let last = bytes[value].last, last == UInt8(ascii: "\\") { value = bytes.trimmed(value.dropLast()) }
        return SecretPair(key: start..<end, value: value)
    }

    /// Reads the words `NAME=value` of a line; returns where a quoted value that went on over further lines ended.
    @discardableResult
    static func readWords(
        _ bytes: [UInt8],
        _ content: Range<Int>,
        isCommentedOut: Bool = false,
        into pairs: inout [SecretPair]
    ) -> Int {
        var offset = content.lowerBound
        var covered = offset
        while offset < content.upperBound {
            let start = bytes.firstOffset(from: offset, to: content.upperBound) { isNameByte($0) }
            let end = bytes.firstOffset(from: start, to: content.upperBound) { !isNameByte($0) }
            offset = max(end, offset + 1)
            guard start < end, end < content.upperBound, bytes[end] == UInt8(ascii: "=") else { continue }
            offset = end + 1
            let name = bytes.firstOffset(from: start, to: end) { $0 != UInt8(ascii: "-") }..<end
            let isSecret = SecretName.meaning(of: bytes[name]) != nil
            // A value may hold pairs of its own (`sh -c "A=b"`); only secret ones are read again within another.
            guard isSecret || start >= covered else { continue }
            let before: UInt8? = start > content.lowerBound ? bytes[start - 1] : nil
            let value = wordValue(bytes, from: end + 1, lineEnd: content.upperBound, openQuote: before)
            pairs.append(SecretPair(key: name, value: value, isCommentedOut: isCommentedOut))
            covered = max(covered, value.upperBound)
            if isSecret { offset = max(value.upperBound, offset) }
        }
        return offset
    }

    private static func wordValue(_ bytes: [UInt8], from start: Int, lineEnd: Int, openQuote: UInt8?) -> Range<Int> {
        if start < lineEnd, bytes[start].isQuote {
            let quote = bytes[start]
            var end = start + 1
            // A quotation may go on over continued lines, which end with an escape.
            while end < bytes.count, bytes[end] != quote {
                if bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { end += 1 }
                if end < bytes.count, bytes[end] == .lineFeed, !isContinued(bytes, before: end) { break }
                end += 1
            }
            return start + 1..<max(min(end, bytes.count), start + 1)
        }
        var end = start
        var lineEnd = lineEnd
        while end < lineEnd, !bytes[end].isWhitespace {
            if let openQuote, openQuote.isQuote, bytes[end] == openQuote { break }
            if end + 1 == lineEnd, bytes[end] == UInt8(ascii: "\\") || bytes[end] == UInt8(ascii: "`") {
                // A continued line: the word goes on where the next line does not begin with a blank.
                let next = bytes.endOfLine(from: end) + 1
                guard next < bytes.count, !bytes[next].isWhitespace else { break }
                lineEnd = bytes.trimmed(next..<bytes.endOfLine(from: next)).upperBound
                end = next
                continue
            }
            end += bytes[end] == UInt8(ascii: "\\") && end + 1 < lineEnd ? 2 : 1
        }
        return start..<min(end, lineEnd)
    }

    private static func isContinued(_ bytes: [UInt8], before offset: Int) -> Bool {
        var last = offset - 1
        if last >= 0, bytes[last] == .carriageReturn { last -= 1 }
        return last >= 0 && (bytes[last] == UInt8(ascii: "\\") || bytes[last] == UInt8(ascii: "`"))
    }

    // MARK: Files within files

    /// Reads a line of a script or a file that stands within a block of YAML: words, literals, and `name = value`.
    static func readEmbedded(_ bytes: [UInt8], _ content: Range<Int>, into pairs: inout [SecretPair]) {
        readWords(bytes, content, into: &pairs)
        readLiterals(bytes, content, into: &pairs)
        let start = bytes.firstOffset(from: content.lowerBound, to: content.upperBound) {
            $0 != UInt8(ascii: "-") && !$0.isBlank
        }
        let end = bytes.firstOffset(from: start, to: content.upperBound) { !isNameByte($0) }
        let sign = bytes.firstOffset(from: end, to: content.upperBound) { !$0.isBlank }
        guard start < end, sign + 1 < content.upperBound, bytes[sign + 1].isBlank,
            bytes[sign] == UInt8(ascii: "=") || bytes[sign] == UInt8(ascii: ":")
        else { return }
        pairs.append(SecretPair(key: start..<end, value: bytes.trimmed(sign + 1..<content.upperBound)))
    }

    // MARK: Anything else

    /// The pairs `name = "literal"` and `name: 'literal'` of a text, such as source code; a literal with blanks in it
    /// is a sentence.
    static func quotedPairs(_ bytes: [UInt8]) -> [SecretPair] {
        var pairs: [SecretPair] = []
        readLiterals(bytes, 0..<bytes.count, into: &pairs)
        return pairs
    }

    private static func readLiterals(_ bytes: [UInt8], _ range: Range<Int>, into pairs: inout [SecretPair]) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let quote = bytes[offset]
            guard quote.isQuote else {
                offset += 1
                continue
            }
            let end = bytes.firstOffset(from: offset + 1, to: range.upperBound) { $0 == quote || $0.isWhitespace }
            if end < range.upperBound, bytes[end] == quote, let key = name(bytes, before: offset) {
                pairs.append(SecretPair(key: key, value: offset + 1..<end, isEscaped: quote == UInt8(ascii: "\"")))
                offset = end + 1
            } else {
                offset += 1
            }
        }
    }

    /// The name before `=` or `:` that stands before a quotation.
    private static func name(_ bytes: [UInt8], before quote: Int) -> Range<Int>? {
        let limit = max(0, quote - 96)
        func skipBlanks(_ end: Int) -> Int {
            var end = end
            while end > limit, bytes[end - 1].isBlank { end -= 1 }
            return end
        }
        var end = skipBlanks(quote)
        guard end > limit, bytes[end - 1] == UInt8(ascii: "=") || bytes[end - 1] == UInt8(ascii: ":") else {
            return nil
        }
        end -= 1
        if end > limit, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
        end = skipBlanks(end)
        if end > limit, bytes[end - 1].isQuote { end -= 1 }
        var start = end
        while start > limit, isNameByte(bytes[start - 1]) { start -= 1 }
        return start < end ? start..<end : nil
    }
}
