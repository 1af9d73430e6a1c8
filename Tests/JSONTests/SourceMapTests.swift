import JSON
import Testing

@Suite("lines and columns")
struct SourceMapTests {
    @Test(
        "an offset is on its line, whatever ends lines",
        arguments: [
            ("", 0, "1:1"), ("a", 0, "1:1"), ("a", 1, "1:2"), ("a\nb", 1, "1:2"), ("a\nb", 2, "2:1"),
            ("a\r\nb", 1, "1:2"), ("a\r\nb", 2, "1:3"),
            ("a\r\nb", 3, "2:1"), ("a\rb", 2, "2:1"), ("\n\n\n", 3, "4:1"), ("\r\r\n\n", 1, "2:1"),
            ("\r\r\n\n", 3, "3:1"), ("\r\r\n\n", 4, "4:1"),
            ("\n\r", 2, "3:1"), ("é\né", 3, "2:1"), ("éa", 2, "1:3"), ("ab", -5, "1:1"), ("ab", 99, "1:3"),
        ]
    )
    func positions(text: String, offset: Int, position: String) {
        #expect(SourceMap(text.utf8).position(at: offset).description == position)
    }

    @Test("a text need not lie in one piece")
    func pieces() {
        let text = "a\r\nb\n\rc"
        let whole = SourceMap(text.utf8)
        #expect(SourceMap(text.utf8.reversed().reversed() as [UInt8]) == whole)
        #expect(SourceMap(text.utf8.lazy.map { $0 }) == whole)
        #expect(SourceMap(Array(text.utf8)[3...]).position(at: 2).description == "2:1")
    }

    @Test("positions grow with offsets")
    func monotone() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let bytes = (0..<200).map { _ in [0x0A, 0x0D, 0x61].randomElement(using: &generator) ?? 0x61 } as [UInt8]
            let map = SourceMap(bytes)
            let positions = (0...bytes.count).map(map.position(at:))
            #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
            #expect(positions.last?.line == map.lineCount)
        }
    }
}
