extension RegexNode {
    /// The nodes of the ASCII characters, which most patterns share.
    private static let ascii = (UInt32(0)..<128).map { RegexNode.scalars(ScalarSet($0...$0)) }
    private static let asciiIgnoringCase = (UInt32(0)..<128).map { RegexNode.scalars(ScalarSet($0...$0).caseFolded) }

    /// One code point, with its other cases where case does not count.
    static func literal(_ codePoint: UInt32, ignoringCase: Bool) -> RegexNode {
        if codePoint < 128 { return (ignoringCase ? asciiIgnoringCase : ascii)[Int(codePoint)] }
        let set = ScalarSet(codePoint...codePoint)
        return .scalars(ignoringCase ? set.caseFolded : set)
    }
}
