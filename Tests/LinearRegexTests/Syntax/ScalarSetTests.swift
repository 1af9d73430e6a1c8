import Testing

@testable import LinearRegex

@Suite("Sets of scalars")
struct ScalarSetTests {
    /// Random ranges in a small universe, and the same as a plain set.
    private struct Sample {
        let set: ScalarSet
        let members: Set<UInt32>

        init(using generator: inout some RandomNumberGenerator) {
            let ranges = (0..<Int.random(in: 0...6, using: &generator))
                .map { _ in
                    let lower = UInt32.random(in: 0...90, using: &generator)
                    return lower...(lower + UInt32.random(in: 0...12, using: &generator))
                }
            set = ScalarSet(ranges)
            members = Set(ranges.joined())
        }
    }

    /// A small generator, so that a failure repeats.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) << 32 | (state >> 31 & 0xFFFF_FFFF)
        }
    }

    private static func isNormal(_ set: ScalarSet) -> Bool {
        zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound }
    }

    @Test("the operations agree with plain sets", arguments: 0..<300)
    func operations(seed: Int) {
        var generator = Sequence(state: UInt64(seed) &* 977 &+ 5)
        let (left, right) = (Sample(using: &generator), Sample(using: &generator))
        let union = left.set.union(right.set)
        let intersection = left.set.intersection(right.set)
        let difference = left.set.subtracting(right.set)
        var builder = ScalarSetBuilder()
        builder.insert(right.set)
        left.set.ranges.forEach { builder.insert($0) }
        #expect(builder.set == union)
        for set in [left.set, union, intersection, difference, left.set.complement] {
            #expect(Self.isNormal(set))
        }
        #expect(left.set.complement.complement == left.set)
        #expect(left.set.count == left.members.count)
        #expect(left.set.count + left.set.complement.count == ScalarSet.all.count)
        for codePoint in UInt32(0)...110 {
            let (inLeft, inRight) = (left.members.contains(codePoint), right.members.contains(codePoint))
            #expect(left.set.contains(codePoint) == inLeft)
            #expect(left.set.complement.contains(codePoint) != inLeft)
            #expect(union.contains(codePoint) == (inLeft || inRight))
            #expect(intersection.contains(codePoint) == (inLeft && inRight))
            #expect(difference.contains(codePoint) == (inLeft && !inRight))
        }
    }

    @Test("equal sets are equal however they were made")
    func equality() {
        #expect(ScalarSet([5...6, 1...2, 3...4]) == ScalarSet(1...6))
        #expect(ScalarSet([1...9, 2...3]) == ScalarSet(1...9))
        #expect(ScalarSet([UInt32]().map { $0...$0 }) == ScalarSet())
        #expect(ScalarSet("a").single == 97)
        #expect(ScalarSet(1...2).single == nil)
    }

    @Test("nothing lies beyond U+10FFFF")
    func bounds() {
        #expect(ScalarSet(0...UInt32.max) == .all)
        #expect(ScalarSet(0x110000...UInt32.max).isEmpty)
        #expect(ScalarSet.all.complement.isEmpty)
        #expect(ScalarSet().complement == .all)
        #expect(!ScalarSet.all.contains(0x110000))
    }

    @Test("a builder stays as small as its set")
    func builder() {
        var builder = ScalarSetBuilder()
        for round in UInt32(0)..<200_000 {
            builder.insert(round % 100...round % 100)
        }
        for round in UInt32(0)..<20_000 {
            builder.insert((2 * round + 200)...(2 * round + 200))
        }
        #expect(builder.set.count == 100 + 20_000)
    }
}
