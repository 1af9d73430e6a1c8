/// A pattern of a set, ready to match.
struct SetMember: Sendable {
    let regex: LinearRegex
    let plan: SetPlan
    /// Words of which one must still be found when the pattern has matched; indices into the set's keywords.
    var keywords: Range<Int>
    /// What to look for in the text for the plan.
    let literals: [Literal]

    /// Chooses the cheapest way to match.
    init(_ regex: LinearRegex, _ root: RegexNode, keywords words: [Literal], at index: Int) {
        self.regex = regex
        let gate = RequiredLiterals(literals: words, before: .unbounded, after: .unbounded)
        let required = root.requiredLiterals
        if let required, required.isSelective,
            words.isEmpty || required.cost <= max(gate.cost, 1e-4) || !gate.isSelective
        {
            plan = .windows(MatchWindows(required))
            literals = required.literals
            let isCovered = required.literals.allSatisfy { literal in words.contains { $0.isContained(in: literal) } }
            keywords = index..<(isCovered ? index : index + words.count)
        } else if !words.isEmpty, gate.isSelective {
            plan = .gated
            literals = words
            keywords = index..<index
        } else {
            plan = .always
            literals = []
            keywords = index..<index + words.count
        }
    }
}

extension Literal {
    /// Whether the literal, which ignores case, stands in every text in which the other stands.
    fileprivate func isContained(in other: Literal) -> Bool {
        let folded = other.bytes.map(\.foldedASCII)
        guard bytes.count <= folded.count else { return false }
        return (0...(folded.count - bytes.count)).contains { folded[$0..<$0 + bytes.count].elementsEqual(bytes) }
    }
}
