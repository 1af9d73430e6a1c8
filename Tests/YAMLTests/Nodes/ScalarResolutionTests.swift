import Testing

@testable import YAML

@Suite("Meaning of plain scalars")
struct ScalarResolutionTests {
    @Test(
        "booleans by schema",
        arguments: [
            ("true", true, true), ("False", false, false), ("TRUE", true, true), ("yes", true, nil), ("No", false, nil),
            ("ON", true, nil),
            ("off", false, nil), ("y", nil, nil), ("n", nil, nil), ("tRUE", nil, nil), ("1", nil, nil), ("", nil, nil),
        ] as [(String, Bool?, Bool?)]
    )
    func booleans(text: String, old: Bool?, new: Bool?) {
        let scalar = ScalarNode(text: text)
        #expect(scalar.asBool(schema: .yaml11) == old)
        #expect(scalar.asBool(schema: .yaml12) == new)
        #expect(ScalarNode(text: text, style: .double).asBool(schema: .yaml11) == nil)
    }

    @Test(
        "integers by schema",
        arguments: [
            ("0", 0, 0), ("-17", -17, -17), ("+5", 5, 5), ("0644", 420, 644), ("0o644", nil, 420), ("0x1F", 31, 31),
            ("-0x1F", -31, nil),
            ("0b101", 5, nil), ("1_000", 1000, nil), ("12:30:45", 45045, nil), ("1:30", 90, nil), ("1:60", nil, nil),
            ("08", nil, 8),
            ("9223372036854775807", Int.max, Int.max), ("9223372036854775808", nil, nil),
            ("-9223372036854775808", Int.min, Int.min),
            ("", nil, nil), ("-", nil, nil), ("0x", nil, nil), ("_", nil, nil), ("1.0", nil, nil), ("1e3", nil, nil),
            (":", nil, nil),
            ("9999999999999999:59:59", nil, nil), ("--1", nil, nil),
        ] as [(String, Int?, Int?)]
    )
    func integers(text: String, old: Int?, new: Int?) {
        let scalar = ScalarNode(text: text)
        #expect(scalar.asInteger(schema: .yaml11) == old)
        #expect(scalar.asInteger(schema: .yaml12) == new)
    }

    @Test(
        "numbers",
        arguments: [
            ("1.5", 1.5), ("-1.10", -1.1), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01), ("7", 7),
            (".inf", .infinity),
            ("-.INF", -.infinity), ("inf", nil), ("nan", nil), ("1.2.3", nil), ("e3", nil), (".", nil), ("1e", nil),
            ("0x1p3", nil),
            ("1 ", nil), ("1e400", .infinity),
        ] as [(String, Double?)]
    )
    func numbers(text: String, value: Double?) {
        #expect(ScalarNode(text: text).asNumber() == value)
    }

    @Test("not a number is a number, and null has four spellings")
    func special() {
        #expect(ScalarNode(text: ".nan").asNumber()?.isNaN == true)
        #expect(["", "~", "null", "Null", "NULL"].allSatisfy { ScalarNode(text: $0).isNull })
        #expect(!ScalarNode(text: "nULL").isNull)
        #expect(!ScalarNode(text: "", style: .double).isNull)
    }

    @Test("a tag decides over the style")
    func tags() {
        #expect(ScalarNode(text: "1", tag: "tag:yaml.org,2002:str").asInteger() == nil)
        #expect(ScalarNode(text: "1", style: .double, tag: "tag:yaml.org,2002:int").asInteger() == 1)
        #expect(ScalarNode(text: "1", tag: "!x").asInteger() == nil)
    }
}
