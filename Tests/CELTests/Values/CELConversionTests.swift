import Testing

@testable import CEL

@Suite("Conversions")
struct CELConversionTests {
    @Test(
        "numbers are converted towards zero",
        arguments: [
            ("int", 1.9, 1), ("int", -7.9, -7), ("int", .uint(5), 5), ("int", "-987", -987), ("int", "+1", 1),
            ("int", "007", 7), ("int", "-9223372036854775808", .int(.min)), ("int", 0x1p62, .int(1 << 62)),
            ("int", 9223372036854774784.0, 9_223_372_036_854_774_784),
            ("uint", 25.5, .uint(25)), ("uint", -0.0, .uint(0)), ("uint", 3, .uint(3)),
            ("uint", "18446744073709551615", .uint(.max)), ("uint", 0x1p63, .uint(1 << 63)),
            ("double", 3, 3.0), ("double", .uint(.max), 18446744073709551615.0), ("double", .int(.max), 0x1p63),
        ] as [(String, CELValue, CELValue)]
    )
    func numbers(function: String, value: CELValue, expected: CELValue) throws {
        #expect(try call(function, value) == expected)
    }

    @Test(
        "what is out of range or no number is refused",
        arguments: [
            ("int", 0x1p63), ("int", -0x1p63), ("int", 1e99), ("int", .double(.nan)), ("int", .double(.infinity)),
            ("int", .uint(1 << 63)), ("int", "9223372036854775808"), ("int", ""), ("int", "-"), ("int", "1_000"),
            ("int", " 1"), ("int", "1 "), ("int", "0x1"), ("int", "1.0"), ("int", "１"), ("int", true), ("int", .null),
            ("uint", -1), ("uint", -0.5), ("uint", 0x1p64), ("uint", .double(.nan)), ("uint", "+1"), ("uint", "-0"),
            ("uint", "18446744073709551616"), ("uint", ""), ("bool", "TrUe"), ("bool", "FaLsE"), ("bool", ""),
            ("bool", 1),
            ("double", true), ("string", .bytes([0, 0xFF])), ("string", .bytes([0xED, 0xA0, 0x80])), ("string", .null),
            ("string", []), ("timestamp", -62_135_596_801), ("timestamp", 253_402_300_800), ("duration", 1.5),
            ("bytes", 1),
        ] as [(String, CELValue)]
    )
    func refused(function: String, value: CELValue) {
        #expect(throws: CELFailure.self) { try call(function, value) }
    }

    @Test(
        "doubles are read as Go reads them",
        arguments: [
            ("0", 0), ("-0", -0.0), ("123.456", 123.456), ("6.02214e23", 6.02214e23), ("-5.43E-21", -5.43e-21),
            (".5", 0.5),
            ("5.", 5), ("+1e+3", 1000), ("inf", .infinity), ("+Inf", .infinity), ("-INFINITY", -.infinity),
            ("Infinity", .infinity), ("0x1p-2", 0.25), ("0X1.8P1", 3), ("0xAp0", 10), ("0x.8p1", 1),
            ("1e-400", 0), ("1.7976931348623157e308", .greatestFiniteMagnitude), ("4.9e-324", .leastNonzeroMagnitude),
            ("000000000000000000000000000000001", 1),
        ] as [(String, Double)]
    )
    func doubleTexts(text: String, expected: Double) throws {
        let value = try call("double", .string(text)).doubleValue
        #expect(value?.bitPattern == expected.bitPattern)
    }

    @Test("nan is read in any case, without a sign")
    func nanTexts() throws {
        for text in ["NaN", "nan", "NAN"] { #expect(try call("double", .string(text)) == .double(.nan)) }
    }

    @Test(
        "what Go does not read as a double is refused",
        arguments: [
            "", " 1", "1 ", "1e", "1e+", ".", "-", "+", ".e1", "0x1", "0x", "0xp1", "1p3", "1__0", "_1", "1_", "1_.5",
            "1._5", "1e_5",
            "--1", "1.2.3", "1e1.5", "+nan", "-nan", "nan(1)", "infinit", "1e400", "-1e400", "1\u{0}", "１", "1,5",
            "0b1", "0x_", "1_000", "1_0.5", "1.0_1", "1e1_0", "0x_1p0", "0x1_0p0", "0x1.8", "0x.p1", "1e+-1", "+-1",
        ]
    )
    func noDoubles(text: String) {
        #expect(throws: CELFailure.invalidArgument("\(CELValue.string(text)) is no double")) {
            try call("double", .string(text))
        }
    }

