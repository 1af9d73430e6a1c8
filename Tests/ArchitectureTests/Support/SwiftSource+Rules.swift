extension SwiftSource {
    /// The modules that the file imports, each once.
    var imports: Set<String> {
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias", "func", "let", "var"]
        return Set(
            codeLines.flatMap { $0.split(separator: ";") }
                .compactMap { statement in
                    let words = statement.split(separator: " ").map(String.init)
                    guard let index = words.firstIndex(of: "import"), words.count > index + 1 else { return nil }
                    // Before it stand only attributes and the access level.
                    let levels: Set = ["public", "package", "internal", "fileprivate", "private"]
                    guard words[..<index].allSatisfy({ $0.hasPrefix("@") || levels.contains($0) }) else { return nil }
                    let isKind = kinds.contains(words[index + 1]) && words.count > index + 2
                    let path = words[index + (isKind ? 2 : 1)]
                    return path.split(separator: ".").first.map(String.init)
                }
        )
    }

    /// The lines, from 1, on which a value is unwrapped by force, cast by force or tried by force.
    ///
    /// Told from the sign alone: `!` right behind a name, a closing bracket, a literal or a `?`, and not before `=`.
    var forcedLines: [Int] {
        codeLines.enumerated()
            .filter { _, line in
                let bytes = Array(line.utf8)
                return bytes.indices.contains { index in
                    guard bytes[index] == UInt8(ascii: "!"), index > 0 else { return false }
                    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return false }
                    let before = bytes[index - 1]
                    return Self.isName(before) || [")", "]", "\"", "?", "`", "}"].contains { $0.utf8.first == before }
                }
            }
            .map { $0.offset + 1 }
    }

    /// The lines, from 1, on which a piece of code stands that is no part of a longer name.
    func lines(with words: String) -> [Int] {
        let beginsName = words.utf8.first.map(Self.isName) ?? false
        let endsName = words.utf8.last.map(Self.isName) ?? false
        return offsets(of: words)
            .filter { offset in
                let end = offset + words.utf8.count
                let isPrefixed = beginsName && offset > 0 && Self.isName(code[offset - 1])
                let isContinued = endsName && end < code.count && Self.isName(code[end])
                return !isPrefixed && !isContinued
            }
            .map { offset in code[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }
    }

    /// Whether a comment stands on the line before a line, numbered from 1.
    func hasComment(beforeLine number: Int) -> Bool {
        number >= 2 && number - 2 < lines.count
            && lines[number - 2].drop { $0 == " " }.hasPrefix("//")
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF: true
        default: false
        }
    }
}
