/// What is known of every match of a node of a pattern.
struct RegexFacts: Sendable {
    /// Whether the node can be passed without taking a byte.
    var isNullable = false
    /// The least number of bytes.
    var minimumLength = 0
    /// The greatest number of bytes, nil where there is none.
    var maximumLength: Int? = 0
    /// Whether it begins at the text's start only.
    var startsAtTextStart = false
    /// Whether it ends at the text's end only.
    var endsAtTextEnd = false
    /// Whether it can take a `\n`.
    var canTakeNewline = false
    /// The text that it is, when it is no other; no longer than ``longestLiteral``.
    var exact: [LiteralByte]?
    /// A text that every match contains.
    var required: [LiteralByte] = []

    /// The length at which literals are cut.
    static let longestLiteral = 64
    private static let longest = 1 << 40

    /// The facts of all nodes of a pattern.
    static func facts(of regex: FlatRegex) -> [RegexFacts] {
        var facts: [RegexFacts] = []
        facts.reserveCapacity(regex.nodes.count)
        for node in regex.nodes {
            let children = regex.children[node.children].map { facts[$0] }
            facts.append(RegexFacts(of: node.kind, children: children))
        }
        return facts
    }

    private init() {}

    private init(of kind: FlatRegex.Kind, children: [RegexFacts]) {
        self.init()
        switch kind {
        case .empty:
            isNullable = true
            exact = []
        case .never: break
        case .assertion(let assertion):
            isNullable = true
            startsAtTextStart = assertion == .textStart
            endsAtTextEnd = assertion == .textEnd
        case .scalars(let set): self = RegexFacts(of: set)
        case .group: self = children[0]
        case .concatenation: self = RegexFacts(concatenationOf: children)
        case .alternation: self = RegexFacts(alternationOf: children)
        case .repetition(let minimum, let maximum, _):
            self = RegexFacts(repetitionOf: children[0], minimum: minimum, maximum: maximum)
        }
    }

    private init(of set: ScalarSet) {
        guard let first = set.ranges.first, let last = set.ranges.last else { return }
        minimumLength = Self.utf8Length(first.lowerBound)
        maximumLength = Self.utf8Length(last.upperBound)
        canTakeNewline = set.ranges.contains { $0.contains(0x0A) }
        var bytes = ByteSet()
        guard last.upperBound < 0x80 else {
            guard set.ranges.count == 1, first.count == 1, let scalar = Unicode.Scalar(first.lowerBound) else { return }
            exact = UTF8.encode(scalar).map { $0.map { LiteralByte(value: $0, mask: 0) } }
            required = exact ?? []
            return
        }
        for range in set.ranges { bytes.insert(UInt8(range.lowerBound), UInt8(range.upperBound)) }
        exact = bytes.literal.map { [$0] }
        required = exact ?? []
    }

    private init(concatenationOf children: [RegexFacts]) {
        isNullable = children.allSatisfy { $0.isNullable }
        minimumLength = Self.clamped(children.reduce(0) { Self.clamped($0 + $1.minimumLength) })
        maximumLength = children.reduce(0) { sum, child in
            guard let sum, let length = child.maximumLength else { return nil }
            return Self.clamped(sum + length)
        }
        canTakeNewline = children.contains(where: { $0.canTakeNewline })
        // Only what takes no byte may stand before the assertion.
        startsAtTextStart = Self.reaches(in: children) { $0.startsAtTextStart }
        endsAtTextEnd = Self.reaches(in: children.reversed()) { $0.endsAtTextEnd }
        var run: [LiteralByte] = []
        var isExact = true
        for child in children {
            if let literal = child.exact, run.count + literal.count <= Self.longestLiteral {
                run += literal
                continue
            }
            isExact = false
            required = Self.better(required, Self.better(run, child.required))
            run = child.exact ?? []
        }
        required = Self.better(required, run)
        exact = isExact ? run : nil
    }

    private init(alternationOf children: [RegexFacts]) {
        isNullable = children.contains(where: { $0.isNullable })
        minimumLength = children.map(\.minimumLength).min() ?? 0
        maximumLength = children.reduce(0) { longest, child in
            guard let longest, let length = child.maximumLength else { return nil }
            return max(longest, length)
        }
        canTakeNewline = children.contains(where: { $0.canTakeNewline })
        startsAtTextStart = children.allSatisfy { $0.startsAtTextStart }
        endsAtTextEnd = children.allSatisfy { $0.endsAtTextEnd }
    }

    private init(repetitionOf child: RegexFacts, minimum: Int, maximum: Int?) {
        isNullable = minimum == 0 || child.isNullable
        minimumLength = Self.product(child.minimumLength, minimum)
        if let maximum, let length = child.maximumLength {
            maximumLength = Self.product(length, maximum)
        } else {
            maximumLength = child.maximumLength == 0 ? 0 : nil
        }
        canTakeNewline = child.canTakeNewline && maximum != 0
        guard minimum > 0 else { return }
        startsAtTextStart = child.startsAtTextStart
        endsAtTextEnd = child.endsAtTextEnd
        required = child.required
        if let literal = child.exact, minimum == maximum, Self.product(literal.count, minimum) <= Self.longestLiteral {
            exact = Array(repeatElement(literal, count: minimum).joined())
            required = exact ?? []
        }
    }

    private static func reaches(in children: some Sequence<RegexFacts>, _ fact: (RegexFacts) -> Bool) -> Bool {
        for child in children {
            if fact(child) { return true }
            if child.maximumLength != 0 { return false }
        }
        return false
    }

    private static func better(_ left: [LiteralByte], _ right: [LiteralByte]) -> [LiteralByte] {
        func weight(_ literal: [LiteralByte]) -> Int { literal.reduce(0) { $0 + 1_000_000 / (50 + $1.frequency) } }
        return weight(right) > weight(left) ? right : left
    }

    private static func clamped(_ length: Int) -> Int { min(length, longest) }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? longest : clamped(product)
    }

    private static func utf8Length(_ value: UInt32) -> Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
}
