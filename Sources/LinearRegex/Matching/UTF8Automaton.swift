/// An acyclic automaton over bytes that accepts the UTF-8 forms of a set of scalars, forwards or backwards.
///
/// Equal tails share their nodes, so a class of the size of `\pL` stays at a few hundred edges.
struct UTF8Automaton: Sendable {
    /// Bytes `low` to `high` lead to the node `target`, or out of the automaton where it is ``accept``.
    struct Edge: Hashable, Sendable {
        let low: UInt8
        var high: UInt8
        let target: Int32
    }

    static let accept: Int32 = -1

    /// The nodes, targets before those who point to them; the last is the entry.
    ///
    /// A node's edges are disjoint when the
    /// automaton reads forwards; backwards they may overlap.
    private(set) var nodes: [[Edge]] = []
    private var known: [[Edge]: Int32] = [:]

    /// Up to four byte ranges, the low end of range `i` in byte `2i` and the high end in byte `2i + 1`.
    private struct Sequence {
        var packed: UInt64 = 0
        var count = 0

        mutating func append(_ low: UInt8, _ high: UInt8) {
            packed |= (UInt64(low) | UInt64(high) << 8) << UInt64(count * 16)
            count += 1
        }

        func range(_ index: Int) -> UInt16 {
            UInt16(truncatingIfNeeded: packed >> UInt64(index * 16))
        }

        var reversed: Sequence {
            var result = Sequence()
            for index in (0..<count).reversed() {
                result.append(UInt8(truncatingIfNeeded: range(index)), UInt8(range(index) >> 8))
            }
            return result
        }
    }

    /// Builds the automaton of a set.
    init(_ set: ScalarSet, isReversed: Bool) {
        if let last = set.ranges.last, last.upperBound < 0x80 {
            nodes = [
                set.ranges.map { Edge(low: UInt8($0.lowerBound), high: UInt8($0.upperBound), target: Self.accept) }
            ]
            return
        }
        var sequences: [Sequence] = []
        for range in set.ranges { Self.append(range, to: &sequences) }
        if isReversed {
            sequences = sequences.map(\.reversed)
                .sorted { left, right in
                    for index in 0..<min(left.count, right.count) where left.range(index) != right.range(index) {
                        return left.range(index) < right.range(index)
                    }
                    return left.count < right.count
                }
        }
        _ = node(for: sequences[...], depth: 0)
        known = [:]
    }

    /// The number of edges.
    var edgeCount: Int { nodes.reduce(0) { $0 + $1.count } }

    private mutating func node(for sequences: ArraySlice<Sequence>, depth: Int) -> Int32 {
        var edges: [Edge] = []
        var start = sequences.startIndex
        while start < sequences.endIndex {
            let range = sequences[start].range(depth)
            let isLast = sequences[start].count == depth + 1
            var end = start + 1
            while end < sequences.endIndex, sequences[end].range(depth) == range { end += 1 }
            let target = isLast ? Self.accept : node(for: sequences[start..<end], depth: depth + 1)
            let edge = Edge(low: UInt8(truncatingIfNeeded: range), high: UInt8(range >> 8), target: target)
            if let last = edges.last, last.target == target, Int(last.high) + 1 == Int(edge.low) {
                edges[edges.count - 1].high = edge.high
            } else {
                edges.append(edge)
            }
            start = end
        }
        // The entry has to be the last node, so it is never shared.
        if depth > 0, let index = known[edges] { return index }
        let index = Int32(nodes.count)
        nodes.append(edges)
        known[edges] = index
        return index
    }

    /// Splits a range of scalars into sequences of byte ranges, ascending.
    private static func append(_ range: ClosedRange<UInt32>, to sequences: inout [Sequence]) {
        var pending = [(low: range.lowerBound, high: range.upperBound)]
        while let (low, end) = pending.popLast() {
            if low == 0x80, end == 0x10FFFF {
                appendAllBeyondASCII(to: &sequences)
                continue
            }
            var high = end
            while let boundary = splitPoint(low, high) {
                pending.append((boundary + 1, high))
                high = boundary
            }
            let first = utf8(low)
            let last = utf8(high)
            var sequence = Sequence()
            for index in first.indices { sequence.append(first[index], last[index]) }
            sequences.append(sequence)
        }
    }

    /// All scalars from U+0080 on: as in RE2 overlong forms and those above U+10FFFF count too, which makes the automata of
    /// `.` and of negated classes much smaller.
    private static func appendAllBeyondASCII(to sequences: inout [Sequence]) {
        for (length, lead) in [(2, (0xC2, 0xDF)), (3, (0xE0, 0xEF)), (4, (0xF0, 0xF4))] as [(Int, (UInt8, UInt8))] {
            var sequence = Sequence()
            sequence.append(lead.0, lead.1)
            for _ in 1..<length { sequence.append(0x80, 0xBF) }
            sequences.append(sequence)
        }
    }

    /// Where a range has to end so that its UTF-8 forms are one sequence of ranges; nil when they are.
    private static func splitPoint(_ low: UInt32, _ high: UInt32) -> UInt32? {
        for boundary: UInt32 in [0x7F, 0x7FF, 0xFFFF] where low <= boundary && boundary < high { return boundary }
        guard high > 0x7F else { return nil }
        for shift: UInt32 in [6, 12, 18] {
            let mask = (1 << shift) - 1 as UInt32
            guard low & ~mask != high & ~mask else { break }
            if low & mask != 0 { return low | mask }
            if high & mask != mask { return (high & ~mask) - 1 }
        }
        return nil
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (value >> shift) & 0x3F) }
        switch value {
        case ...0x7F: return [UInt8(value)]
        case ...0x7FF: return [UInt8(0xC0 | value >> 6), tail(0)]
        case ...0xFFFF: return [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
        default: return [UInt8(0xF0 | (value >> 18) & 0x07), tail(12), tail(6), tail(0)]
        }
    }
}
