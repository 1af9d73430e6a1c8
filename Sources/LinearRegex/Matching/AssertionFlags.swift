/// A set of assertions that hold, or are asked for, at one place of the text.
struct AssertionFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let textStart = AssertionFlags(.textStart)
    static let textEnd = AssertionFlags(.textEnd)
    static let lineStart = AssertionFlags(.lineStart)
    static let lineEnd = AssertionFlags(.lineEnd)
    static let wordBoundary = AssertionFlags(.wordBoundary)
    static let notWordBoundary = AssertionFlags(.notWordBoundary)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The set of one assertion.
    init(_ assertion: RegexAssertion) {
        rawValue = 1 << assertion.rawValue
    }

    /// The same place seen by one who reads the text backwards.
    var mirrored: AssertionFlags {
        var result = intersection([.wordBoundary, .notWordBoundary])
        if contains(.textStart) { result.insert(.textEnd) }
        if contains(.textEnd) { result.insert(.textStart) }
        if contains(.lineStart) { result.insert(.lineEnd) }
        if contains(.lineEnd) { result.insert(.lineStart) }
        return result
    }

    /// What holds between two bytes of a text, nil being the text's border.
    init(between before: UInt8?, and after: UInt8?) {
        var flags: AssertionFlags = []
        if before == nil { flags.formUnion([.textStart, .lineStart]) }
        if before == 0x0A { flags.insert(.lineStart) }
        if after == nil { flags.formUnion([.textEnd, .lineEnd]) }
        if after == 0x0A { flags.insert(.lineEnd) }
        let isBoundary = Self.isWord(before) != Self.isWord(after)
        flags.insert(isBoundary ? .wordBoundary : .notWordBoundary)
        self = flags
    }

    /// What holds at a place of a text.
    @inline(__always)
    init(at position: Int, in text: UnsafeBufferPointer<UInt8>) {
        let before: UInt8? = position > 0 ? unsafe text[position - 1] : nil
        let after: UInt8? = position < text.count ? unsafe text[position] : nil
        self.init(between: before, and: after)
    }

    /// Whether a byte is an ASCII word character; the text's border is none.
    @inline(__always)
    static func isWord(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }
}
