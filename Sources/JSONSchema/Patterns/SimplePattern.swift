/// A pattern that is decided in one pass over the bytes, without an engine: nearly all that schemas hold.
///
/// It has alternatives, each of which begins at the start of the text and is a chain of runs. No run may eat what one
/// behind it needs, so that taking as much as possible is always right.
struct SimplePattern: Sendable {
    /// Code points of one set in a row.
    struct Run: Sendable {
        let set: PatternSet
        var minimum: Int
        var maximum: Int?
    }

    /// A chain of runs.
    struct Chain: Sendable {
        var runs: [Run] = []
        /// Whether the text must end behind it.
        var isToEnd = false
    }

    private let chains: [Chain]

    /// Reads a pattern; nil where it is not that simple.
    init?(_ node: PatternNode) {
        var chains: [Chain] = []
        for branch in Self.branches(of: node) {
            guard let chain = Self.chain(of: branch), Self.isDecided(chain) else { return nil }
            chains.append(chain)
        }
        self.chains = chains
    }

    // MARK: - Reading

    /// The branches with what is around them: `^(?:a|b)$` is `^a$` or `^b$`.
    private static func branches(of node: PatternNode) -> [[PatternNode]] {
        switch node {
        case .choice(let nodes): return nodes.flatMap { branches(of: $0) }
        case .sequence(let nodes):
            let inner = nodes.count == 3 ? ungrouped(nodes[1]) : nodes[0]
            if nodes.count == 3, nodes[0] == .start, nodes[2] == .end, case .choice(let choices) = inner {
                return choices.count > 64 ? [nodes] : choices.map { [.start, $0, .end] }
            }
            return [nodes]
        default: return [[node]]
        }
    }

    private static func ungrouped(_ node: PatternNode) -> PatternNode {
        if case .group(let inner, _) = node { inner } else { node }
    }

    private static func chain(of nodes: [PatternNode]) -> Chain? {
        guard nodes.first == .start else { return nil }
        var chain = Chain()
        var rest = Array(nodes.dropFirst().reversed())
        while let node = rest.popLast() {
            // What is behind the end has to be empty, which is rare enough for the engine.
            guard !chain.isToEnd else { return nil }
            switch node {
            case .set(let set): append(Run(set: set, minimum: 1, maximum: 1), to: &chain)
            case .repetition(let inner, let minimum, let maximum, _):
                guard case .set(let set) = ungrouped(inner) else { return nil }
                append(Run(set: set, minimum: minimum, maximum: maximum), to: &chain)
            case .sequence(let inner): rest += inner.reversed()
            case .group(let inner, _): rest.append(inner)
            case .empty: continue
            case .end: chain.isToEnd = true
            default: return nil
            }
        }
        return chain
    }

    private static func append(_ run: Run, to chain: inout Chain) {
        guard let last = chain.runs.last, last.set == run.set else {
            chain.runs.append(run)
            return
        }
        var maximum: Int?
        if let one = last.maximum, let other = run.maximum {
            maximum = one + other
        }
        chain.runs[chain.runs.count - 1].minimum += run.minimum
        chain.runs[chain.runs.count - 1].maximum = maximum
    }

    /// Whether taking as much as possible is right for each run.
    private static func isDecided(_ chain: Chain) -> Bool {
        for (index, run) in chain.runs.enumerated() where run.minimum != run.maximum {
            for follower in chain.runs[(index + 1)...] {
                guard run.set.isDisjoint(with: follower.set) else { return false }
                if follower.minimum > 0 { break }
            }
        }
        return true
    }

    // MARK: - Matching

    /// Whether the pattern occurs in a text.
    func occurs(in text: Span<UInt8>) -> Bool {
        for chain in chains where Self.matches(chain, text) {
            return true
        }
        return false
    }

    private static func matches(_ chain: Chain, _ text: Span<UInt8>) -> Bool {
        var position = 0
        let end = text.count
        for run in chain.runs {
            var count = 0
            let maximum = run.maximum ?? Int.max
            while count < maximum, position < end {
                let byte = text[position]
                if byte < 0x80 {
                    guard run.set.contains(ascii: byte) else { break }
                    position += 1
                } else {
                    let (scalar, length) = decode(text, at: position)
                    guard run.set.contains(scalar) else { break }
                    position += length
                }
                count += 1
            }
            if count < run.minimum { return false }
        }
        return !chain.isToEnd || position == end
    }

    /// The code point at a place of valid UTF-8 that is not ASCII.
    private static func decode(_ text: Span<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
        let lead = text[position]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for index in position + 1..<min(position + length, text.count) {
            scalar = scalar << 6 | UInt32(text[index] & 0x3F)
        }
        return (scalar, length)
    }
}
