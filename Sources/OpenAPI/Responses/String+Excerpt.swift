import JSON

extension String {
    /// The text in quotes, cut where it is long, with control characters escaped.
    var excerpt: String {
        JSONValue(cut(to: 60)).text()
    }

    /// A path as messages show it, cut where it is long.
    var excerptOfPath: String {
        cut(to: 120)
    }

    private func cut(to length: Int) -> String {
        let scalars = unicodeScalars.prefix(length)
        guard scalars.endIndex < unicodeScalars.endIndex else { return self }
        return String(scalars) + "…"
    }
}

extension [String] {
    /// The words as a person lists them: `a, b and c`; of many the first ten and the number of others.
    func listed(conjunction: String) -> String {
        var words = self
        if count > 11 { words = prefix(10) + ["\(count - 10) more"] }
        guard words.count > 1, let last = words.popLast() else { return words.first ?? "" }
        return words.joined(separator: ", ") + " \(conjunction) \(last)"
    }
}
