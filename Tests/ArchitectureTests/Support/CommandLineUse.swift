/// A use of `assay` in a document: the words and the options that follow its name.
struct CommandLineUse: Hashable {
    /// The words up to the first option, such as `checks explain security.tls`.
    var words: [String]
    /// The options as written, without their values.
    var options: [String]

    /// The uses in a line of a shell, a transcript or a code span.
    static func all(in line: String) -> [CommandLineUse] {
        let tokens = line.split(separator: " ").map(String.init)
        let ends: Set = ["|", "||", "&&", ";", ">", "2>", "<", "#", "&"]
        let beginnings = tokens.indices.filter { index in
            let name = tokens[index].drop { $0 == "(" || $0 == "'" || $0 == "`" }
            return name == "assay" || name.hasSuffix("/assay")
        }
        return beginnings.compactMap { index in
            var use = CommandLineUse(words: [], options: [])
            for token in tokens[(index + 1)...] {
                if ends.contains(token) || token == "--" { break }
                let word = token.trimmed(of: "'`.,;)")
                if token.hasPrefix("-") {
                    use.options.append(String(word.prefix { $0 != "=" }))
                } else if use.options.isEmpty, !word.isEmpty {
                    use.words.append(word)
                }
                if token.hasSuffix(";") || token.hasSuffix(")") || token.hasSuffix("'") { break }
            }
            return use.words.isEmpty && use.options.isEmpty ? nil : use
        }
    }
}

extension String {
    fileprivate func trimmed(of characters: String) -> String {
        var text = self[...]
        while let last = text.last, characters.contains(last) { text.removeLast() }
        while let first = text.first, characters.contains(first) { text.removeFirst() }
        return String(text)
    }
}
