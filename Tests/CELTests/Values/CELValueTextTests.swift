import Testing

@testable import CEL

@Suite("Values as texts")
struct CELValueTextTests {
    @Test(
        "a value is written as an expression that makes it",
        arguments: [
            (.null, "null"), (true, "true"), (-1, "-1"), (.uint(1), "1u"), (1.0, "1.0"), (2_500_000.0, "2500000.0"),
            (1e21, "1e+21"),
            (0.00001, "1e-05"), (-0.0, "-0.0"), (.double(.nan), #"double("NaN")"#),
            (.double(-.infinity), #"double("-Infinity")"#),
            ("a\"b\\\n\t\r\u{1}", #""a\"b\\\n\t\r\u0001""#), ("é🐱", "\"é🐱\""),
            (.bytes([0x61, 0xFF, 0x22, 0]), #"b"a\xff\"\x00""#),
            ([1, "a"], #"[1, "a"]"#), (["a": [:]], #"{"a": {}}"#), ([], "[]"), (.type(.int), "int"),
            (.optional(.none), "optional.none()"), (.optional(CELOptional("x")), #"optional.of("x")"#),
            (.duration(CELDuration(totalNanoseconds: 812_000_000)), #"duration("812ms")"#),
        ] as [(CELValue, String)]
    )
    func descriptions(value: CELValue, text: String) {
        #expect(value.description == text)
    }

    @Test("a timestamp is written as an expression")
    func timestamps() throws {
        let time = try CELTimestamp(parsing: "2026-11-24T13:00:00.25+01:00")
        #expect(CELValue.timestamp(time).description == #"timestamp("2026-11-24T12:00:00.25Z")"#)
    }

    @Test("what turns the direction of writing or cannot be seen is escaped")
    func hiddenScalars() {
        #expect(CELValue("a\u{202E}b\u{200B}\u{FEFF}\u{85}").description == #""a\u202eb\u200b\ufeff\u0085""#)
        #expect(CELValue("\u{E0041}").description == #""\U000e0041""#)
    }

    @Test("long values are shortened and stay closed")
    func shortened() {
        #expect(CELValue.string(String(repeating: "a", count: 100)).shortText(limit: 5) == #""aaaaa…""#)
        #expect(CELValue.bytes([UInt8](repeating: 0, count: 100)).shortText(limit: 8) == #"b"\x00\x00…""#)
        #expect(CELValue.list((0..<100).map { .int($0) }).shortText(limit: 10) == "[0, 1, 2, …]")
        #expect((["key": ["a", "b"]] as CELValue).shortText(limit: 10) == #"{"key": ["a", …]}"#)
        #expect(CELValue("ab").shortText(limit: 2) == "\"ab\"")
        #expect(CELValue("ab").shortText(limit: -5) == "\"a…\"")
    }

    @Test("a bound bounds, and deep nesting ends")
    func bounds() {
        var random = ValueRandom(seed: 33)
        for _ in 0..<500 {
            let value = random.value(depth: 4)
            #expect(value.shortText(limit: 20).unicodeScalars.count < 120)
        }
        var deep: CELValue = 1
        for _ in 0..<1000 { deep = [deep] }
        #expect(deep.description == String(repeating: "[", count: 65) + "…" + String(repeating: "]", count: 65))
    }

    @Test("zeros are known, and sizes grow with what is held")
    func zerosAndSizes() throws {
        let epoch = CELValue.timestamp(try CELTimestamp(parsing: "1970-01-01T00:00:00Z"))
        let zeros: [CELValue] = [
            .null, false, 0, .uint(0), 0.0, -0.0, "", .bytes([]), [], [:], .duration(.zero), epoch,
        ]
        for zero in zeros { #expect(zero.isZeroValue) }
        let others: [CELValue] = [
            true, 1, .uint(1), 0.1, " ", .bytes([0]), [0], ["": 0], .duration(CELDuration(totalNanoseconds: 1)),
            .type(.int),
            .optional(CELOptional(0)), .optional(.none), .double(.nan),
        ]
        for other in others { #expect(!other.isZeroValue) }
        #expect(CELValue.string(String(repeating: "é", count: 1000)).sizeForLimits >= 2000)
        #expect(CELValue.list(Array(repeating: 1, count: 1000)).sizeForLimits >= 16_000)
    }

    @Test("a literal of Swift or of the language makes the value, and accessors give it back")
    func literals() {
        #expect(CELValue(CELLiteral.uint(3)).uintValue == 3)
        #expect(CELValue(CELLiteral.bytes([1])).bytesValue == [1])
        #expect(CELValue(CELLiteral.null).isNull)
        #expect((["a": 1] as CELValue).mapValue?["a"]?.intValue == 1)
        #expect(("\(1)a" as CELValue).stringValue == "1a")
        #expect(([true] as CELValue).listValue?.first?.boolValue == true)
        #expect((1.5 as CELValue).doubleValue == 1.5)
        #expect((1 as CELValue).doubleValue == nil)
    }
}
