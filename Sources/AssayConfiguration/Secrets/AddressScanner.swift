import YAML

/// Finds the passwords of addresses: `scheme://user:password@host`, in any text.
struct AddressScanner {
    private let bytes: [UInt8]
    private var found: [Range<Int>] = []

    /// No password is longer; the bound keeps hostile text cheap.
    private static let longest = 512

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func passwords() -> [Range<Int>] {
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: ":"), bytes.has("://", at: offset), hasScheme(before: offset) {
                if let range = password(from: offset + 3) {
                    found.append(range)
                    offset = range.upperBound
                    continue
                }
                offset += 2
            }
            offset += 1
        }
        return found
    }

    private func hasScheme(before colon: Int) -> Bool {
        colon > 0 && (bytes[colon - 1].isAlphanumeric || bytes[colon - 1] == UInt8(ascii: "+"))
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte.isWhitespace || byte.isQuote || byte == UInt8(ascii: "`")
    }

    /// The password of the address whose authority starts at the offset.
    private func password(from start: Int) -> Range<Int>? {
        let limit = min(start + Self.longest, bytes.count)
        let colon = bytes.firstOffset(from: start, to: limit) {
            isDelimiter($0)
                || [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@")]
                    .contains($0)
        }
        // `${USER:-x}` in the place of the user has a colon of its own.
        let first =
            bytes.has("${", at: start)
            ? bytes.firstOffset(from: start, to: limit) { $0 == UInt8(ascii: "}") } + 1 : colon
        guard first < limit, bytes[first] == UInt8(ascii: ":") else { return nil }
        let end = authorityEnd(from: first + 1, to: limit)
        return end.map { first + 1..<$0 }
    }

    /// The `@` that ends the user part: the last one before the path.
    ///
    /// A password with a raw `/` or `#` in it is taken too, unless what stands there is a port.
    private func authorityEnd(from start: Int, to limit: Int) -> Int? {
        var last: Int?
        var offset = start
        var depth = 0
        var isInPath = false
        while offset < limit {
            let byte = bytes[offset]
            if bytes.has("${", at: offset) || bytes.has("{{", at: offset) { depth += 1 }
            if byte == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
            // Within a reference anything may stand; without an end to it the line is the bound.
            if byte.isNewline || (depth == 0 && isDelimiter(byte)) || bytes.has("://", at: offset) { break }
            if depth == 0, byte == UInt8(ascii: "@") {
                last = offset
                if isInPath { break }
            }
            if depth == 0, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                if last != nil || bytes[start..<offset].allSatisfy(\.isDigit) { break }
                isInPath = true
            }
            offset += 1
        }
        return last
    }
}
