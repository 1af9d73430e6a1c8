import Testing

@testable import JSONSchema

@Suite("Sets of code points")
struct PatternSetTests {
    @Test("a set and its complement part all code points", arguments: 0..<10 as Range<UInt64>)
    func complements(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let ranges = (0..<Int.random(in: 0...8, using: &generator))
            .map { _ in
                let lower = UInt32.random(in: 0...300, using: &generator)
                return lower...lower + UInt32.random(in: 0...40, using: &generator)
            }
        let set = PatternSet(ranges)
        let complement = set.complement
        #expect(complement.complement == set)
        #expect(set.isDisjoint(with: complement))
        for value in UInt32(0)...400 {
            let isMember = ranges.contains { $0.contains(value) }
            #expect(set.contains(value) == isMember)
            #expect(complement.contains(value) == !isMember)
        }
        #expect(complement.contains(PatternSet.maximum))
    }

    @Test("sets of one are told")
    func tellsOne() {
        #expect(PatternSet(0x61).only == 0x61)
        #expect(PatternSet([0x61...0x62]).only == nil)
        #expect(PatternSet([]).only == nil)
        #expect(PatternSet([]).complement == .all)
    }
}
