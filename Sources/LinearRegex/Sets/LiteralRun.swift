/// All texts of some parts in a row.
struct LiteralRun {
    let texts: [Literal]
    let before: MatchExtent
    let after: MatchExtent

    /// The longest literal; what is longer is cut off, as so many bytes are rare enough.
    static let lengthLimit = 24
    /// How many runs are followed at once.
    static let limit = 4

    /// The texts as literals, unless one is empty.
    var required: RequiredLiterals? {
        guard texts.allSatisfy({ !$0.bytes.isEmpty }) else { return nil }
        let cut = texts.map { Literal($0.bytes.prefix(Self.lengthLimit), ignoresCase: $0.ignoresCase) }
        return RequiredLiterals(literals: cut, before: before, after: after)
    }
}
