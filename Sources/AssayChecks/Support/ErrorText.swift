/// An error answer as its author saw it: escapes of JSON and HTML undone, tags removed, one entry for each line.
///
/// The same stack trace comes as text, as a JSON string or as a page; scanning needs one form.
struct ErrorText {
    /// The lines as bytes.
    let lines: [ArraySlice<UInt8>]
    /// The whole text folded to lower case.
    let folded: FoldedText

    /// Reads a body up to a bound.
    init(_ body: String, limit: Int = 262_144) {
        let bytes = Self.unescaped(Array(body.utf8.prefix(limit)))
        lines = bytes.split(separator: UInt8(ascii: "\n"))
        folded = FoldedText(String(decoding: bytes, as: UTF8.self), limit: limit)
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        ("&quot;", UInt8(ascii: "\"")), ("&#34;", UInt8(ascii: "\"")), ("&#x22;", UInt8(ascii: "\"")),
        ("&#39;", UInt8(ascii: "'")), ("&#x27;", UInt8(ascii: "'")), ("&apos;", UInt8(ascii: "'")),
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&amp;", UInt8(ascii: "&")),
        ("&nbsp;", UInt8(ascii: " ")), ("&#160;", UInt8(ascii: " ")), ("&#x2f;", UInt8(ascii: "/")),
    ]
    .map { (Array($0.0.utf8), $0.1) }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            switch byte {
            case UInt8(ascii: "\\"):
                let meaning: UInt8? =
                    switch next {
                    case UInt8(ascii: "n"), UInt8(ascii: "r"): UInt8(ascii: "\n")
                    case UInt8(ascii: "t"): UInt8(ascii: " ")
                    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): next
                    default: nil
                    }
                result.append(meaning ?? byte)
                position += meaning == nil ? 1 : 2
            case UInt8(ascii: "&"):
                let entity = entities.first { bytes[position...].starts(with: $0.name) }
                result.append(entity?.byte ?? byte)
                position += entity?.name.count ?? 1
            case UInt8(ascii: "<"):
                // A tag ends within bounds, so that a lone `<` cannot swallow the text behind it.
                let window = bytes[position..<min(position + 512, bytes.count)]
                let isTag = next == UInt8(ascii: "/") || (97...122).contains(next | 0x20)
                if isTag, let end = window.firstIndex(of: UInt8(ascii: ">")) {
                    // Inline tags stand inside a line of a trace; all others end one.
                    let name = bytes[position..<end].drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
                        .prefix { (97...122).contains($0 | 0x20) }
                    let isInline = inlineTags.contains(String(decoding: name, as: UTF8.self).lowercased())
                    if !isInline { result.append(UInt8(ascii: "\n")) }
                    position = end + 1
                } else {
                    result.append(byte)
                    position += 1
                }
            case UInt8(ascii: "\r"):
                result.append(UInt8(ascii: "\n"))
                position += 1
            default:
                result.append(byte)
                position += 1
            }
        }
        return result
    }

    private static let inlineTags: Set<String> = [
        "b", "i", "em", "strong", "code", "cite", "span", "a", "u", "var", "kbd",
    ]
}
