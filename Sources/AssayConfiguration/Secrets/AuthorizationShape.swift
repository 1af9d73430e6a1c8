import YAML

/// The credentials of an `Authorization` header: `Bearer …` and `Basic …`.
enum AuthorizationShape {
    private static let shortest = 16
    private static let longest = 8_192

    /// The credential of the scheme whose name starts at the offset.
    static func credential(in bytes: [UInt8], at offset: Int) -> (range: Range<Int>, name: String)? {
        guard let (name, length) = scheme(in: bytes, at: offset) else { return nil }
        let start = bytes.firstOffset(from: offset + length, to: min(offset + length + 8, bytes.count)) { !$0.isBlank }
        guard start > offset + length else { return nil }
        let end = bytes.firstOffset(from: start, to: min(start + longest, bytes.count)) {
            !($0.isWord || "-.~+/=".utf8.contains($0))
        }
        guard end - start >= shortest else { return nil }
        guard isHeader(bytes, before: offset) || looksRandom(bytes[start..<end]) else { return nil }
        return (start..<end, name)
    }

    private static func scheme(in bytes: [UInt8], at offset: Int) -> (name: String, length: Int)? {
        let first = bytes[offset]
        guard first.lowercased == UInt8(ascii: "b") else { return nil }
        if ["Bearer", "bearer", "BEARER"].contains(where: { bytes.has($0, at: offset) }) { return ("bearer", 6) }
        if ["Basic", "basic", "BASIC"].contains(where: { bytes.has($0, at: offset) }) { return ("basic", 5) }
        return nil
    }

    /// Whether the name of the header stands before the scheme; then whatever follows is a credential.
    private static func isHeader(_ bytes: [UInt8], before offset: Int) -> Bool {
        var end = offset
        let limit = max(0, offset - 8)
        while end > limit, bytes[end - 1].isBlank || bytes[end - 1].isQuote || ":=,>".utf8.contains(bytes[end - 1]) {
            end -= 1
        }
        guard end >= 13, end < offset else { return false }
        return bytes[end - 13..<end].map(\.lowercased).elementsEqual("authorization".utf8)
    }

    /// Whether the text is none that people write after "basic" or "bearer" in prose.
    private static func looksRandom(_ value: ArraySlice<UInt8>) -> Bool {
        if value.contains(where: \.isDigit) || value.last == UInt8(ascii: "=") { return true }
        let changes = zip(value, value.dropFirst()).count { $0.isLower && $1.isUpper }
        return changes >= 2
    }
}
