import JSON
import Testing

@testable import JSONSchema

@Suite("Formats of numbers")
struct JSONNumberFormatTests {
    @Test(
        "a number is within its range or not",
        arguments: [
            ("int8", "127", true), ("int8", "128", false), ("int16", "-32768", true), ("int32", "2147483647", true),
            ("int32", "2147483648", false), ("int32", "1.0", true), ("int32", "1.5", false), ("int32", "2e3", true),
            ("int64", "-9223372036854775808", true), ("int64", "9223372036854775808", false), ("uint8", "-1", false),
            ("uint16", "65535", true), ("uint32", "4294967296", false), ("uint64", "18446744073709551615", true),
            ("float", "3.5e38", false), ("float", "3.4e38", true), ("double", "1e308", true),
            ("double", "1e309", false),
            ("double-int", "9007199254740991", true), ("double-int", "9007199254740993", false),
            ("double-int", "0.5", false),
            ("int64", "1e999999999999999999999", false), ("double", "1e-999", true),
        ] as [(String, String, Bool)]
    )
    func judges(_ row: (String, String, Bool)) throws {
        let format = try #require(JSONNumberFormat(row.0, dialect: .openAPI31))
        let number = try #require(JSONNumber(text: row.1))
        #expect(format.accepts(number) == row.2)
        #expect(JSONNumberFormat(row.0, dialect: .draft2020) == nil)
    }
}
