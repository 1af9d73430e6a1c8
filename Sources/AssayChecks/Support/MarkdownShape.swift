/// Brings the headings and code blocks of reStructuredText and AsciiDoc into the shape that Markdown gives them.
///
/// Lines keep their numbers.
enum MarkdownShape {
    /// The lines of a document, as Markdown.
    static func lines(of text: String, path: String) -> [String] {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: Array($0.last == 13 ? $0.dropLast() : $0), as: UTF8.self) }
        let name = path.lowercased()
        if name.hasSuffix(".rst") { return structured(lines) }
        if name.hasSuffix(".adoc") || name.hasSuffix(".asciidoc") { return asciiDoc(lines) }
        return lines
    }

    private static func asciiDoc(_ lines: [String]) -> [String] {
        lines.map { line in
            if line == "----" || line == "...." { return "```" }
            let level = line.utf8.prefix { $0 == UInt8(ascii: "=") }.count
            guard (1...6).contains(level), line.utf8.dropFirst(level).first == 32 else { return line }
            return String(repeating: "#", count: level) + line.dropFirst(level)
        }
    }

    private static func structured(_ lines: [String]) -> [String] {
        var result = lines
        var levels: [UInt8] = []
        for index in lines.indices.dropFirst() {
            let bytes = Array(lines[index].utf8)
            guard let mark = bytes.first, bytes.count >= 3, bytes.allSatisfy({ $0 == mark }),
                "=-~^\"'`#*+.:_".utf8.contains(mark)
            else { continue }
            let title = lines[index - 1]
            let isTitle = title.utf8.contains { $0 > 32 } && title.unicodeScalars.count <= bytes.count
            guard isTitle, title.utf8.first != 32, title.utf8.first != mark else {
                // A line over a title.
                result[index] = ""
                continue
            }
            if !levels.contains(mark) { levels.append(mark) }
            let level = min((levels.firstIndex(of: mark) ?? 0) + 1, 6)
            result[index - 1] = String(repeating: "#", count: level) + " " + title
            result[index] = ""
        }
        return result
    }
}
