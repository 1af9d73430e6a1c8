@testable import LinearRegex

extension RegexNode {
    /// The tree in a short form: `'a'` one scalar, `[a-c]` a class, `(1 …)` a group, `… …` within braces one after another,
    /// `…|…` within braces a choice, `*`, `+`, `?` or `{2,3}` behind what is repeated, with `?` if lazy.
    var notation: String {
        switch self {
        case .empty: "ε"
        case .never: "∅"
        case .scalars(let set): set.notation
        case .assertion(let assertion): "<\(assertion)>"
        case .group(let node, let index): "(\(index) \(node.notation))"
        case .concatenation(let nodes): "{\(nodes.map(\.notation).joined(separator: " "))}"
        case .alternation(let nodes): "{\(nodes.map(\.notation).joined(separator: "|"))}"
        case .repetition(let node, let minimum, let maximum, let isGreedy):
            node.notation + RegexNode.operatorNotation(minimum, maximum) + (isGreedy ? "" : "?")
        }
    }

    private static func operatorNotation(_ minimum: Int, _ maximum: Int?) -> String {
        switch (minimum, maximum) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(minimum),}"
        case (_, let maximum?): "{\(minimum),\(maximum)}"
        }
    }
}

extension ScalarSet {
    /// The members in a short form.
    var notation: String {
        if let single { return "'\(ScalarSet.name(of: single))'" }
        let parts = ranges.map { range in
            range.count == 1
                ? ScalarSet.name(of: range.lowerBound)
                : "\(ScalarSet.name(of: range.lowerBound))-\(ScalarSet.name(of: range.upperBound))"
        }
        return "[\(parts.joined(separator: " "))]"
    }

    private static func name(of codePoint: UInt32) -> String {
        guard codePoint > 0x20, codePoint < 0x250, codePoint != 0x7F, let scalar = Unicode.Scalar(codePoint) else {
            return "U+" + String(codePoint, radix: 16, uppercase: true)
        }
        return String(scalar)
    }
}

/// The notation of a pattern's tree, or what is wrong with it and where.
func notation(_ pattern: String, _ options: RegexSyntaxOptions = []) -> String {
    do throws(LinearRegexError) {
        return try RegexParser.parse(pattern, options: options).root.notation
    } catch {
        return "\(error.span.lowerBound)-\(error.span.upperBound): \(error.message)"
    }
}
