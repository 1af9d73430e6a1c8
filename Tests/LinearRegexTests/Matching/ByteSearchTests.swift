import Testing

@testable import LinearRegex

@Suite("Byte search")
struct ByteSearchTests {
    @Test(
        "single bytes and pairs are found at every place and length",
        arguments: [0, 1, 15, 16, 17, 63, 64, 65, 130, 200]
    )
    func places(count: Int) {
        for mask: UInt8 in [0, 0x20] {
            let wanted = LiteralByte(value: 0x71, mask: mask)
            let other = LiteralByte(value: 0x7A, mask: 0)
            for place in 0..<max(1, count) {
                var text = [UInt8](repeating: 0x61, count: count + 3)
                if place < count {
                    text[place] = mask == 0 ? 0x71 : 0x51
                    text[place + 3] = 0x7A
                }
                for start in [0, place / 2, place, min(count, place + 1)] {
                    let expected = place < count && start <= place ? place : count
                    unsafe text.withUnsafeBufferPointer { text in
                        #expect(unsafe ByteSearch.first(wanted, in: text, from: start, to: count) == expected)
                        #expect(
                            unsafe ByteSearch.firstPair(wanted, other, distance: 3, in: text, from: start, to: count)
                                == expected
                        )
                    }
                }
            }
        }
    }

    @Test("the last byte before a place is found")
    func last() {
        let text = Array("a\nb\nc".utf8)
        unsafe text.withUnsafeBufferPointer { text in
            #expect(unsafe ByteSearch.last(0x0A, in: text, from: 0, to: 5) == 3)
            #expect(unsafe ByteSearch.last(0x0A, in: text, from: 0, to: 3) == 1)
            #expect(unsafe ByteSearch.last(0x0A, in: text, from: 2, to: 3) == nil)
        }
    }

    @Test("a literal is found where a plain comparison finds it", arguments: 0..<30)
    func literals(seed: Int) throws {
        var generator = NodeGenerator(seed: UInt64(seed) + 99)
        let letters = Array("qabQz".utf8)
        for _ in 0..<50 {
            let literal = (0..<1 + generator.next(6))
                .map { _ in
                    let byte = letters[generator.next(5)] | 0x20
                    return LiteralByte(value: byte, mask: generator.next(2) == 0 ? 0 : 0x20)
                }
            let text = (0..<generator.next(200)).map { _ in letters[generator.next(5)] }
            let start = generator.next(text.count + 1)
            let end = start + generator.next(text.count - start + 1)
            let expected = (start..<end)
                .first { place in
                    place + literal.count <= end
                        && literal.indices.allSatisfy { literal[$0].matches(text[place + $0]) }
                }
            let finder = try #require(LiteralFinder(literal: literal))
            let found = unsafe text.withUnsafeBufferPointer { unsafe finder.next(in: $0, from: start, to: end) }
            #expect(found == expected, "\(literal) \(text) \(start) \(end)")
        }
        #expect(LiteralFinder(literal: []) == nil)
    }

    @Test("a filter passes no place by at which a match begins", arguments: 0..<30)
    func filters(seed: Int) throws {
        var generator = NodeGenerator(seed: UInt64(seed) &* 31 &+ 7)
        var filters = 0
        for round in 0..<150 {
            let parsed = generator.pattern(depth: 1 + round % 3)
            let regex = try LinearRegex(parsed, pattern: "")
            guard let filter = regex.matcher.compiled.filter else { continue }
            filters += 1
            let text = generator.text(40)
            for start in 0...text.count {
                guard case .match = regex.firstMatch(in: text, from: start, isAnchored: true, engine: .pike) else {
                    continue
                }
                let found = unsafe text.withUnsafeBufferPointer {
                    unsafe filter.next(in: $0, from: start, to: text.count)
                }
                #expect(found == start, "\(parsed.root) \(text)")
            }
        }
        #expect(filters > 0)
    }
}
