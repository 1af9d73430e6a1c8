import AssayDecision

/// The verdict drawn with blocks, five lines high, so that it is the last thing missed.
enum VerdictBanner {
    /// The lines of the drawing: `GO`, `NO-GO`, or `GO?` for a launch that hangs on conditions.
    static func lines(for verdict: Verdict) -> [String] {
        let word =
            switch verdict {
            case .go, .goWithMonitoring: "GO"
            case .conditionalGo: "GO?"
            case .insufficientEvidence, .noGo: "NO-GO"
            }
        return (0..<5)
            .map { row in
                word.map { glyphs[$0]?[row] ?? "" }.joined(separator: "  ").trimmingTrailingSpaces
            }
    }

    private static let glyphs: [Character: [String]] = [
        "G": [" █████ ", "██     ", "██  ███", "██   ██", " █████ "],
        "O": [" █████ ", "██   ██", "██   ██", "██   ██", " █████ "],
        "N": ["██   ██", "███  ██", "██ █ ██", "██  ███", "██   ██"],
        "-": ["     ", "     ", "█████", "     ", "     "],
        "?": [" █████ ", "██   ██", "    ██ ", "       ", "   ██  "],
    ]
}

extension String {
    /// The text without spaces at its end.
    var trimmingTrailingSpaces: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }

    /// Breaks the text at spaces into lines of at most so many scalars; a longer word stands alone on its line.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            let count = word.unicodeScalars.count
            if length > 0, length + 1 + count > width {
                lines.append(line)
                line = ""
                length = 0
            }
            line += length > 0 ? " \(word)" : String(word)
            length += length > 0 ? count + 1 : count
        }
        return lines + (line.isEmpty ? [] : [line])
    }

    /// The text with spaces after it up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - unicodeScalars.count))
    }
}
