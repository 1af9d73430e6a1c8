import Testing

@testable import YAML

@Suite("Places in a text")
struct SourceTextTests {
    @Test("lines end at line feeds, columns count scalars, a byte order mark has none")
    func positions() {
        let text = SourceText(Array("\u{FEFF}aé\r\nb\u{1F600}c\n".utf8))
        #expect(text.contentStart == 3)
        #expect(text.lineCount == 3)
        #expect(text.span(3..<6) == SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 3))
        #expect(text.span(8..<14) == SourceSpan(line: 2, column: 1, endLine: 2, endColumn: 4))
        #expect(text.position(at: 15) == (3, 1))
        #expect(Array(text.line(1)) == Array("aé".utf8))
        #expect(Array(text.line(3)) == [])
        #expect(Array(text.line(0)) == [] && Array(text.line(9)) == [])
    }

    @Test("offsets and coordinates outside the file are moved to its ends")
    func outside() {
        let text = SourceText(Array("ab".utf8))
        #expect(text.span(-5..<99) == SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 3))
        #expect(text.range(of: SourceSpan(line: -1, column: 0, endLine: 99, endColumn: .max)) == 0..<2)
        #expect(text.range(of: SourceSpan(line: 1, column: .max, endLine: 1, endColumn: 1)) == 2..<2)
        #expect(SourceText([]).position(at: 7) == (1, 1))
    }

    @Test("an offset and its position name the same place in random text, also past the checkpoints")
    func roundTrip() {
        var random = SeededRandom(seed: 1)
        let pieces = ["a", "é", "\n", "\u{1F600}", "\r\n", "abcdefgh", "漢字"]
        for _ in 0..<50 {
            let string = (0..<400).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let text = SourceText(Array(string.utf8))
            for (index, scalar) in string.unicodeScalars.indices.enumerated() {
                let offset = string.utf8.distance(from: string.startIndex, to: scalar)
                #expect(text.offset(ofScalar: index) == offset)
                #expect(text.range(of: text.span(offset..<offset)).lowerBound == offset)
            }
        }
    }

    @Test(
        "what is not UTF-8 is found at its first byte",
        arguments: [
            ([0x61, 0x80], 1), ([0xC0, 0xAF], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0x61, 0xE2, 0x82], 1), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xC3], 0),
        ] as [([UInt8], Int)]
    )
    func invalidEncoding(bytes: [UInt8], offset: Int) {
        #expect(UTF8Check.firstInvalidOffset(in: bytes) == offset)
        #expect(SourceText(bytes).position(at: bytes.count).line == 1)
    }

    @Test("what is UTF-8 passes")
    func validEncoding() {
        #expect(
            UTF8Check.firstInvalidOffset(in: Array("a\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}".utf8))
                == nil
        )
    }

    @Test("spans order by their start and print it")
    func spans() {
        let first = SourceSpan(line: 1, column: 9, endLine: 1, endColumn: 9)
        let second = SourceSpan(line: 2, column: 1, endLine: 2, endColumn: 1)
        #expect(first < second && !(second < first))
        #expect(second.description == "2:1")
    }
}
