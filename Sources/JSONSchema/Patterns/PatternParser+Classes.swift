/// Classes in brackets.
extension PatternParser {
    private enum ClassAtom {
        case scalar(UInt32)
        case set(PatternSet)
    }

    /// Reads `[…]`.
    mutating func readClass() throws(ECMAPatternError) -> PatternSet {
        position += 1
        let isNegated = isNext("^")
        if isNegated { position += 1 }
        var ranges: [ClosedRange<UInt32>] = []
        while !isNext("]") {
            let first = try readAtom()
            guard isNext("-"), let next = peek(1), next != 0x5D else {
                ranges += Self.ranges(of: first)
                continue
            }
            position += 1
            let second = try readAtom()
            if case .scalar(let lower) = first, case .scalar(let upper) = second {
                guard lower <= upper else { throw invalid("range out of order") }
                ranges.append(lower...upper)
            } else {
                // `[\w-.]`: where an end is a class, the hyphen stands for itself.
                ranges += Self.ranges(of: first) + [0x2D...0x2D] + Self.ranges(of: second)
            }
        }
        position += 1
        let set = PatternSet(ranges)
        return isNegated ? set.complement : set
    }

    private static func ranges(of atom: ClassAtom) -> [ClosedRange<UInt32>] {
        switch atom {
        case .scalar(let scalar): [scalar...scalar]
        case .set(let set): set.ranges
        }
    }

    private mutating func readAtom() throws(ECMAPatternError) -> ClassAtom {
        guard let next = peek() else { throw invalid("missing ] for a [") }
        guard next == 0x5C else {
            position += 1
            return .scalar(next)
        }
        if let set = try readClassEscape() { return .set(set) }
        return .scalar(try readEscapedScalar(inClass: true))
    }
}
