extension String {
    private static let longestQuotation = 60

    /// The text in single quotes for a message: cut where it is long, and with invisible characters written out.
    var quoted: String {
        var output = ""
        for scalar in unicodeScalars.prefix(Self.longestQuotation) {
            if scalar.isVisible {
                output.unicodeScalars.append(scalar)
            } else {
                output += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        let isCut = unicodeScalars.dropFirst(Self.longestQuotation).first != nil
        return "'\(output)\(isCut ? "…" : "")'"
    }

    /// Whether the text holds a character that no terminal should be sent, line ends among them.
    var hasInvisibleScalars: Bool {
        unicodeScalars.contains { !$0.isVisible }
    }

    /// The text without white space at its ends.
    var trimmed: String {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let start = utf8.firstIndex { !isBlank($0) } ?? utf8.endIndex
        let end = utf8.lastIndex { !isBlank($0) }.map(utf8.index(after:)) ?? start
        return String(self[start..<end])
    }
}

extension Unicode.Scalar {
    /// Whether the scalar shows as itself: neither a control nor a mark that reorders or hides text.
    fileprivate var isVisible: Bool {
        guard !isASCII else { return (0x20...0x7E).contains(value) }
        // The two joiners belong to the spelling of words in Persian and Indic scripts.
        guard value != 0x200C, value != 0x200D else { return true }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
