/// A parsed pattern.
///
/// It is never deeper than ``PatternParser/deepest`` groups allow, so that it may be walked recursively.
indirect enum PatternNode: Hashable, Sendable {
    /// The empty text.
    case empty
    /// One code point of a set.
    case set(PatternSet)
    /// One after another, at least two.
    case sequence([PatternNode])
    /// One of several, at least two.
    case choice([PatternNode])
    /// Again and again, from `minimum` to `maximum` times (nil: without end).
    case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)
    /// A group that captures, numbered from 1.
    case group(PatternNode, index: Int)
    /// `^`: the start of the text.
    case start
    /// `$`: the end of the text.
    case end
    /// `\b`, or `\B` where it is negated.
    case boundary(isNegated: Bool)
    /// `(?=…)`, `(?!…)`, `(?<=…)` or `(?<!…)`.
    case look(PatternNode, isBehind: Bool, isNegated: Bool)
    /// `\1` or `\k<name>`: what the one of the groups that took part captured.
    case backreference([Int])
}

extension PatternNode {
    /// The children one after another, in the simplest form.
    static func joined(_ nodes: [PatternNode]) -> PatternNode {
        switch nodes.count {
        case 0: .empty
        case 1: nodes[0]
        default: .sequence(nodes)
        }
    }

    /// The numbers of the groups in it.
    var groups: [Int] {
        switch self {
        case .sequence(let nodes), .choice(let nodes): nodes.flatMap(\.groups)
        case .group(let node, let index): [index] + node.groups
        case .repetition(let node, _, _, _), .look(let node, _, _): node.groups
        default: []
        }
    }

    /// The fewest code points of a match, looking around left out.
    var shortest: Int {
        switch self {
        case .set: 1
        case .sequence(let nodes): nodes.reduce(0) { Self.sum($0, $1.shortest) }
        case .choice(let nodes): nodes.map(\.shortest).min() ?? 0
        case .group(let node, _): node.shortest
        case .repetition(let node, let minimum, _, _): Self.product(node.shortest, minimum)
        default: 0
        }
    }

    private static let muchTooLong = 1 << 40

    private static func sum(_ left: Int, _ right: Int) -> Int {
        min(muchTooLong, left + right)
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
        return isTooLarge ? muchTooLong : min(muchTooLong, product)
    }
}
