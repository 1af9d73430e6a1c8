@testable import LinearRegex

/// A matcher that tries everything in order, with no regard to time: what the engines are compared with.
struct NaiveMatcher {
    typealias Slots = [Range<Int>?]

    let text: [UInt8]
    let groupCount: Int

    /// The first match at or behind `start`, or the one that takes the text from `start` to its end.
    func match(_ root: RegexNode, from start: Int = 0, isAnchored: Bool, isWhole: Bool) -> Slots? {
        for place in start...(isAnchored ? start : text.count) {
            let slots = Slots(repeating: nil, count: groupCount + 1)
            let found = run(root, place, slots) { end, slots in
                if isWhole && end != text.count { return nil }
                var slots = slots
                slots[0] = place..<end
                return slots
            }
            if let found { return found }
        }
        return nil
    }

    private func run(_ node: RegexNode, _ place: Int, _ slots: Slots, _ rest: (Int, Slots) -> Slots?) -> Slots? {
        switch node {
        case .empty: return rest(place, slots)
        case .never: return nil
        case .scalars(let set):
            guard let (scalar, length) = scalar(at: place) else { return nil }
            return set.ranges.contains { $0.contains(scalar) } ? rest(place + length, slots) : nil
        case .assertion(let assertion): return holds(assertion, place) ? rest(place, slots) : nil
        case .group(let child, let index):
            return run(child, place, slots) { end, slots in
                var slots = slots
                slots[index] = place..<end
                return rest(end, slots)
            }
        case .concatenation(let children): return sequence(children[...], place, slots, rest)
        case .alternation(let children):
            for child in children { if let found = run(child, place, slots, rest) { return found } }
            return nil
        case .repetition(let child, let minimum, let maximum, let isGreedy):
            return rounds(child, minimum, maximum, isGreedy, place, slots, rest)
        }
    }

    private func sequence(
        _ nodes: ArraySlice<RegexNode>,
        _ place: Int,
        _ slots: Slots,
        _ rest: (Int, Slots) -> Slots?
    ) -> Slots? {
        guard let first = nodes.first else { return rest(place, slots) }
        return run(first, place, slots) { sequence(nodes.dropFirst(), $0, $1, rest) }
    }

    private func rounds(
        _ child: RegexNode,
        _ minimum: Int,
        _ maximum: Int?,
        _ isGreedy: Bool,
        _ place: Int,
        _ slots: Slots,
        _ rest: (Int, Slots) -> Slots?
    ) -> Slots? {
        func again() -> Slots? {
            guard maximum != 0 else { return nil }
            return run(child, place, slots) { end, slots in
                rounds(child, max(0, minimum - 1), maximum.map { $0 - 1 }, isGreedy, end, slots, rest)
            }
        }
        if minimum > 0 { return again() }
        return isGreedy ? again() ?? rest(place, slots) : rest(place, slots) ?? again()
    }

    private func holds(_ assertion: RegexAssertion, _ place: Int) -> Bool {
        func isWord(_ index: Int) -> Bool {
            guard text.indices.contains(index) else { return false }
            let scalar = Unicode.Scalar(text[index])
            return scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
        }
        switch assertion {
        case .textStart: return place == 0
        case .textEnd: return place == text.count
        case .lineStart: return place == 0 || text[place - 1] == 0x0A
        case .lineEnd: return place == text.count || text[place] == 0x0A
        case .wordBoundary: return isWord(place - 1) != isWord(place)
        case .notWordBoundary: return isWord(place - 1) == isWord(place)
        }
    }

    private func scalar(at place: Int) -> (UInt32, Int)? {
        var decoder = UTF8()
        var iterator = text[place...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
        return (scalar.value, String(scalar).utf8.count)
    }
}
