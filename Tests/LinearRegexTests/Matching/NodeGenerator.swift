@testable import LinearRegex

/// Random patterns as trees, and texts over their few letters.
///
/// The same seed gives the same trees.
struct NodeGenerator {
    private var state: UInt64
    private var groupCount = 0

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func pattern(depth: Int) -> ParsedRegex {
        groupCount = 0
        let root = node(depth: depth)
        return ParsedRegex(root: root, groupCount: groupCount, groupNames: Array(repeating: nil, count: groupCount))
    }

    mutating func text(_ count: Int) -> [UInt8] {
        let letters = ["a", "b", "a", "b", "é", "\n", " ", "😀"]
        var bytes = (0..<count).flatMap { _ in Array(letters[next(next(4) == 0 ? 8 : 4)].utf8) }
        if !bytes.isEmpty, next(8) == 0 { bytes[next(bytes.count)] = [0x80, 0xC3, 0xFF][next(3)] }
        return bytes
    }

    private mutating func node(depth: Int) -> RegexNode {
        switch next(depth > 0 ? 12 : 5) {
        case 0, 1, 2: .scalars(set())
        case 3: next(3) == 0 ? .empty : .scalars(set())
        case 4: .assertion(RegexAssertion(rawValue: UInt8(next(6))) ?? .textStart)
        case 5, 6, 7: .concatenation((0..<2 + next(3)).map { _ in node(depth: depth - 1) })
        case 8: .alternation((0..<2 + next(3)).map { _ in node(depth: depth - 1) })
        case 9: group(depth: depth)
        default: repetition(depth: depth)
        }
    }

    private mutating func group(depth: Int) -> RegexNode {
        groupCount += 1
        let index = groupCount
        return .group(node(depth: depth - 1), index: index)
    }

    /// What is repeated takes at least one byte: the naive matcher knows no rule for empty rounds.
    private mutating func repetition(depth: Int) -> RegexNode {
        let body = node(depth: depth - 1)
        let isEmptyPossible = RegexFacts.facts(of: FlatRegex(body)).last?.minimumLength == 0
        let minimum = next(3)
        let maximum = next(2) == 0 ? nil : minimum + next(3)
        return .repetition(
            isEmptyPossible ? .concatenation([.scalars(set()), body]) : body,
            minimum: minimum,
            maximum: maximum,
            isGreedy: next(3) > 0
        )
    }

    private mutating func set() -> ScalarSet {
        let sets: [[ClosedRange<UInt32>]] = [
            [0x61...0x61], [0x62...0x62], [0x61...0x62], [0x41...0x41, 0x61...0x61], [0xE9...0xE9],
            [0...9, 11...0x10FFFF],
            [0...0x10FFFF], [0x80...0x1F600], [0x20...0x20, 0x62...0x62], [0xC0...0xFF, 0x1F5FF...0x1F601],
            [0x0A...0x0A],
        ]
        return ScalarSet(sets[next(sets.count)])
    }
}
