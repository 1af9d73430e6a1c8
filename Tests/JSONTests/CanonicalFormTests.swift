import JSON
import Testing

@Suite("the canonical form of RFC 8785")
struct CanonicalFormTests {
    @Test("members are sorted by UTF-16 code units, not by scalars")
    func order() {
        let object: JSONValue = [
            "\u{FB33}": 1, "\u{1F600}": 2, "\u{20AC}": 3, "b": 4, "": 5, "a": ["z": 0, "y": 0], "aa": 6,
        ]
        #expect(
            object.text(.canonical)
                == "{\"\":5,\"a\":{\"y\":0,\"z\":0},\"aa\":6,\"b\":4,\"\u{20AC}\":3,\"\u{1F600}\":2,\"\u{FB33}\":1}"
        )
    }

    @Test(
        "numbers look as ECMAScript prints them (RFC 8785, appendix B)",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
            (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)]
    )
    func numbers(bits: UInt64, text: String) {
        #expect(JSONValue(Double(bitPattern: bits))?.text(.canonical) == text)
    }

    @Test(
        "other spellings of a number become the same text",
        arguments: [
            ("-0.0", "0"), ("1.0", "1"), ("1E30", "1e+30"), ("4.50", "4.5"), ("2e-3", "0.002"),
            ("1000000000000000000000", "1e+21"),
            ("9007199254740993", "9007199254740992"), ("1e-400", "0"), ("1e400", "1e+400"),
            ("-12.50e400", "-1.25e+401"), ("10e399", "1e+400"),
            ("1e9999999999999999999", "1e9999999999999999999"),
        ]
    )
    func spellings(source: String, text: String) throws {
        #expect(try JSONValue.parse(source).text(.canonical) == text)
    }

    @Test(
        "the published examples become their published form",
        .enabled(if: PublishedData.isExpected, "needs vectors/jcs of the published test data"),
        arguments: ["arrays", "french", "structures", "unicode", "values", "weird"]
    )
    func publishedExamples(name: String) throws {
        let folder = "vectors/jcs/testdata"
        let value = try JSONValue.parse(try PublishedData.bytes("\(folder)/input/\(name).json"))
        let expected = try PublishedData.bytes("\(folder)/outhex/\(name).txt")
        let digits = String(decoding: expected, as: UTF8.self).split { $0 == " " || $0.isNewline }
        #expect(value.serialized(.canonical) == digits.compactMap { UInt8($0, radix: 16) })
        #expect(try value.serialized(.canonical) == PublishedData.bytes("\(folder)/output/\(name).json"))
    }

    @Test(
        "the published sequence of numbers has its published digest",
        .enabled(if: PublishedData.isExpected, "needs vectors/jcs of the published test data"),
        arguments: [
            (1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687"),
            (10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892"),
            // Of this one only the beginning is at hand.
            (100_000, "22776e6d"),
        ]
    )
    func publishedNumbers(count: Int, digest: String) throws {
        var lines: [UInt8] = []
        for value in try publishedSequence(count) {
            let text = try #require(JSONValue(value)).text(.canonical)
            lines += Array("\(String(value.bitPattern, radix: 16)),\(text)\n".utf8)
        }
        #expect(SHA256.hex(lines).hasPrefix(digest))
    }

    /// Follows the README of the vectors: the numbers listed there, then 2,000 neighbours, then a chain of digests.
    private func publishedSequence(_ count: Int) throws -> [Double] {
        let readMe = String(decoding: try PublishedData.bytes("vectors/jcs/testdata/README.md"), as: UTF8.self)
        let listing = readMe.split(separator: "staticF64s").first ?? ""
        let listed = listing.split { !$0.isHexDigit && $0 != "x" }.filter { $0.hasPrefix("0x") && $0.count == 18 }
        var values = listed.compactMap { UInt64($0.dropFirst(2), radix: 16) }.map(Double.init(bitPattern:))
        values += (0..<2_000).map { Double(bitPattern: 0x0010_0000_0000_0000 + $0) }
        var block = [UInt8](repeating: 0, count: 32)
        while values.count < count {
            block = SHA256.digest(block)
            for start in stride(from: 0, to: 32, by: 8) {
                let bits = block[start..<(start + 8)].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                let value = Double(bitPattern: bits)
                if value != 0, value.isFinite { values.append(value) }
            }
        }
        return Array(values.prefix(count))
    }

    @Test("the digest used here is right")
    func digest() {
        #expect(SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
