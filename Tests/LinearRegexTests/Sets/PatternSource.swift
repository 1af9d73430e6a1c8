/// Patterns with literals and texts in which they nearly match, the same for a seed.
struct PatternSource {
    var random: SeededGenerator
    /// Literals of the patterns, to be put into the texts.
    private var fragments: [String] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices[Int(random.next() % UInt64(choices.count))]
    }

    /// A pattern of a few parts.
    mutating func pattern() -> String {
        let flags = pick(["", "", "", "(?i)", "(?s)", "(?m)", "(?U)", "(?im)"])
        return flags + sequence(depth: 0)
    }

    private mutating func sequence(depth: Int) -> String {
        (0..<1 + Int(random.next() % 4)).map { _ in part(depth: depth) }.joined()
    }

    private mutating func part(depth: Int) -> String {
        switch random.next() % (depth < 3 ? 10 : 7) {
        case 0, 1, 2:
            let literal = String(decoding: random.bytes(2 + Int(random.next() % 4), of: "abkS_\n"), as: UTF8.self)
            fragments.append(literal)
            return literal
        case 3:
            return pick(["[ab]", "[a-z]", "[^a]", ".", #"\w"#, #"\s"#, #"[\s\S]"#, #"\n"#, "é", "[é-ü]", "[0-9a-f]"])
                + quantifier()
        case 4: return pick([#"\b"#, #"\B"#, "^", "$", #"\A"#, #"\z"#, ""])
        case 5: return pick(["a", "b", "k", "_", #"\n"#, "S"]) + quantifier()
        case 6: return pick(["ab", "ka_", "ba"])
        case 7: return "(" + sequence(depth: depth + 1) + "|" + sequence(depth: depth + 1) + ")" + quantifier()
        case 8: return "(?:" + sequence(depth: depth + 1) + ")" + quantifier()
        default: return "(" + sequence(depth: depth + 1) + ")"
        }
    }

    private mutating func quantifier() -> String {
        pick(["", "", "", "*", "+", "?", "{2}", "{0,3}", "{1,4}?", "*?", "+?", "{0}"])
    }

    /// A text of pieces of the patterns and bytes between them.
    mutating func text() -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<(random.next() % 30) {
            switch random.next() % 6 {
            case 0, 1, 2:
                guard let fragment = fragments.randomElement(using: &random) else { break }
                text += random.next() % 4 == 0 ? Array(fragment.uppercased().utf8) : Array(fragment.utf8)
            case 3: text += random.bytes(Int(random.next() % 8), of: "abkS_\n")
            case 4: text += random.bytes(Int(random.next() % 4), of: "é\u{17F}\n \u{212A}")
            default: text += random.next() % 8 == 0 ? [UInt8](repeating: 0x61, count: 200) : [0x0A]
            }
        }
        return text
    }
}
