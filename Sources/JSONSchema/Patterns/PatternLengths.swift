/// The numbers of code points that the matches of a pattern can have: none lies outside, some inside may be missing.
///
/// They are `least`, `least + step`, `least + 2 × step` and so on, up to `most`.
struct PatternLengths: Equatable, Sendable {
    /// The fewest.
    let least: Int
    /// The most; nil where there is no end.
    let most: Int?
    /// What two of them differ by is a multiple of it; zero where there is only one.
    let step: Int

    /// What is longer is treated as endless, so that nothing overflows.
    private static let muchTooLong = 1 << 30

    private init(least: Int, most: Int?, step: Int) {
        self.least = min(least, Self.muchTooLong)
        self.most = most.flatMap { $0 < Self.muchTooLong ? $0 : nil }
        self.step = step
    }

    /// The lengths of what matches a node.
    init(_ node: PatternNode) {
        switch node {
        case .set: self.init(least: 1, most: 1, step: 0)
        case .sequence(let nodes):
            self = nodes.reduce(Self(least: 0, most: 0, step: 0)) { $0.followed(by: PatternLengths($1)) }
        case .choice(let nodes):
            let each = nodes.map { PatternLengths($0) }
            self = each.dropFirst().reduce(each.first ?? Self(least: 0, most: 0, step: 0)) { $0.or($1) }
        case .group(let inner, _): self.init(inner)
        case .repetition(let inner, let minimum, let maximum, _):
            self = PatternLengths(inner).repeated(minimum, maximum)
        case .backreference: self.init(least: 0, most: nil, step: 1)
        case .empty, .start, .end, .boundary, .look: self.init(least: 0, most: 0, step: 0)
        }
    }

    private func followed(by other: PatternLengths) -> PatternLengths {
        PatternLengths(
            least: least + other.least,
            most: most.flatMap { most in other.most.map { most + $0 } },
            step: Self.divisor(step, other.step)
        )
    }

    private func or(_ other: PatternLengths) -> PatternLengths {
        PatternLengths(
            least: min(least, other.least),
            most: most.flatMap { most in other.most.map { max(most, $0) } },
            step: Self.divisor(Self.divisor(step, other.step), abs(least - other.least))
        )
    }

    private func repeated(_ minimum: Int, _ maximum: Int?) -> PatternLengths {
        if maximum == 0 || most == 0 { return PatternLengths(least: 0, most: 0, step: 0) }
        let varies = minimum != maximum
        return PatternLengths(
            least: Self.product(least, minimum),
            most: most.flatMap { most in maximum.map { Self.product(most, $0) } },
            step: varies ? Self.divisor(step, least) : step
        )
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
        return isTooLarge ? muchTooLong : min(muchTooLong, product)
    }

    /// The greatest common divisor; zero counts as a multiple of everything.
    private static func divisor(_ left: Int, _ right: Int) -> Int {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }

    /// Whether one of them may lie in a range.
    func mayMeet(_ range: ClosedRange<Int>) -> Bool {
        if least >= range.lowerBound { return least <= range.upperBound }
        guard step > 0 else { return false }
        let missing = range.lowerBound - least
        let (steps, rest) = missing.quotientAndRemainder(dividingBy: step)
        let next = least + (steps + (rest > 0 ? 1 : 0)) * step
        return next <= min(range.upperBound, most ?? .max)
    }
}

extension PatternNode {
    /// Whether whatever it matches is the whole text.
    var spansText: Bool {
        isBound(atStart: true) && isBound(atStart: false)
    }

    private func isBound(atStart: Bool) -> Bool {
        switch self {
        case .start: return atStart
        case .end: return !atStart
        case .group(let inner, _): return inner.isBound(atStart: atStart)
        case .choice(let nodes): return nodes.allSatisfy { $0.isBound(atStart: atStart) }
        case .sequence(let nodes):
            for node in atStart ? nodes : nodes.reversed() {
                if node.isBound(atStart: atStart) { return true }
                switch node {
                case .empty, .boundary, .look, .start, .end: continue
                default: return false
                }
            }
            return false
        default: return false
        }
    }
}
