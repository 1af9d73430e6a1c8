/// Literals of which one stands in every match of a pattern.
struct RequiredLiterals: Hashable, Sendable {
    /// The literals; none where the pattern matches nothing.
    var literals: [Literal]
    /// How far the match reaches before the literal.
    var before: MatchExtent
    /// How far the match reaches from the start of the literal, the literal included.
    var after: MatchExtent

    /// An estimate of the bytes to look at for each byte of a text: for each place where a literal stands by chance the
    /// bytes around it, and for each literal that the scan has to tell apart a little, the more the shorter it is.
    var cost: Double {
        let window = before.expectedBytes + after.expectedBytes + 20
        return literals.reduce(0) { cost, literal in
            let length = literal.bytes.count
            return cost + literal.frequency * window + (length > 3 ? 0x1p-20 : length > 2 ? 0x1p-16 : 0x1p-12)
        }
    }

    /// Whether looking for the literals first costs much less than matching the pattern everywhere.
    var isSelective: Bool {
        literals.allSatisfy { $0.bytes.count > 1 } && cost < 0.1
    }

    /// The same within a larger pattern.
    func surrounded(by before: MatchExtent, _ after: MatchExtent) -> RequiredLiterals {
        RequiredLiterals(literals: literals, before: before + self.before, after: self.after + after)
    }

    /// The literals where a match has these or those.
    func union(_ other: RequiredLiterals) -> RequiredLiterals {
        RequiredLiterals(
            literals: literals + other.literals.filter { !literals.contains($0) },
            before: before.union(other.before),
            after: after.union(other.after)
        )
    }

    /// The cheaper of two; none is dearest.
    static func cheaper(_ left: RequiredLiterals?, _ right: RequiredLiterals?) -> RequiredLiterals? {
        guard let left, let right else { return left ?? right }
        return right.cost < left.cost ? right : left
    }
}
