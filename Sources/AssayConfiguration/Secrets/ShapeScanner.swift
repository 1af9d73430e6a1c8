import YAML

/// Finds live credentials by their shape, in any text.
struct ShapeScanner {
    /// A credential that was found.
    struct Shape {
        var range: Range<Int>
        var kind: SecretProfile.Kind
    }

    private let bytes: [UInt8]
    private var found: [Shape] = []
    private var isOutOfKeyEnds = false
    /// The end of a run that begins like a web token and is none; nothing that begins within it is one either.
    private var noWebTokenBefore = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() -> [Shape] {
        var offset = 0
        while offset < bytes.count {
            offset = next(at: offset) ?? offset + 1
        }
        return found
    }

    /// Reads what starts at the offset; returns where to go on where it was a credential.
    private mutating func next(at offset: Int) -> Int? {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "-"), bytes.has("-----BEGIN ", at: offset) { return privateKey(at: offset) }
        guard byte.isLetter, offset == 0 || !bytes[offset - 1].isWord else { return nil }
        if bytes.has("eyJ", at: offset), let token = webToken(at: offset) {
            found.append(Shape(range: token, kind: .tokenShape("jwt")))
            return token.upperBound
        }
        if let token = TokenShape.token(in: bytes, at: offset) {
            found.append(Shape(range: token.range, kind: .tokenShape(token.name)))
            return token.range.upperBound
        }
        return nil
    }

    /// A JSON web token: three parts in base64url, the first a JSON object.
    private mutating func webToken(at start: Int) -> Range<Int>? {
        guard start >= noWebTokenBefore else { return nil }
        var at = start
        var firstEnd = start
        for part in 0..<3 {
            let end = bytes.firstOffset(from: at, to: bytes.count) { !($0.isWord || $0 == UInt8(ascii: "-")) }
            let isWhole = end - at >= 8 && (part == 2 || (end < bytes.count && bytes[end] == UInt8(ascii: ".")))
            if part == 0 { firstEnd = end }
            guard isWhole else {
                noWebTokenBefore = firstEnd
                return nil
            }
            at = part == 2 ? end : end + 1
        }
        return start..<at
    }

    // MARK: Private keys

    private mutating func privateKey(at start: Int) -> Int? {
        let labelEnd = bytes.firstOffset(from: start + 11, to: min(start + 64, bytes.count)) {
            !($0.isUpper || $0.isDigit || $0 == .space)
        }
        guard bytes.has("-----", at: labelEnd), labelEnd >= start + 22,
            bytes.has("PRIVATE KEY", at: labelEnd - 11) || bytes.has("KEY BLOCK", at: labelEnd - 9)
        else { return nil }
        guard bytes[start..<labelEnd].hasPart("PRIVATE") else { return nil }
        let body = labelEnd + 5
        let end = keyEnd(from: body)
        let range = bodyRange(body, end)
        if holdsKey(range, after: body) { found.append(Shape(range: range, kind: .privateKey)) }
        return max(end, body)
    }

    /// The start of `-----END`; without one, the end of what may be part of a key.
    private mutating func keyEnd(from start: Int) -> Int {
        if !isOutOfKeyEnds {
            var offset = start
            while offset < bytes.count, !bytes.has("-----END", at: offset) { offset += 1 }
            if offset < bytes.count { return offset }
            isOutOfKeyEnds = true
        }
        return bytes.firstOffset(from: start, to: bytes.count) {
            !($0.isAlphanumeric || $0.isWhitespace || "+/=\\:,-".utf8.contains($0)) || $0 == UInt8(ascii: "-")
        }
    }

    /// Whether a body is one.
    ///
    /// A text that only mentions the first line of a key goes on with short words instead.
    private func holdsKey(_ range: Range<Int>, after start: Int) -> Bool {
        guard bytes[range].contains(where: \.isAlphanumeric) else { return false }
        guard isOutOfKeyEnds, bytes[start].isBlank, !bytes[start..<range.lowerBound].contains(.lineFeed) else {
            return true
        }
        return bytes[range].prefix { !$0.isWhitespace }.count >= 16
    }

    /// The body without the line ends around it, written out or escaped.
    private func bodyRange(_ start: Int, _ end: Int) -> Range<Int> {
        var start = start
        var end = end
        while start < end, bytes[start].isWhitespace || bytes.has("\\n", at: start) {
            start += bytes[start].isWhitespace ? 1 : 2
        }
        while end > start, bytes[end - 1].isWhitespace || (end - 2 >= start && bytes.has("\\n", at: end - 2)) {
            end -= bytes[end - 1].isWhitespace ? 1 : 2
        }
        return start..<max(start, end)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the short ASCII text stands anywhere in the slice; for slices of a line at most.
    fileprivate func hasPart(_ part: String) -> Bool {
        String(decoding: self, as: UTF8.self).split(separator: " ").contains { $0.hasSuffix(part) }
    }
}
