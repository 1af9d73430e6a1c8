import YAML

/// Reads a `.env` file line by line, a quoted value to its closing quote; linear in the size of the file.
struct EnvironmentFileParser {
    private let text: SourceText
    private let bytes: [UInt8]
    private var result: EnvironmentFile
    private var seenKeys: Set<String> = []

    private struct Value {
        var range: Range<Int>
        var content: Range<Int>
        var quoting: EnvironmentFile.Quoting = .none
        var next: Int
        var comment: String?
    }

    init(_ text: SourceText) {
        self.text = text
        bytes = text.bytes
        let diagnostics = ConfigurationDiagnostic.encodingProblems(in: text)
        result = EnvironmentFile(entries: [], commentedEntries: [], diagnostics: diagnostics)
    }

    mutating func run() -> EnvironmentFile {
        var at = text.contentStart
        while at < bytes.count {
            at = bytes.firstOffset(from: at, to: bytes.count) { !$0.isWhitespace }
            guard at < bytes.count else { break }
            at = bytes[at] == UInt8(ascii: "#") ? comment(at) : assignment(at)
        }
        return result
    }

    /// Reads a comment line, which may be an assignment that somebody switched off.
    private mutating func comment(_ start: Int) -> Int {
        let end = bytes.endOfLine(from: start)
        let body = bytes.firstOffset(from: start, to: end) { $0 != UInt8(ascii: "#") && !$0.isBlank }
        var at = body
        let isExported = skipExport(&at, end)
        let key = keyRange(at, end)
        guard isName(key), key.upperBound < end, bytes[key.upperBound] == UInt8(ascii: "=") else { return end + 1 }
        let value = value(after: key.upperBound + 1, lineEnd: end, staysOnLine: true)
        var entry = entry(key, value, isExported: isExported)
        entry.isCommentedOut = true
        result.commentedEntries.append(entry)
        return end + 1
    }

    /// Reads an assignment; returns where the next line starts.
    private mutating func assignment(_ start: Int) -> Int {
        let end = bytes.endOfLine(from: start)
        var at = start
        let isExported = skipExport(&at, end)
        let key = keyRange(at, end)
        at = bytes.firstOffset(from: key.upperBound, to: end) { !$0.isWhitespace }
        if key.isEmpty {
            return report(.syntax, "a name is missing before the value", start..<end)
        }
        if at == end || bytes[at] == UInt8(ascii: "#") {
            add(entry(key, nil, isExported: isExported, at: key.upperBound))
            return end + 1
        }
        if bytes[at] == UInt8(ascii: ":"), at == key.upperBound {
            _ = report(.syntax, "a colon stands where \"=\" should; only compose reads that", at..<at + 1)
        } else if bytes[at] != UInt8(ascii: "=") {
            return report(.syntax, "the line is no assignment: \"=\" is missing after the name", start..<end)
        }
        let value = value(after: at + 1, lineEnd: end, staysOnLine: false)
        add(entry(key, value, isExported: isExported))
        return value.next
    }

    private mutating func add(_ entry: EnvironmentFile.Entry) {
        if !entry.key.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
            || entry.key.utf8.first?.isDigit == true
        {
            report(.syntax, "the name holds characters that no shell accepts", entry.keySpan)
        }
        if !seenKeys.insert(entry.key).inserted {
            report(.duplicateKey, "\(entry.key) is set more than once; the last one counts", entry.keySpan)
        }
        result.entries.append(entry)
    }

    // MARK: Names

    private func skipExport(_ at: inout Int, _ end: Int) -> Bool {
        guard bytes.has("export", at: at), at + 6 < end, bytes[at + 6].isBlank else { return false }
        let next = bytes.firstOffset(from: at + 6, to: end) { !$0.isBlank }
        guard next < end, bytes[next] != UInt8(ascii: "="), bytes[next] != UInt8(ascii: "#") else { return false }
        at = next
        return true
    }

