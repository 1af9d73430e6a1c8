import YAML

/// Finds pairs in YAML line by line, without a parser: a template or a broken file must be masked all the same.
struct YAMLPairScanner {
    private let bytes: [UInt8]
    private var at: Int
    private var pairs: [SecretPair] = []
    private var unclosed: Set<UInt8> = []

    /// A key whose value did not stand on its line: a list or a nested scalar may follow.
    private var pending: (key: Range<Int>, column: Int)?
    /// The last `name:` or `value:` of a list item, for `- name: X` with `value: Y` in either order.
    private var name: (range: Range<Int>, column: Int)?
    private var value: (pair: SecretPair, column: Int)?
    private var isSecretDocument = false
    private var isInSecretData = false

    /// Tags under which a value names a secret or holds it encrypted.
    private static let referenceTags: Set<String> = [
        "!Ref", "!Sub", "!GetAtt", "!ImportValue", "!FindInMap", "!Join", "!Select", "!vault", "!env", "!ENV",
        "!env_var",
        "!secret", "!reference", "!include", "!file", "!If",
    ]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func run() -> [SecretPair] {
        startDocument()
        while at < bytes.count { readLine() }
        return pairs
    }

    private mutating func startDocument() {
        (pending, name, value, isInSecretData) = (nil, nil, nil, false)
        var offset = at
        isSecretDocument = false
        while offset < bytes.count, !bytes.has("---", at: offset) {
            let end = bytes.endOfLine(from: offset)
            if bytes.has("kind:", at: offset),
                bytes[bytes.trimmed(offset + 5..<max(end, offset + 5))].elementsEqual("Secret".utf8)
            {
                isSecretDocument = true
            }
            offset = end + 1
        }
    }

    private mutating func readLine() {
        let lineStart = at
        let lineEnd = bytes.endOfLine(from: at)
        if bytes.has("---", at: at) {
            at = lineEnd + 1
            return startDocument()
        }
        let content = bytes.trimmed(lineStart..<lineEnd)
        at = lineEnd + 1
        guard let first = bytes[content].first else { return }
        if first == UInt8(ascii: "#") { return readComment(content) }
        var start = content.lowerBound
        var isItem = false
        while start < content.upperBound, bytes[start] == UInt8(ascii: "-"),
            start + 1 == content.upperBound || bytes[start + 1].isBlank
        {
            isItem = true
            start = bytes.firstOffset(from: start + 1, to: content.upperBound) { !$0.isBlank }
        }
        let column = start - lineStart
        if isItem || (name.map { $0.column > column } ?? false) { name = nil }
        if isItem || (value.map { $0.column > column } ?? false) { value = nil }
        guard start < content.upperBound else { return }
        if let key = key(from: start, to: content.upperBound) {
            pending = nil
            readValue(of: key.range, after: key.end, column: column, lineEnd: content.upperBound)
        } else {
            readScalar(start..<content.upperBound, isItem: isItem, dash: content.lowerBound - lineStart, column: column)
        }
    }

    // MARK: Keys

    /// The key at the start of a line, and the offset after its colon.
    private func key(from start: Int, to end: Int) -> (range: Range<Int>, end: Int)? {
        let first = bytes[start]
        if first.isQuote {
            let close = bytes.firstOffset(from: start + 1, to: end) { $0 == first }
            let colon = bytes.firstOffset(from: min(close + 1, end), to: end) { !$0.isBlank }
            guard colon < end, bytes[colon] == UInt8(ascii: ":") else { return nil }
            return (start + 1..<close, colon + 1)
        }
        guard first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
        for offset in start..<end where bytes[offset] == UInt8(ascii: ":") {
            guard offset + 1 == end || bytes[offset + 1].isBlank else { continue }
            return (bytes.trimmed(start..<offset), offset + 1)
        }
        return nil
    }

    // MARK: Values

