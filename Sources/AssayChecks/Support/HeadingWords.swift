/// The words of a heading in lower case, in any script.
struct HeadingWords {
    /// The words.
    let words: [String]

    /// Takes a heading apart at everything that is no letter or digit; a hyphenated word counts as one and as its parts.
    init(_ text: String) {
        let folded = String(text.unicodeScalars.prefix(256)).lowercased()
        let whole = folded.unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-") }
            .map { String(String.UnicodeScalarView($0)) }
        words = whole.flatMap { word -> [String] in
            let parts = word.split(separator: "-" as Character).map(String.init)
            return parts.count > 1 ? parts + [parts.joined()] : parts
        }
    }

    /// Whether the words of a phrase follow each other.
    func holds(_ phrase: String) -> Bool {
        let wanted = phrase.split(separator: " " as Character).map(String.init)
        guard let first = wanted.first, words.count >= wanted.count else { return false }
        return words.indices.contains { index in
            words[index] == first && words[index...].prefix(wanted.count).elementsEqual(wanted)
        }
    }
}
