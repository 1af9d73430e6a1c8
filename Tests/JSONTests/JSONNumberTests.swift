import JSON
import Testing

@Suite("numbers")
struct JSONNumberTests {
    private func number(_ text: String) throws -> JSONNumber {
        try #require(JSONNumber(text: text))
    }

    @Test(
        "spellings of the same value are equal and hash alike",
        arguments: [
            ("1", "1.0"), ("1", "10e-1"), ("1", "0.01e2"), ("-0", "0"), ("0", "0e999999999999999999999"),
            ("100", "1e2"), ("100", "1E+2"),
            ("-1.50", "-15e-1"), ("0.000", "-0.0e-5"),
            ("123456789012345678901234567890", "1.2345678901234567890123456789e29"),
            ("1e400", "10e399"), ("1e-400", "0.1e-399"), ("1e999999999999999999999", "1e999999999999999999999"),
        ]
    )
    func equal(left: String, right: String) throws {
        let (left, right) = (try number(left), try number(right))
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
    }

    @Test(
        "different values are not equal, even where a Double cannot tell",
        arguments: [
            ("1", "2"), ("1", "-1"), ("9007199254740993", "9007199254740992"), ("0.1", "0.10000000000000000555"),
            ("1e400", "1e401"),
            ("1e-400", "0"), ("1", "10"), ("12", "21"), ("1e999999999999999999999", "1e999999999999999999998"),
        ]
    )
    func different(left: String, right: String) throws {
        #expect(try number(left) != number(right))
    }

    @Test(
        "a whole number is an integer in any spelling, where it fits",
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("1.0", 1), ("12e2", 1200), ("1200e-2", 12),
            ("9223372036854775807", Int64.max),
            ("-9223372036854775808", Int64.min), ("-9223372036854775808.000", Int64.min),
            ("9.223372036854775807e18", Int64.max),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.5", nil), ("1e-1", nil), ("1e19", nil),
            ("1e400", nil),
            ("1e999999999999999999999", nil), ("1e-999999999999999999999", nil), ("0e999999999999999999999", 0),
        ] as [(String, Int64?)]
    )
    func int64(text: String, value: Int64?) throws {
        #expect(try number(text).int64 == value)
        #expect(try JSONValue.parse(text).int == value.map { Int($0) })
    }

    @Test("integers of other widths are exact or nil")
    func otherWidths() throws {
        #expect(try number("18446744073709551615").uint64 == .max)
        #expect(try number("1.8446744073709551615e19").uint64 == .max)
        #expect(try number("18446744073709551616").uint64 == nil)
        #expect(try number("-1").uint64 == nil)
        #expect(try number("-0").uint64 == 0)
        #expect(try number("255.0").integer(as: UInt8.self) == 255)
        #expect(try number("256.0").integer(as: UInt8.self) == nil)
        #expect(try number("-128e0").integer(as: Int8.self) == -128)
        #expect(try number("18e37").integer(as: Int128.self) == nil)
        #expect(
            try number("16e37").integer(as: Int128.self) == 16 * Int128(10_000_000_000_000_000_000)
                * 1_000_000_000_000_000_000
        )
    }

    @Test(
        "a whole number is recognised",
        arguments: [("1", true), ("1.0", true), ("1e3", true), ("1.5", false), ("1e-3", false), ("0e-9", true)]
    )
    func wholeNumbers(text: String, isInteger: Bool) throws {
        #expect(try number(text).isInteger == isInteger)
    }

    @Test("the double is the nearest one, or nil beyond the finite range")
    func double() throws {
        #expect(try number("0.1").double == 0.1)
        #expect(try number("1e308").double == 1e308)
        #expect(try number("1e309").double == nil)
        #expect(try number("-1e309").double == nil)
        #expect(try number("1e-400").double == 0)
        #expect(try number("2.2250738585072011e-308").double?.bitPattern == 0x000F_FFFF_FFFF_FFFF)
        #expect(try number("9007199254740993").double == 9_007_199_254_740_992)
        #expect(try number("-0").double?.sign == .minus)
    }

    @Test(
        "a double takes its shortest digits",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e21, "1.5e+21"), (123_456_789_012_345_683_968, "123456789012345680000"), (1e-6, "0.000001"),
            (1.5e-6, "0.0000015"), (1e-7, "1e-7"),
            (1.5e-7, "1.5e-7"), (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (1 / 3, "0.3333333333333333"),
        ]
    )
    func fromDouble(value: Double, text: String) {
        #expect(JSONNumber(value)?.text == text)
    }

    @Test("a float takes the shortest digits of its own width")
    func fromFloat() {
        #expect(JSONNumber(0.1 as Float)?.text == "0.1")
        #expect(JSONNumber(16_777_216 as Float)?.text == "16777216")
        #expect(JSONNumber(Float.nan) == nil)
    }

    @Test("a number that is not finite has no form", arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
    func notFinite(value: Double) {
        #expect(JSONNumber(value) == nil)
        #expect(JSONValue(value) == nil)
    }

    @Test(
        "text outside the grammar makes no number",
        arguments: ["", "-", "01", "1.", ".1", "1e", "+1", " 1", "1 ", "0x1", "NaN", "1e5x", "١"]
    )
    func badText(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }

    @Test(
        "the text survives reading and writing to the letter",
        arguments: ["1.0", "1E+2", "-0", "0.10", "1e400", "123456789012345678901234567890"]
    )
    func keepsText(text: String) throws {
        #expect(try JSONValue.parse(text).text() == text)
        #expect(try JSONValue.parse("[\(text)]").text(.pretty) == "[\n  \(text)\n]")
    }

    @Test("a number of a hundred thousand digits is read without harm")
    func longNumbers() throws {
        let digits = String(repeating: "9", count: 100_000)
        for text in [digits, "0." + digits, "1e" + digits, "1e-" + digits, digits + "e-99999"] {
            let number = try number(text)
            #expect(number == number)
            #expect(number.int64 == nil)
            #expect(JSONValue.number(number).serialized(.canonical).count <= text.utf8.count + 8)
        }
        #expect(try number(digits).double == nil)
        #expect(try number("0." + digits).double == 1)
    }
}
