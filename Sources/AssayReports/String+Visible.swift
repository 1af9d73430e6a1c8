extension String {
    /// The text with everything made visible that could steer a terminal or deceive the eye, and cut to a length.
    ///
    /// Control characters, newlines, bidirectional overrides, zero-width and unassigned characters become `\u{1B}` and the like. The
    /// joiners that words of some scripts and emoji need are kept.
    ///
    /// - Parameters:
    ///   - limit: How many scalars of the text to keep; `…` stands for the rest.
    ///   - keepingLines: Whether newlines and tabs are kept.
    /// - Returns: The text in one line, or in lines.
    package func visible(limit: Int = 300, keepingLines: Bool = false) -> String {
        if utf8.count <= limit, utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        var output = ""
        var count = 0
        for scalar in unicodeScalars {
            guard count < limit else { return output + "…" }
            count += 1
            let isLayout = keepingLines && (scalar == "\n" || scalar == "\t")
            if isLayout || !scalar.isDeceptive {
                output.unicodeScalars.append(scalar)
            } else {
                output += scalar.visibleEscape
            }
        }
        return output
    }

    /// The text with characters taken apart in which a mark is joined to one that HTML or Markdown gives a meaning.
    ///
    /// A library that escapes `Character` by `Character` does not recognise `"` with an accent, while a browser reads
    /// the quote alone. So the accent becomes a visible escape.
    var withoutJoinedMarkup: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]
        var output = ""
        for character in self {
            let scalars = character.unicodeScalars
            if scalars.count > 1, scalars.contains(where: markup.contains) {
                output += scalars.map { $0.isASCII ? String($0) : $0.visibleEscape }.joined()
            } else {
                output.append(character)
            }
        }
        return output
    }
}

extension Unicode.Scalar {
    /// Whether the scalar acts on what shows it, or does not show at all.
    var isDeceptive: Bool {
        if (0x20..<0x7F).contains(value) { return false }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        case .format: return value != 0x200C && value != 0x200D
        default: return false
        }
    }

    /// The scalar's number as it is written in Swift.
    var visibleEscape: String {
        "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
}
