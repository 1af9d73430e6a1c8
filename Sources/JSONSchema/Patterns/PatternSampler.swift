/// Writes one text by a pattern, without looking whether conditions between its parts hold.
struct PatternSampler {
    /// The steps after which it writes no more.
    static let mostSteps = 400_000

    /// Where what a text lacks in length is added.
    enum Padding {
        case behind
        case before
        case around
    }

    /// What was written.
    private(set) var output: [UInt32] = []
    /// The steps that it took.
    private(set) var steps = 0
    /// How many code points may be written beyond the fewest possible.
    private var extra: Int
    /// Whether the first repetition takes all of them.
    private let isGreedy: Bool
    /// Whether signs are mixed in among letters and digits.
    private let mixesSigns: Bool
    /// Whether what a look ahead wants is written where it looks.
    private let followsLooks: Bool
    /// What a look ahead wants, to be written next.
    private var wanted: ArraySlice<UInt32> = []
    private var captures: [Int: [UInt32]] = [:]

    /// Makes a sampler; each attempt goes another way.
    init(extra: Int, attempt: Int) {
        self.extra = extra
        isGreedy = attempt % 4 >= 2
        mixesSigns = attempt % 8 >= 4
        followsLooks = attempt % 2 == 1
    }

    /// Writes a text of a node.
    mutating func write(_ node: PatternNode, using generator: inout some RandomNumberGenerator) {
        steps += 1
        guard steps < Self.mostSteps else { return }
        switch node {
        case .empty, .start, .end, .boundary: break
        case .set(let set):
            if let scalar = pick(set, using: &generator) { output.append(scalar) }
        case .sequence(let nodes):
            for inner in nodes { write(inner, using: &generator) }
        case .choice(let nodes): writeChoice(nodes, using: &generator)
        case .repetition(let inner, let minimum, let maximum, _):
            let count = turns(inner.shortest, minimum, maximum, using: &generator)
            for _ in 0..<count { write(inner, using: &generator) }
        case .group(let inner, let index):
            let start = output.count
            write(inner, using: &generator)
            captures[index] = Array(output[start...])
        case .look(let inner, let isBehind, let isNegated):
            guard followsLooks, !isNegated else { return }
            if !isBehind {
                follow(inner, using: &generator)
            } else if output.isEmpty {
                // What has to stand before a match may begin the text.
                write(inner, using: &generator)
            }
        case .backreference(let groups):
            output += groups.lazy.compactMap { [captures] in captures[$0] }.first ?? []
        }
    }

    private mutating func writeChoice(_ nodes: [PatternNode], using generator: inout some RandomNumberGenerator) {
        let lengths = nodes.map(\.shortest)
        let least = lengths.min() ?? 0
        let fitting = nodes.indices.filter { lengths[$0] - least <= extra }
        guard let chosen = fitting.randomElement(using: &generator) else { return }
        extra -= lengths[chosen] - least
        write(nodes[chosen], using: &generator)
    }

    /// How often to repeat what has a length of at least `length`.
    private mutating func turns(
        _ length: Int,
        _ minimum: Int,
        _ maximum: Int?,
        using generator: inout some RandomNumberGenerator
    ) -> Int {
        // What may be empty is repeated a few times only: more would change nothing.
        let least = length == 0 ? min(minimum, 3) : minimum
        let possible = max(0, (maximum ?? Int.max) - minimum)
        let most = min(possible, extra / max(1, length))
        let more = isGreedy ? most : generator.number(upTo: min(most, 1 << 20))
        if length == 0 { return least + min(more, 3) }
        extra -= more * length
        return least + more
    }

    /// Writes what a look ahead wants apart, to be taken up by what is written next.
    private mutating func follow(_ node: PatternNode, using generator: inout some RandomNumberGenerator) {
        let (written, room, before) = (output, extra, wanted)
        output = []
        wanted = []
        extra = min(extra, 3)
        write(node, using: &generator)
        wanted = before + output
        output = written
        extra = room
    }

    // MARK: - Code points

    private mutating func pick(_ set: PatternSet, using generator: inout some RandomNumberGenerator) -> UInt32? {
        if let next = wanted.popFirst(), set.contains(next) { return next }
        if let only = set.only { return only }
        let plain = Self.letters.filter(set.contains)
        let signs = Self.signs.filter(set.contains)
        let wantsSign = mixesSigns && !signs.isEmpty && generator.number(upTo: 2) == 0
        if !plain.isEmpty, !wantsSign { return plain.randomElement(using: &generator) }
        if !signs.isEmpty { return signs.randomElement(using: &generator) }
        return pickRare(set, using: &generator)
    }

    /// Picks from a set without printable signs of ASCII: a blank, otherwise something beyond ASCII, otherwise anything.
    private func pickRare(_ set: PatternSet, using generator: inout some RandomNumberGenerator) -> UInt32? {
        if set.contains(0x20) { return 0x20 }
        let ranges = set.ranges.filter { $0.upperBound < 0xD800 || $0.lowerBound > 0xDFFF }
        let later = ranges.filter { $0.lowerBound >= 0xA0 }
        guard let range = (later.isEmpty ? ranges : later).randomElement(using: &generator) else {
            // A range that runs over the surrogates has something on one of their sides.
            guard let range = set.ranges.first(where: { $0.lowerBound < 0xD800 || $0.upperBound > 0xDFFF }) else {
                return nil
            }
            return range.lowerBound < 0xD800 ? range.lowerBound : range.upperBound
        }
        return range.lowerBound + UInt32(generator.number(upTo: range.count - 1))
    }

    private static let letters: [UInt32] = Array(0x30...0x39) + Array(0x41...0x5A) + Array(0x61...0x7A)
    private static let signs: [UInt32] =
        Array(0x21...0x2F) + Array(0x3A...0x40) + Array(0x5B...0x60) + Array(0x7B...0x7E)

    // MARK: - Length

    /// What was written, with letters added up to a length.
    func padded(
        _ padding: Padding,
        to length: Int,
        using generator: inout some RandomNumberGenerator
    ) -> [UInt32] {
        let missing = length - output.count
        guard missing > 0 else { return output }
        let filler = (0..<missing).map { _ in 0x61 + UInt32(generator.number(upTo: 25)) }
        switch padding {
        case .behind: return output + filler
        case .before: return filler + output
        case .around: return filler[..<(missing / 2)] + output + filler[(missing / 2)...]
        }
    }
}
