/// A set of code points.
struct PatternSet: Hashable, Sendable {
    /// The largest code point.
    static let maximum: UInt32 = 0x10FFFF

    /// The ranges, ascending and apart from each other.
    let ranges: [ClosedRange<UInt32>]
    /// The members below 64, as bits.
    private let low: UInt64
    /// The members from 64 to 127, as bits.
    private let high: UInt64

    /// Makes a set of ranges in any order, which may overlap.
    init(_ ranges: [ClosedRange<UInt32>]) {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
        var bits: (UInt64, UInt64) = (0, 0)
        for range in merged where range.lowerBound < 128 {
            for scalar in range.lowerBound...min(range.upperBound, 127) {
                if scalar < 64 { bits.0 |= 1 << UInt64(scalar) } else { bits.1 |= 1 << UInt64(scalar - 64) }
            }
        }
        (low, high) = bits
    }

    /// Makes a set of one.
    init(_ scalar: UInt32) {
        self.init([scalar...scalar])
    }

    /// Whether there is nothing in it.
    var isEmpty: Bool { ranges.isEmpty }

    /// The only member, or nil where there are others or none.
    var only: UInt32? {
        guard ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
        return ranges[0].lowerBound
    }

    /// Whether a byte of ASCII is a member.
    @inline(__always)
    func contains(ascii byte: UInt8) -> Bool {
        (byte < 64 ? low &>> UInt64(byte) : high &>> UInt64(byte &- 64)) & 1 != 0
    }

    /// Whether a code point is a member.
    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 128 { return contains(ascii: UInt8(scalar)) }
        var range = 0..<ranges.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if ranges[middle].upperBound < scalar {
                range = middle + 1..<range.upperBound
            } else if ranges[middle].lowerBound > scalar {
                range = range.lowerBound..<middle
            } else {
                return true
            }
        }
        return false
    }
}

/// The operations on sets.
extension PatternSet {
    /// Everything else.
    var complement: PatternSet {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.maximum { gaps.append(next...Self.maximum) }
        return PatternSet(gaps)
    }

    /// Whether no code point is in both.
    func isDisjoint(with other: PatternSet) -> Bool {
        var (mine, theirs) = (0, 0)
        while mine < ranges.count, theirs < other.ranges.count {
            if ranges[mine].overlaps(other.ranges[theirs]) { return false }
            if ranges[mine].upperBound < other.ranges[theirs].upperBound { mine += 1 } else { theirs += 1 }
        }
        return true
    }
}

/// The sets that have a letter or a sign.
extension PatternSet {
    /// What `\d` stands for.
    static let digits = PatternSet([0x30...0x39])
    /// What `\w` stands for.
    static let word = PatternSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// What `\s` stands for: WhiteSpace and LineTerminator of ECMA-262.
    static let space = PatternSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// What `.` stands for: all but LineTerminator.
    static let dot = PatternSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).complement
    /// Every code point.
    static let all = PatternSet([0...maximum])

    /// The set of the letter behind a backslash, or nil where it has none.
    static func named(_ letter: UInt32) -> PatternSet? {
        switch UInt8(truncatingIfNeeded: letter) {
        case _ where letter > 127: nil
        case UInt8(ascii: "d"): digits
        case UInt8(ascii: "D"): digits.complement
        case UInt8(ascii: "w"): word
        case UInt8(ascii: "W"): word.complement
        case UInt8(ascii: "s"): space
        case UInt8(ascii: "S"): space.complement
        default: nil
        }
    }
}
