import YAML

/// Recognises texts that stand in for a secret: `changeme`, `your-secret-here`, `<password>`.
///
/// A value counts only when words explain it as a whole or very nearly so; a random value that holds a short word by
/// chance does not.
enum PlaceholderValue {
    private static let longest = 128

    /// Whether the value is a placeholder.
    static func matches(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last, value.count <= longest else {
            return value.starts(with: "django-insecure-".utf8)
        }
        if isFiller(value) || endsInFiller(value) || value.starts(with: "django-insecure-".utf8) { return true }
        let isBracketed =
            (first == UInt8(ascii: "<") && last == UInt8(ascii: ">"))
            || (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
        if isBracketed, value.count > 2 { return true }
        if value.starts(with: "__".utf8), value.suffix(2).elementsEqual("__".utf8), value.count > 4 { return true }
        let lower = value.map(\.lowercased)
        if PlaceholderWords.exact.contains(String(decoding: lower, as: UTF8.self)) { return true }
        return isMadeOfWords(Parts(lower))
    }

    /// Whether the value is nothing but `x`, dots, dashes, question marks or the like.
    private static func isFiller(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, value.count >= 3 else { return false }
        return "xX.-_?#*".utf8.contains(first) && value.allSatisfy { $0.lowercased == first.lowercased }
    }

    /// Whether the value ends in a run of `x` or stars that no generator writes: `sk-proj-xxxxxxxx`.
    private static func endsInFiller(_ value: ArraySlice<UInt8>) -> Bool {
        guard let last = value.last, "xX*.".utf8.contains(last) else { return false }
        return value.reversed().prefix { $0 == last }.count >= 6
    }

    /// A value taken apart into runs of letters and what stands between them.
    private struct Parts {
        var words: [[UInt8]] = []
        var digits = 0
        /// The longest run of letters and digits in which both stand side by side more than once.
        var longestMixed = 0

        init(_ bytes: [UInt8]) {
            var word: [UInt8] = []
            var run = 0
            var changes = 0
            var previous: UInt8 = 0
            for byte in bytes + [0] {
                if byte.isLower {
                    word.append(byte)
                } else {
                    if !word.isEmpty { words.append(word) }
                    word = []
                    if byte.isDigit { digits += 1 }
                }
                if byte.isAlphanumeric {
                    if run > 0, byte.isDigit != previous.isDigit { changes += 1 }
                    run += 1
                } else {
                    if changes > 1 { longestMixed = max(longestMixed, run) }
                    (run, changes) = (0, 0)
                }
                previous = byte
            }
        }
    }

    private static func isMadeOfWords(_ parts: Parts) -> Bool {
        let letters = parts.words.reduce(0) { $0 + $1.count }
        guard letters >= 3, parts.longestMixed < 8, parts.digits <= 8 else { return false }
        var explained = 0
        var hasMeaning = false
        for word in parts.words {
            guard let split = PlaceholderWords.split(word) else { continue }
            explained += word.count
            hasMeaning = hasMeaning || split.contains(where: PlaceholderWords.isTelling)
        }
        if explained == letters, hasMeaning { return true }
        let whole = parts.words.map { String(decoding: $0, as: UTF8.self) }
        guard parts.words.count > 1 else { return false }
        if let first = whole.first, PlaceholderWords.openings.contains(first), explained * 5 >= letters * 2 {
            return true
        }
        let telling = Set(whole.filter(PlaceholderWords.isTelling))
        let isTold = telling.count > 1 || whole.contains(where: PlaceholderWords.triggers.contains)
        return isTold && explained * 5 >= letters * 3
    }
}
