import Testing

@testable import LinearRegex

@Suite("Literal scanner")
struct LiteralScannerTests {
    struct Occurrence: Hashable, Comparable {
        let literal: Int
        let end: Int

        static func < (left: Occurrence, right: Occurrence) -> Bool {
            (left.end, left.literal) < (right.end, right.literal)
        }
    }

    static let ways: [LiteralScanner.Way] = [.automatic, .portable, .vector16, .automaton]

    /// What is found, in order of the ends; a place found twice stays in twice.
    static func found(_ scanner: LiteralScanner, in text: [UInt8], _ way: LiteralScanner.Way) -> [Occurrence] {
        var found: [Occurrence] = []
        unsafe text.withUnsafeBufferPointer { text in
            unsafe scanner.forEachOccurrence(in: text, way: way) { literal, end in
                found.append(Occurrence(literal: literal, end: end))
                return true
            }
        }
        return found.sorted()
    }

    /// What there is to find, by looking at every place for every literal.
    static func expected(_ literals: [Literal], in text: [UInt8]) -> [Occurrence] {
        let folded = text.map { byte in (0x41...0x5A).contains(byte) ? byte + 32 : byte }
        var occurrences: [Occurrence] = []
        for (index, literal) in literals.enumerated() where !literal.bytes.isEmpty {
            let subject = literal.ignoresCase ? folded : text
            guard subject.count >= literal.bytes.count else { continue }
            for start in 0...(subject.count - literal.bytes.count)
            where subject[start..<start + literal.bytes.count].elementsEqual(literal.bytes) {
                occurrences.append(Occurrence(literal: index, end: start + literal.bytes.count))
            }
        }
        return occurrences.sorted()
    }

