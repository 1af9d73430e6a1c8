import HTTPWire
import Testing

@Suite struct ResponseParserPropertyTests {
    private static let samples = Samples.wellFormed + Samples.irregular

    @Test("how the bytes are cut never changes the reading", arguments: samples)
    func cuts(sample: String) {
        let bytes = Array(sample.utf8)
        for strictness in [ResponseParser.Strictness.strict, .lenient] {
            let whole = Reading([bytes], strictness: strictness)
            #expect(Reading(bytes.map { [$0] }, strictness: strictness) == whole)
            for first in 0...bytes.count {
                let pieces = [Array(bytes[..<first]), Array(bytes[first...])]
                #expect(Reading(pieces, strictness: strictness) == whole, "cut at \(first)")
            }
        }
    }

    @Test("well-formed samples are read under both strictnesses alike", arguments: Samples.wellFormed)
    func strictnessAgrees(sample: String) {
        let strict = Reading(sample)
        #expect(strict.error == nil)
        #expect(Reading(sample, strictness: .lenient) == strict)
    }

    @Test("200,000 mutated responses never trap, and read the same in pieces", arguments: 0..<4)
    func mutations(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let limits = ResponseLimits(maxHeadBytes: 300, maxFields: 5, maxChunkLine: 20, maxInformational: 2)
        let samples = Self.samples.map { Array($0.utf8) }
        let methods = ["GET", "HEAD", "CONNECT"]
        var (read, refused, different) = (0, 0, 0)
        for _ in 0..<50_000 {
            var bytes = samples[Int.random(in: 0..<samples.count, using: &random)]
            for _ in 0..<Int.random(in: 0...4, using: &random) { Self.mutate(&bytes, using: &random) }
            let method = methods[Int.random(in: 0..<3, using: &random)]
            let strictness: ResponseParser.Strictness = Bool.random(using: &random) ? .strict : .lenient
            let whole = Reading([bytes], method: method, strictness: strictness, limits: limits)
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
            let cutReading = Reading(pieces, method: method, strictness: strictness, limits: limits)
            if cutReading != whole { different += 1 }
            if whole.error == nil { read += 1 } else { refused += 1 }
            // What came out was in what went in.
            if whole.body.count + whole.surplus > bytes.count { different += 1 }
        }
        #expect(different == 0)
        #expect(read > 5_000)
        #expect(refused > 5_000)
    }

    private static let pool: [UInt8] = Array("\r\n\r\n :;,\t0179afAFx\u{0}\u{7F}".utf8) + [0x80, 0xC3, 0xFF]

    private static func mutate(_ bytes: inout [UInt8], using random: inout SplitMix) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let byte = pool[Int.random(in: 0..<pool.count, using: &random)]
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[index] = byte
        case 1: bytes.insert(byte, at: index)
        case 2: bytes.remove(at: index)
        case 3: bytes.removeSubrange(index...)
        case 4:
            let end = Int.random(in: index...min(bytes.count, index + 30), using: &random)
            bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
        default: bytes[index] = UInt8.random(in: 0...255, using: &random)
        }
    }
}
