import AssayModel
import JSON
import Testing

@Suite("Digests")
struct DigestTests {
    private let digits = String(repeating: "0123456789abcdef", count: 4)

    @Test("bytes are printed as lower-case hexadecimal digits, and read back with and without the prefix")
    func roundTrips() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<500 {
            var bytes = SIMD32<UInt8>()
            for index in bytes.indices { bytes[index] = UInt8.random(in: 0...255, using: &random) }
            let digest = Digest(bytes: bytes)
            #expect(digest.description.hasPrefix("sha256:") && digest.hexadecimal.utf8.count == 64)
            #expect(Digest(digest.description) == digest && Digest(digest.hexadecimal) == digest)
            #expect(try JSONValue(encoding: digest).decoded(as: Digest.self) == digest)
        }
        #expect(Digest(bytes: SIMD32(repeating: 0x0f)).hexadecimal == String(repeating: "0f", count: 32))
    }

    @Test("only 64 lower-case hexadecimal digits are a digest")
    func refusesOtherText() {
        let wrong = [
            "", "sha256:", digits.uppercased(), String(digits.dropLast()), digits + "0", "sha512:" + digits,
            "sha256:sha256:" + digits, "SHA256:" + digits, " " + digits, String(digits.dropLast()) + "g",
            String(digits.dropLast()) + "é", String(digits.dropLast(2)) + "\u{301}",
        ]
        for text in wrong { #expect(Digest(text) == nil, "\(text)") }
        #expect(Digest(digits)?.short == "0123456789ab")
        #expect(throws: (any Error).self) { try JSONValue.string("sha256:").decoded(as: Digest.self) }
    }

    @Test("digests sort by their digits")
    func sorts() throws {
        let low = try #require(Digest(String(repeating: "0", count: 64)))
        let high = try #require(Digest(String(repeating: "f", count: 64)))
        #expect(low < high && !(high < low))
    }
}
