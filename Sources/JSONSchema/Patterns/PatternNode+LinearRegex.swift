extension PatternNode {
    /// The pattern in the syntax of the linear engine, captures left out; nil where it cannot be said in it.
    var linearPattern: String? {
        var text = ""
        return write(to: &text, copies: 1) ? text : nil
    }

    private func write(to text: inout String, copies: Int) -> Bool {
        switch self {
        case .empty: text += "(?:)"
        case .set(let set): set.write(to: &text)
        case .start: text += "\\A"
        case .end: text += "\\z"
        case .boundary(isNegated: false): text += "\\b"
        // The engine's own `\B`, which looks at bytes, holds inside of a code point too.
        case .look, .backreference, .boundary(isNegated: true): return false
        case .group(let node, _): return Self.write([node], between: "", to: &text, copies: copies)
        case .sequence(let nodes): return Self.write(nodes, between: "", to: &text, copies: copies)
        case .choice(let nodes): return Self.write(nodes, between: "|", to: &text, copies: copies)
        case .repetition(let node, let minimum, let maximum, _):
            // The engine makes copies for counts, and refuses more than a thousand of what is innermost.
            let (total, isTooLarge) = copies.multipliedReportingOverflow(by: max(1, maximum ?? minimum))
            guard !isTooLarge, total <= 1000, Self.write([node], between: "", to: &text, copies: total) else {
                return false
            }
            text += "{\(minimum),\(maximum.map(String.init) ?? "")}"
        }
        return true
    }

    private static func write(
        _ nodes: [PatternNode],
        between separator: String,
        to text: inout String,
        copies: Int
    ) -> Bool {
        text += "(?:"
        for (index, node) in nodes.enumerated() {
            if index > 0 { text += separator }
            guard node.write(to: &text, copies: copies) else { return false }
        }
        text += ")"
        return true
    }
}

extension PatternSet {
    /// Writes the set as a class in brackets.
    fileprivate func write(to text: inout String) {
        if isEmpty {
            text += "[^\\x00-\\x{10FFFF}]"
            return
        }
        text += "["
        for range in ranges {
            text += "\\x{\(String(range.lowerBound, radix: 16))}-\\x{\(String(range.upperBound, radix: 16))}"
        }
        text += "]"
    }
}
