import JSON
import Testing

@testable import JSONSchema

@Suite("Sampled numbers")
struct SampledNumberTests {
    @Test(
        "bounds and steps are kept",
        arguments: [
            (#"{"type": "integer"}"#, "1"),
            (#"{"type": "integer", "minimum": 18}"#, "18"),
            (#"{"type": "integer", "exclusiveMinimum": 18}"#, "19"),
            (#"{"type": "integer", "maximum": -5}"#, "-5"),
            (#"{"type": "integer", "exclusiveMaximum": -5}"#, "-6"),
            (#"{"type": "integer", "multipleOf": 7}"#, "7"),
            (#"{"type": "integer", "multipleOf": 6, "minimum": 7, "maximum": 17}"#, "12"),
            (#"{"type": "integer", "allOf": [{"multipleOf": 4}, {"multipleOf": 6}]}"#, "12"),
            (#"{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}"#, "0.5"),
            (#"{"type": "number", "minimum": 0.1, "maximum": 0.2, "multipleOf": 0.05}"#, "0.1"),
            (#"{"type": "number", "exclusiveMinimum": 0.1, "multipleOf": 0.01, "maximum": 0.12}"#, "0.11"),
            (#"{"type": "number", "maximum": 0.0001, "exclusiveMinimum": 0}"#, "0.00005"),
            (#"{"type": "integer", "multipleOf": 2.5}"#, "5"),
            (#"{"type": "integer", "minimum": 9007199254740993}"#, "9007199254740993"),
            (#"{"type": "integer", "minimum": 1e30}"#, "1000000000000000000000000000000"),
            (#"{"type": "number", "minimum": 1e400}"#, "1e400"),
        ]
    )
    func bounds(schema: String, expected: String) throws {
        #expect(try sampled(schema)?.number == JSONNumber(text: expected))
    }

    @Test("boolean exclusive bounds of draft 4 and OpenAPI 3.0 are kept")
    func booleanBounds() throws {
        let schema = #"{"type": "integer", "minimum": 3, "exclusiveMinimum": true, "maximum": 4}"#
        #expect(try sampled(schema, dialect: .draft4) == 4)
        #expect(try sampled(schema, dialect: .openAPI30) == 4)
    }

    @Test("formats of integers bound them")
    func formats() throws {
        let low = #"{"type": "integer", "format": "int32", "maximum": -2147483648}"#
        #expect(try sampled(low, dialect: .openAPI31) == -2_147_483_648)
        let beyond = try SampledSchema(#"{"type": "integer", "format": "int32", "minimum": 2147483648}"#)
        #expect(beyond.value() == nil)
        #expect(beyond.refusal()?.hasPrefix("minimum") == true)
        #expect(try sampled(#"{"type": "integer", "format": "uint64", "minimum": 18446744073709551615}"#) != nil)
    }

    @Test("bounds that leave nothing are refused by name")
    func empty() throws {
        #expect(
            try SampledSchema(#"{"type": "integer", "minimum": 5, "maximum": 4}"#).refusal()?.hasPrefix("minimum")
                == true
        )
        let gap = try SampledSchema(#"{"type": "integer", "exclusiveMinimum": 4, "exclusiveMaximum": 5}"#)
        #expect(gap.refusal()?.hasPrefix("minimum") == true)
    }

    @Test("numbers that should be fractions are")
    func fractions() throws {
        let value = try sampled(#"{"type": "number", "not": {"type": "integer"}}"#)
        #expect(value?.number?.isInteger == false)
    }

    @Test("decimal arithmetic agrees with that of integers")
    func arithmetic() throws {
        var generator = SampleGenerator(seed: 7)
        for _ in 0..<2_000 {
            let value = generator.next(below: 2_000) - 1_000
            let step = 1 + generator.next(below: 50)
            let (left, right) = (SampleDecimal(value), SampleDecimal(step))
            let up = try #require(left.rounded(up: true, to: right)?.number?.int64)
            let down = try #require(left.rounded(up: false, to: right)?.number?.int64)
            #expect(up % Int64(step) == 0 && up >= Int64(value) && up - Int64(value) < Int64(step))
            #expect(down % Int64(step) == 0 && down <= Int64(value) && Int64(value) - down < Int64(step))
            #expect(left.adding(right)?.number?.int64 == Int64(value + step))
            #expect(left.isLess(than: right) == (value < step))
            let common = try #require(right.leastCommonMultiple(with: SampleDecimal(12))?.number?.int64)
            #expect(common % 12 == 0 && common % Int64(step) == 0 && common <= Int64(step * 12))
        }
    }

    @Test("decimals are read and written exactly, or refused")
    func texts() throws {
        for (text, written) in [
            ("0", "0"), ("-0.0", "0"), ("1.50", "1.5"), ("-0.05", "-0.05"), ("12e2", "1200"), ("1e-3", "0.001"),
            ("123.456e1", "1234.56"),
        ] {
            let number = try #require(JSONNumber(text: text))
            #expect(SampleDecimal(number)?.number?.text == written)
        }
        let long = try #require(JSONNumber(text: String(repeating: "9", count: 31)))
        #expect(SampleDecimal(long)?.number == nil)
        let far = try #require(JSONNumber(text: "1e99999999999"))
        let huge = try #require(SampleDecimal(far))
        #expect(huge.number == nil)
        #expect(huge.isLess(than: SampleDecimal(1)) == nil)
        #expect(huge.adding(SampleDecimal(1)) == nil)
    }
}