    @Test(
        "doubles are written as Go writes them",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (123.456, "123.456"), (-4.5e-3, "-0.0045"), (0.0001, "0.0001"),
            (0.00001, "1e-05"), (999_999, "999999"), (100_000, "100000"), (1_000_000, "1e+06"),
            (1_234_567, "1.234567e+06"),
            (123456.789, "123456.789"), (608863452348.1149, "6.088634523481149e+11"), (1e21, "1e+21"),
            (1e100, "1e+100"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"),
            (0.1 + 0.2, "0.30000000000000004"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (2.5, "2.5"),
        ] as [(Double, String)]
    )
    func writtenDoubles(value: Double, expected: String) throws {
        #expect(try call("string", .double(value)) == .string(expected))
    }

    @Test("a double survives being written and read, and so does every literal")
    func doubleRoundTrip() throws {
        var random = ValueRandom(seed: 9)
        for _ in 0..<20_000 {
            let value = random.double()
            let text = try call("string", .double(value))
            #expect(try call("double", text).doubleValue?.bitPattern == value.bitPattern)
        }
    }

    @Test("truth values have a few spellings")
    func truth() throws {
        for text in ["1", "t", "T", "true", "TRUE", "True"] { #expect(try call("bool", .string(text)) == true) }
        for text in ["0", "f", "F", "false", "FALSE", "False"] { #expect(try call("bool", .string(text)) == false) }
    }

    @Test(
        "texts of other kinds",
        arguments: [
            (true, "true"), (-456, "-456"), (.uint(9876), "9876"), ("a", "a"), (.bytes([0xC3, 0xBF]), "ÿ"),
            (.duration(CELDuration(totalNanoseconds: 3_600_000_000_000)), "3600s"),
        ] as [(CELValue, String)]
    )
    func texts(value: CELValue, expected: String) throws {
        #expect(try call("string", value) == .string(expected))
    }

    @Test("a value converted to its own kind is itself")
    func identities() throws {
        let time = CELValue.timestamp(try CELTimestamp(parsing: "2001-09-09T01:46:40Z"))
        let cases: [(String, CELValue)] = [
            ("int", 1), ("uint", .uint(1)), ("double", 5.5), ("bytes", .bytes([1])), ("bool", true), ("string", "s"),
            ("timestamp", time), ("duration", .duration(.zero)), ("dyn", [1]),
        ]
        for (function, value) in cases { #expect(try call(function, value) == value) }
        #expect(try call("timestamp", 1_000_000_000) == time)
        #expect(try call("int", time) == 1_000_000_000)
        #expect(try call("bytes", "ÿ") == .bytes([0xC3, 0xBF]))
        #expect(try call("int", .duration(CELDuration(totalNanoseconds: -5))) == -5)
        #expect(try call("duration", -5) == .duration(CELDuration(totalNanoseconds: -5)))
    }

    @Test(
        "every value has a type",
        arguments: [
            (.null, "null_type"), (true, "bool"), (1, "int"), (.uint(1), "uint"), (1.0, "double"), ("", "string"),
            (.bytes([]), "bytes"), ([], "list"), ([:], "map"), (.type(.int), "type"),
            (.optional(.none), "optional_type"),
            (.duration(.zero), "google.protobuf.Duration"),
        ] as [(CELValue, String)]
    )
    func types(value: CELValue, name: String) throws {
        let type = try call("type", value)
        #expect(type == .type(CELTypeValue(name)))
        #expect(try call("type", type) == .type(.type))
    }
}
