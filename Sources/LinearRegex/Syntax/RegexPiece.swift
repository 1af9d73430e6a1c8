/// A node on its way into the tree, with what the limits need to know about it.
struct RegexPiece {
    /// The node.
    var node: RegexNode
    /// How many copies of its innermost part the counted repetitions in it ask for, at most.
    var copies = 1
    /// The levels of nodes in it, at most.
    var height = 1

    /// The piece as a capture group.
    func grouped(index: Int) -> RegexPiece {
        RegexPiece(node: .group(node, index: index), copies: copies, height: height + 1)
    }

    /// The piece again and again, in the simplest form with the same matches.
    func repeated(minimum: Int, maximum: Int?, isGreedy: Bool) -> RegexPiece {
        var result = self
        let (total, isTooLarge) = copies.multipliedReportingOverflow(by: max(1, maximum ?? minimum))
        result.copies = isTooLarge ? Int.max : total
        if maximum == 0 {
            result.node = .empty
            result.height = 1
            return result
        }
        switch node {
        case .empty:
            return result
        case .never, .assertion:
            // A condition that need not hold is none, and one that holds once holds again in the same place.
            result.node = minimum == 0 ? .empty : node
            return result
        case .repetition(let inner, let innerMinimum, let innerMaximum, isGreedy):
            // Operators (not counts) upon each other: `(?:a+)?` is `a*`.
            let isOperator = RegexPiece.isOperator(minimum, maximum)
            guard isOperator, RegexPiece.isOperator(innerMinimum, innerMaximum) else { break }
            if minimum != innerMinimum || maximum != innerMaximum {
                result.node = .repetition(inner, minimum: 0, maximum: nil, isGreedy: isGreedy)
            }
            return result
        default:
            break
        }
        if minimum == 1, maximum == 1 { return result }
        result.node = .repetition(node, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
        result.height += 1
        return result
    }

    private static func isOperator(_ minimum: Int, _ maximum: Int?) -> Bool {
        switch maximum {
        case nil: minimum <= 1
        case 1: minimum == 0
        default: false
        }
    }

    /// Pieces one after another, nested concatenations made flat and repetitions of the same scalars made one.
    static func sequence(_ pieces: [RegexPiece]) -> RegexPiece {
        if pieces.count == 1 { return pieces[0] }
        var result = RegexPiece(node: .empty)
        var nodes: [RegexNode] = []
        nodes.reserveCapacity(pieces.count)
        var inner = 0
        for piece in pieces {
            result.copies = max(result.copies, piece.copies)
            switch piece.node {
            case .empty:
                continue
            case .concatenation(let children):
                for child in children {
                    append(child, to: &nodes)
                }
                inner = max(inner, piece.height - 1)
            default:
                append(piece.node, to: &nodes)
                inner = max(inner, piece.height)
            }
        }
        switch nodes.count {
        case 0: break
        case 1:
            result.node = nodes[0]
            result.height = inner
        default:
            result.node = .concatenation(nodes)
            result.height = inner + 1
        }
        return result
    }

    /// Appends a node, or adds it to a repetition of the same scalars before it: `a*a+` is `a+`.
    ///
    /// RE2 does this too, and in a loop whose body can be empty it shows in the groups.
    private static func append(_ node: RegexNode, to nodes: inout [RegexNode]) {
        guard case .repetition(.scalars(let set), let minimum, let maximum, let isGreedy)? = nodes.last else {
            nodes.append(node)
            return
        }
        let added: (minimum: Int, maximum: Int?)
        switch node {
        case .scalars(set): added = (1, 1)
        case .repetition(.scalars(set), let low, let high, isGreedy): added = (low, high)
        default:
            nodes.append(node)
            return
        }
        let total = minimum + added.minimum
        var most: Int?
        if let maximum, let high = added.maximum {
            most = maximum + high
        }
        if max(total, most ?? 0) > RegexParser.maximumRepetition {
            nodes.append(node)
        } else {
            nodes[nodes.count - 1] = .repetition(.scalars(set), minimum: total, maximum: most, isGreedy: isGreedy)
        }
    }
}