    private func keyRange(_ start: Int, _ end: Int) -> Range<Int> {
        var at = start
        while at < end {
            let byte = bytes[at]
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "#") || byte.isWhitespace { break }
            if byte == UInt8(ascii: ":"), at + 1 >= end || bytes[at + 1].isWhitespace { break }
            at += 1
        }
        return start..<at
    }

    private func isName(_ range: Range<Int>) -> Bool {
        guard let first = bytes[range].first, !first.isDigit else { return false }
        return bytes[range].allSatisfy(\.isWord)
    }

    // MARK: Values

    private mutating func value(after start: Int, lineEnd: Int, staysOnLine: Bool) -> Value {
        let first = bytes.firstOffset(from: start, to: lineEnd) { !$0.isBlank }
        if first < lineEnd, bytes[first].isQuote {
            if let quoted = quoted(first, limit: staysOnLine ? lineEnd : bytes.count) { return quoted }
            if !staysOnLine {
                _ = report(
                    .unterminated,
                    "the quotation has no end on which only a comment may follow",
                    first..<lineEnd
                )
            }
        }
        return unquoted(first, lineEnd: lineEnd, hasBlankBefore: first > start)
    }

    private func unquoted(_ start: Int, lineEnd: Int, hasBlankBefore: Bool) -> Value {
        var end = start
        var isAfterBlank = hasBlankBefore
        while end < lineEnd, !(bytes[end] == UInt8(ascii: "#") && isAfterBlank) {
            isAfterBlank = bytes[end].isBlank
            end += 1
        }
        let range = bytes.trimmed(start..<end)
        return Value(range: range, content: range, next: lineEnd + 1, comment: comment(from: end, lineEnd))
    }

    /// Reads a quotation; nil where it has no end, or where something but a comment follows it.
    private func quoted(_ start: Int, limit: Int) -> Value? {
        let quote = bytes[start]
        var end = start + 1
        while end < limit, bytes[end] != quote { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < limit else { return nil }
        let lineEnd = bytes.endOfLine(from: end)
        let after = bytes.firstOffset(from: end + 1, to: lineEnd) { !$0.isWhitespace }
        guard after == lineEnd || bytes[after] == UInt8(ascii: "#") else { return nil }
        return Value(
            range: start..<end + 1,
            content: start + 1..<end,
            quoting: quote == UInt8(ascii: "'") ? .single : .double,
            next: lineEnd + 1,
            comment: comment(from: after, lineEnd)
        )
    }

    private func comment(from start: Int, _ lineEnd: Int) -> String? {
        guard start < lineEnd else { return nil }
        return text.string(bytes.trimmed(start + 1..<lineEnd))
    }

    private func entry(
        _ key: Range<Int>,
        _ value: Value?,
        isExported: Bool,
        at end: Int = 0
    ) -> EnvironmentFile.Entry {
        let name =
            key.count > 1 && bytes[key.lowerBound].isQuote && bytes[key.upperBound - 1] == bytes[key.lowerBound]
            ? key.lowerBound + 1..<key.upperBound - 1 : key
        let value = value ?? Value(range: end..<end, content: end..<end, next: end)
        return EnvironmentFile.Entry(
            key: text.string(name),
            value: EnvironmentValue.unescaped(bytes[value.content], quoting: value.quoting),
            hasValue: value.next != end,
            keySpan: text.span(name),
            rawSpan: text.span(value.range),
            quoting: value.quoting,
            isExported: isExported,
            isCommentedOut: false,
            interpolations: value.quoting == .single ? [] : EnvironmentValue.interpolations(in: bytes[value.content]),
            comment: value.comment,
            keyRange: name,
            contentRange: value.content
        )
    }

    // MARK: Diagnostics

    private mutating func report(_ kind: ConfigurationDiagnostic.Kind, _ message: String, _ span: SourceSpan) {
        result.diagnostics.append(.init(kind: kind, message: message, span: span))
    }

    private mutating func report(_ kind: ConfigurationDiagnostic.Kind, _ message: String, _ range: Range<Int>) -> Int {
        report(kind, message, text.span(bytes.trimmed(range)))
        return bytes.endOfLine(from: range.lowerBound) + 1
    }
}
