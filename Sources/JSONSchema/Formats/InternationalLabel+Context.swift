/// The rules for code points that are allowed in a context only (RFC 5892, appendix A).
extension InternationalLabel {
    /// Whether the rule for the code point at an index holds.
    func isInContext(_ index: Int) -> Bool {
        let before = index > 0 ? scalars[index - 1] : nil
        let after = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalars[index] {
        case 0x200C: return isBehindVirama(index) || isBetweenJoined(index)
        case 0x200D: return isBehindVirama(index)
        case 0xB7: return before == 0x6C && after == 0x6C
        case 0x375: return after.map(Self.greek.contains) ?? false
        case 0x5F3, 0x5F4: return before.map(Self.hebrew.contains) ?? false
        case 0x30FB: return scalars.contains { value in Self.japanese.contains { $0.contains(value) } }
        case 0x660...0x669: return !scalars.contains { (0x6F0...0x6F9).contains($0) }
        case 0x6F0...0x6F9: return !scalars.contains { (0x660...0x669).contains($0) }
        default: return false
        }
    }

    private static let greek = script("Greek")
    private static let hebrew = script("Hebrew")
    private static let japanese = [script("Hiragana"), script("Katakana"), script("Han")]

    private static func script(_ name: String) -> PatternSet {
        UnicodeProperty.set(ofScript: name) ?? PatternSet([])
    }

    private func isBehindVirama(_ index: Int) -> Bool {
        index > 0 && Unicode.Scalar(scalars[index - 1])?.properties.canonicalCombiningClass == .virama
    }

    /// Whether the letters around would join, were it not for what is here.
    private func isBetweenJoined(_ index: Int) -> Bool {
        let before = scalars[..<index].last { !Self.isTransparent($0) }
        let after = scalars[(index + 1)...].first { !Self.isTransparent($0) }
        guard let before, let after, let left = Self.joining.letter(of: before),
            let right = Self.joining.letter(of: after)
        else { return false }
        return "LD".utf8.contains(left) && "RD".utf8.contains(right)
    }

    private static func isTransparent(_ value: UInt32) -> Bool {
        guard joining.letter(of: value) == nil else { return false }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        case .format: return value != 0x200C
        default: return false
        }
    }
}
