extension RegexPiece {
    /// How often prefixes are factored out within what is left of a factored alternation.
    private static let factoringDepth = 8

    /// The first piece that leads to a match, in the simplest form.
    ///
    /// Common prefixes are taken out (`abc|abd` is `ab[cd]`), and neighbouring single scalars become one class. What
    /// matches, and what is preferred, stays the same.
    static func choice(_ pieces: [RegexPiece]) -> RegexPiece {
        if pieces.count == 1 { return pieces[0] }
        var branches: [RegexPiece] = []
        branches.reserveCapacity(pieces.count)
        for piece in pieces {
            if case .alternation(let nodes) = piece.node {
                branches += nodes.map { RegexPiece(node: $0, copies: piece.copies, height: piece.height - 1) }
            } else {
                branches.append(piece)
            }
        }
        return choice(branches, depth: factoringDepth)
    }

    private static func choice(_ branches: [RegexPiece], depth: Int) -> RegexPiece {
        let branches = withScalarsMerged(depth > 0 ? withPrefixesFactored(branches, depth: depth) : branches)
        var result = RegexPiece(node: .never)
        result.copies = branches.reduce(1) { max($0, $1.copies) }
        var nodes: [RegexNode] = []
        nodes.reserveCapacity(branches.count)
        var inner = 1
        for branch in branches {
            if case .never = branch.node { continue }
            // A second way to match nothing cannot lead further than the first.
            if case .empty = branch.node, case .empty? = nodes.last { continue }
            nodes.append(branch.node)
            inner = max(inner, branch.height)
        }
        switch nodes.count {
        case 0: break
        case 1:
            result.node = nodes[0]
            result.height = inner
        default:
            result.node = .alternation(nodes)
            result.height = inner + 1
        }
        return result
    }

    /// Branches in which neighbours that start alike are one.
    ///
    /// Only what takes one scalar or none is factored: where a repetition or a group stands first, one path through it
    /// would become two places' common path, and other groups could be the preferred ones.
    private static func withPrefixesFactored(_ branches: [RegexPiece], depth: Int) -> [RegexPiece] {
        var result: [RegexPiece] = []
        result.reserveCapacity(branches.count)
        var start = 0
        while start < branches.count {
            guard let head = branches[start].elements.first, head.isFactorable else {
                result.append(branches[start])
                start += 1
                continue
            }
            var end = start + 1
            while end < branches.count, branches[end].elements.first == head {
                end += 1
            }
            result.append(end == start + 1 ? branches[start] : factored(branches[start..<end], depth: depth))
            start = end
        }
        return result
    }

    /// One piece for branches that all start with the same element.
    private static func factored(_ branches: ArraySlice<RegexPiece>, depth: Int) -> RegexPiece {
        let elements = branches.map(\.elements)
        let shortest = elements.reduce(Int.max) { min($0, $1.count) }
        var length = 1
        while length < shortest, elements[0][length].isFactorable,
            elements.dropFirst().allSatisfy({ $0[length] == elements[0][length] })
        {
            length += 1
        }
        let rest = zip(branches, elements)
            .map { branch, elements in
                var piece = sequence(elements.dropFirst(length).map { RegexPiece(node: $0, height: branch.height) })
                piece.copies = branch.copies
                piece.height = branch.height
                return piece
            }
        var prefix = elements[0].prefix(length).map { RegexPiece(node: $0, height: $0.factorableHeight) }
        prefix.append(choice(rest, depth: depth - 1))
        return sequence(prefix)
    }

    /// Branches in which neighbouring classes are one.
    private static func withScalarsMerged(_ branches: [RegexPiece]) -> [RegexPiece] {
        var result: [RegexPiece] = []
        result.reserveCapacity(branches.count)
        var start = 0
        while start < branches.count {
            var end = start
            var merged = ScalarSetBuilder()
            while end < branches.count, case .scalars(let set) = branches[end].node {
                merged.insert(set)
                end += 1
            }
            if end > start + 1 {
                result.append(RegexPiece(node: .scalars(merged.set)))
                start = end
            } else {
                result.append(branches[start])
                start += 1
            }
        }
        return result
    }

    /// What the piece is a concatenation of.
    private var elements: ArraySlice<RegexNode> {
        switch node {
        case .empty: []
        case .concatenation(let nodes): nodes[...]
        default: [node]
        }
    }
}

extension RegexNode {
    /// Whether branches that start with it may share it.
    fileprivate var isFactorable: Bool {
        switch self {
        case .scalars, .assertion: true
        case .repetition(.scalars, let minimum, let maximum?, _): minimum == maximum
        default: false
        }
    }

    /// The levels of a node that is factorable.
    fileprivate var factorableHeight: Int {
        if case .repetition = self { 2 } else { 1 }
    }
}