    private mutating func readValue(of key: Range<Int>, after end: Int, column: Int, lineEnd: Int) {
        if column == 0, isSecretDocument {
            isInSecretData = bytes[key].elementsEqual("data".utf8) || bytes[key].elementsEqual("stringData".utf8)
        }
        var start = bytes.firstOffset(from: end, to: lineEnd) { !$0.isBlank }
        while start < lineEnd, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
            let stop = bytes.firstOffset(from: start, to: lineEnd) { $0.isBlank }
            if Self.referenceTags.contains(String(decoding: bytes[start..<stop].prefix(32), as: UTF8.self)) { return }
            start = bytes.firstOffset(from: stop, to: lineEnd) { !$0.isBlank }
        }
        guard start < lineEnd, bytes[start] != UInt8(ascii: "#") else { return pending = (key, column) }
        switch bytes[start] {
        case UInt8(ascii: "*"): return
        case UInt8(ascii: "|"), UInt8(ascii: ">"): readBlock(of: key, column: column)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            if bytes.has("{{", at: start) || bytes.has("{%", at: start) {
                add(SecretPair(key: key, value: plain(start, lineEnd)), column: column)
            } else {
                readFlow(from: start, key: key, column: column)
            }
        case let quote where quote.isQuote: readQuoted(of: key, from: start, column: column, lineEnd: lineEnd)
        default:
            var range = plain(start, lineEnd)
            if SecretName.meaning(of: bytes[key]) != nil || isInSecretData {
                range = range.lowerBound..<continuation(of: range.upperBound, column: column)
            }
            add(SecretPair(key: key, value: range), column: column)
            AssignmentScanner.readWords(bytes, range, into: &pairs)
        }
    }

    private func plain(_ start: Int, _ end: Int) -> Range<Int> {
        for offset in start..<end
        where bytes[offset] == UInt8(ascii: "#") && offset > start && bytes[offset - 1].isBlank {
            return bytes.trimmed(start..<offset)
        }
        return bytes.trimmed(start..<end)
    }

    /// The end of a plain value that goes on over deeper lines; moves past them.
    private mutating func continuation(of end: Int, column: Int) -> Int {
        var end = end
        while at < bytes.count {
            let content = bytes.trimmed(at..<bytes.endOfLine(from: at))
            guard !content.isEmpty, content.lowerBound - at > column, bytes[content.lowerBound] != UInt8(ascii: "#"),
                !bytes.has("{{", at: content.lowerBound), key(from: content.lowerBound, to: content.upperBound) == nil
            else { break }
            end = content.upperBound
            at = bytes.endOfLine(from: at) + 1
        }
        return end
    }

    private mutating func readBlock(of key: Range<Int>, column: Int) {
        let start = at
        var end = at
        // A block of another key may be a script or a file of its own.
        let isText = !isInSecretData && SecretName.meaning(of: bytes[key]) == nil
        while at < bytes.count {
            let lineEnd = bytes.endOfLine(from: at)
            let content = bytes.trimmed(at..<lineEnd)
            guard content.isEmpty || content.lowerBound - at > column else { break }
            if !content.isEmpty { end = content.upperBound }
            if isText { AssignmentScanner.readEmbedded(bytes, content, into: &pairs) }
            at = lineEnd + 1
        }
        add(SecretPair(key: key, value: bytes.trimmed(min(start, end)..<end)), column: column)
    }

    private mutating func readFlow(from start: Int, key: Range<Int>?, column: Int) {
        var scanner = FlowPairScanner(bytes, from: start, isWholeFile: false, key: key, column: column)
        pairs += scanner.run()
        at = max(at, bytes.endOfLine(from: scanner.end) + 1)
    }

    private mutating func readQuoted(of key: Range<Int>, from start: Int, column: Int, lineEnd: Int) {
        let end = closingQuote(from: start) ?? lineEnd
        let isEscaped = bytes[start] == UInt8(ascii: "\"")
        var range = start + 1..<max(end, start + 1)
        // What follows the quotation makes it no YAML, but perhaps the rest of a secret.
        let rest = end < lineEnd ? plain(end + 1, lineEnd) : end..<end
        if !rest.isEmpty, bytes[rest.lowerBound] != UInt8(ascii: "#") { range = start..<rest.upperBound }
        add(SecretPair(key: key, value: range, isEscaped: isEscaped), column: column)
        at = max(at, bytes.endOfLine(from: end) + 1)
    }

    /// The closing quote, also on a later line; a mark that was once not found is not looked for again.
    private mutating func closingQuote(from start: Int) -> Int? {
        let quote = bytes[start]
        guard !unclosed.contains(quote) else { return nil }
        var end = start + 1
        let isEscaped = quote == UInt8(ascii: "\"")
        while end < bytes.count, bytes[end] != quote || (!isEscaped && bytes.has("''", at: end)) {
            end += isEscaped && bytes[end] == UInt8(ascii: "\\") || bytes[end] == quote ? 2 : 1
        }
        if end < bytes.count { return end }
        unclosed.insert(quote)
        return nil
    }

    private mutating func add(_ pair: SecretPair, column: Int) {
        var pair = pair
        pair.isSecretByPlace = isInSecretData && column > 0
        pairs.append(pair)
        if SecretPairNames.isName(bytes[pair.key]) {
            name = (pair.value, column)
            if let value, value.column == column { pairs.append(renamed(value.pair, pair.value)) }
        } else if SecretPairNames.isValue(bytes[pair.key]) {
            value = (pair, column)
            if let name, name.column == column { pairs.append(renamed(pair, name.range)) }
        }
    }

    private func renamed(_ pair: SecretPair, _ key: Range<Int>) -> SecretPair {
        var pair = pair
        pair.key = key
        return pair
    }

    // MARK: Items and comments

    private mutating func readScalar(_ range: Range<Int>, isItem: Bool, dash: Int, column: Int) {
        let first = bytes[range.lowerBound]
        let key = pending.flatMap { (isItem ? dash >= $0.column : column > $0.column) ? $0.key : nil }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{"), !bytes.has("{{", at: range.lowerBound),
            !bytes.has("{%", at: range.lowerBound)
        {
            return readFlow(from: range.lowerBound, key: key, column: isItem ? dash : column - 1)
        }
        var scalar = plain(range.lowerBound, range.upperBound)
        let isEscaped = first == UInt8(ascii: "\"")
        if first.isQuote {
            let end = closingQuote(from: range.lowerBound) ?? range.upperBound
            scalar = range.lowerBound + 1..<max(end, range.lowerBound + 1)
            at = max(at, bytes.endOfLine(from: end) + 1)
        }
        if let pair = AssignmentScanner.assignment(in: bytes, scalar, isEscaped: isEscaped) {
            pairs.append(pair)
        } else {
            AssignmentScanner.readWords(bytes, scalar, into: &pairs)
        }
        if let key { pairs.append(SecretPair(key: key, value: scalar, isEscaped: isEscaped)) }
    }

    /// A pair that is commented out.
    ///
    /// Prose has colons too, so only one word that looks made up counts as a value.
    private mutating func readComment(_ content: Range<Int>) {
        let start = bytes.firstOffset(from: content.lowerBound, to: content.upperBound) {
            $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "-") && !$0.isBlank
        }
        guard start < content.upperBound else { return }
        var pair = AssignmentScanner.assignment(in: bytes, start..<content.upperBound, isEscaped: false)
        if pair == nil, let key = key(from: start, to: content.upperBound) {
            var value = bytes.trimmed(key.end..<content.upperBound)
            if value.count > 2, bytes[value.lowerBound].isQuote, bytes[value.upperBound - 1] == bytes[value.lowerBound]
            {
                value = value.lowerBound + 1..<value.upperBound - 1
            }
            pair = SecretPair(key: key.range, value: value)
        }
        guard var pair, pair.value.count >= 6, !bytes[pair.value].contains(where: \.isWhitespace),
            SecretStrength.classes(of: bytes[pair.value]).count >= 2
        else { return }
        pair.isCommentedOut = true
        pairs.append(pair)
    }
}
