import Testing

@testable import JSONSchema

@Suite("Internationalised host names")
struct InternationalNameTests {
    @Test(
        "names are judged by IDNA2008",
        arguments: [
            ("실례.테스트", true), ("café.com", true), ("cafe\u{301}.com", false), ("faß.de", true), ("Aé", false),
            ("日本語。jp", true), ("a.b", true), ("a..b", false), ("a.", false), ("", false), ("ab--cd", false),
            ("-é", false), ("é-", false), ("é--a", true), ("éa--b", false), ("\u{300}a", false), ("\u{903}a", false),
            ("🙂", false),
            ("l·l", true), ("a·l", false), ("·", false), ("α͵β", true), ("α͵b", false), ("א׳ב", true), ("a׳ב", false),
            ("ク・キ", true), ("・", false), ("丈・", true), ("ب٠ب", true), ("ب٠۰", false), ("۰0", true),
            ("क\u{94D}\u{200D}ष", true), ("क\u{200D}ष", false), ("क\u{94D}\u{200C}ष", true), ("بي\u{200C}بي", true),
            ("a\u{200C}b", false), ("א.0a", false), ("0a.א", false), ("א.b", true), ("aא", false), ("א0", true),
            ("א0٠", false),
            ("א-", false), ("aب", false), ("xn--9n2bp8q.xn--9t4b11yi5a", true), ("XN--9N2BP8Q", true), ("xn--X", false),
            ("xn--", false), ("xn--a", false), ("xn--example-", false), ("xn--caf-dma", true), ("xn--CAF-dma", true),
            (String(repeating: "ü", count: 55), true), (String(repeating: "ü", count: 63), false),
            (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
            ([String](repeating: "ab", count: 85).joined(separator: "."), false),
            ("xn--" + String(repeating: "9", count: 59), false), ("\u{2C2F}", false), ("ﬁ", false), ("\u{FFFF}", false),
        ] as [(String, Bool)]
    )
    func judges(_ row: (String, Bool)) throws {
        let format = try #require(JSONFormat("idn-hostname", dialect: .draft2020))
        #expect(format.accepts(row.0) == row.1)
    }

    @Test("a name that is not too long in characters may be too long in bytes of its encoding")
    func counts() throws {
        let format = try #require(JSONFormat("idn-hostname", dialect: .draft7))
        let label = String(repeating: "日", count: 20)
        #expect(format.accepts([String](repeating: label, count: 4).joined(separator: ".")) == true)
        #expect(format.accepts([String](repeating: label, count: 12).joined(separator: ".")) == false)
    }

    @Test("Punycode is read and written back", arguments: 0..<8 as Range<UInt64>)
    func roundTrips(seed: UInt64) {
        var generator = SplitMix(state: seed)
        for _ in 0..<100 {
            let scalars = (0..<Int.random(in: 1...30, using: &generator))
                .map { _ in
                    Bool.random(using: &generator)
                        ? UInt32.random(in: 0x61...0x7A, using: &generator)
                        : UInt32.random(in: 0x80...0xD7FF, using: &generator)
                }
            #expect(Punycode.encode(scalars).flatMap(Punycode.decode) == scalars)
        }
    }

    @Test(
        "Punycode is that of RFC 3492",
        arguments: [
            ("bücher", "bcher-kva"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
            ("ü", "tda"), ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ] as [(String, String)]
    )
    func encodes(_ row: (String, String)) {
        let expected = row.1.unicodeScalars.map(\.value)
        #expect(Punycode.encode(row.0.unicodeScalars.map(\.value)) == expected)
        #expect(Punycode.decode(expected) == row.0.unicodeScalars.map(\.value))
    }

    @Test("what no encoder writes is refused", arguments: ["99999999", "a-", "zzzzzzzzzzzzzzzzzzzz", "!", "A", "é"])
    func refuses(_ text: String) {
        let scalars = text.unicodeScalars.map(\.value)
        let decoded = Punycode.decode(scalars)
        #expect(decoded == nil || decoded.flatMap(Punycode.encode) != scalars || text == "a-")
    }
}