    @Test("finds what a naive search finds, whichever way it takes", arguments: 0..<60)
    func property(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabets = [
            "ab", "abAB_", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-@[`{ \n", "aK\u{0}é",
        ]
        let alphabet = alphabets[Int(seed) % alphabets.count]
        let shortest = seed % 3 == 0 ? 1 : 2
        let literals = (0..<[1, 3, 17, 200, 1500][Int(seed / 4) % 5])
            .map { _ in
                Literal(
                    random.bytes(Int.random(in: shortest...9, using: &random), of: alphabet),
                    ignoresCase: Bool.random(using: &random)
                )
            }
        var text = random.bytes(Int.random(in: 0...600, using: &random), of: alphabet)
        // Random bytes seldom hold long literals.
        for _ in 0..<20 {
            guard let literal = literals.randomElement(using: &random) else { break }
            text.insert(contentsOf: literal.bytes, at: Int.random(in: 0...text.count, using: &random))
        }
        let scanner = LiteralScanner(literals)
        let expected = Self.expected(literals, in: text)
        #expect(!expected.isEmpty)
        for way in Self.ways {
            #expect(Self.found(scanner, in: text, way) == expected, "\(way)")
        }
    }

    @Test("finds literals at every place of blocks and ends", arguments: ways)
    func places(way: LiteralScanner.Way) {
        let scanner = LiteralScanner([
            Literal("needle".utf8), Literal("Ne".utf8, ignoresCase: true), Literal("dle".utf8),
        ])
        for length in 6...80 {
            for start in 0...(length - 6) {
                var text = [UInt8](repeating: 0x2E, count: length)
                text.replaceSubrange(start..<start + 6, with: "needle".utf8)
                let ends = [
                    Occurrence(literal: 1, end: start + 2), .init(literal: 0, end: start + 6),
                    .init(literal: 2, end: start + 6),
                ]
                #expect(Self.found(scanner, in: text, way) == ends.sorted())
            }
        }
    }

    @Test("hands over to the automaton where a text is made to cost much, and reports each place once")
    func handover() {
        // All fingerprints stand at every place, and no literal does but the last.
        var literals = (0..<100).map { Literal(Array(repeating: 0x61, count: 40) + Array("b\($0)".utf8)) }
        literals.append(Literal("aaaab0".utf8))
        literals.append(Literal("aaaaaaaa".utf8))
        let scanner = LiteralScanner(literals)
        var text = [UInt8](repeating: 0x61, count: 20_000)
        text.replaceSubrange(9_000..<9_003, with: "b0c".utf8)
        text.append(contentsOf: "b99".utf8)
        let expected = Self.expected(literals, in: text)
        for way in Self.ways {
            #expect(Self.found(scanner, in: text, way) == expected, "\(way)")
        }
    }

    @Test("a literal that reaches back over the place of the handover is reported", arguments: 0..<12)
    func straddling(shift: Int) {
        // The rare end is the fingerprint, so the literal starts long before it.
        let frequent = (0..<100).map { Literal("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeZQZQ\($0)x".utf8) }
        let literals = frequent + [Literal("eeeeeeeZQZQ".utf8)]
        let unit = "eeeeeeeZQZQ"
        let text = Array((String(repeating: ".", count: shift) + String(repeating: unit, count: 800)).utf8)
        let scanner = LiteralScanner(literals)
        #expect(
            Self.found(scanner, in: text, .automatic)
                == Self.expected([literals[100]], in: text)
                .map {
                    Occurrence(literal: 100, end: $0.end)
                }
        )
    }

    @Test("keeps the automaton within its memory by cutting literals off", arguments: [1, 4 << 10, 64 << 10])
    func memory(limit: Int) {
        var random = SeededGenerator(seed: 7)
        let literals = (0..<1200)
            .map { _ in Literal(random.bytes(30, of: "abcdefgh"), ignoresCase: Bool.random(using: &random)) }
        var text = random.bytes(3_000, of: "abcdefghABCDEFGH")
        for index in stride(from: 0, to: 1200, by: 50) {
            text.insert(contentsOf: literals[index].bytes, at: index)
        }
        let scanner = LiteralScanner(literals, memoryLimit: limit)
        #expect(Self.found(scanner, in: text, .automaton) == Self.expected(literals, in: text))
    }

    @Test("all 256 bytes can be literals of one byte")
    func singleBytes() {
        let literals = (UInt8.min...UInt8.max).map { Literal([$0], ignoresCase: $0 % 2 == 0) }
        let text = Array(UInt8.min...UInt8.max)
        #expect(Self.found(LiteralScanner(literals), in: text, .automatic) == Self.expected(literals, in: text))
    }

    @Test("stops when it is told to", arguments: ways)
    func stopping(way: LiteralScanner.Way) {
        let scanner = LiteralScanner([Literal("ab".utf8)])
        var count = 0
        unsafe Array(repeating: UInt8(ascii: "a"), count: 3)
            .withUnsafeBufferPointer { text in
                unsafe scanner.forEachOccurrence(in: text, way: way) { _, _ in
                    count += 1
                    return true
                }
            }
        #expect(count == 0)
        unsafe Array("ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab".utf8)
            .withUnsafeBufferPointer { text in
                unsafe scanner.forEachOccurrence(in: text, way: way) { _, _ in
                    count += 1
                    return count < 3
                }
            }
        #expect(count == 3)
    }

    @Test("no literals, or empty ones, are never found", arguments: ways)
    func nothing(way: LiteralScanner.Way) {
        #expect(Self.found(LiteralScanner([]), in: Array("text".utf8), way).isEmpty)
        #expect(Self.found(LiteralScanner([Literal([])]), in: Array("text".utf8), way).isEmpty)
        #expect(Self.found(LiteralScanner([Literal("te".utf8)]), in: [], way).isEmpty)
    }

    @Test("a literal without letters does not ignore case")
    func caseless() {
        #expect(Literal("1-2".utf8, ignoresCase: true) == Literal("1-2".utf8))
        #expect(Literal("A-b".utf8, ignoresCase: true).bytes == Array("a-b".utf8))
    }
}
