import JSON
import Testing

@testable import JSONSchema

private func decimal(_ text: String) throws -> JSONDecimal {
    let number = try #require(JSONNumber(text: text))
    return try #require(JSONDecimal(number))
}

@Suite("Decimals")
struct JSONDecimalTests {
    @Test(
        "the smaller of two numbers is told, however they are spelt",
        arguments: [
            ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-400"), ("-1e-400", "0"), ("9.99", "10"),
            ("0.1", "0.10000000000000000000000000000000001"), ("1e400", "1e401"), ("-1e401", "-1e400"),
            ("9007199254740992", "9007199254740993"), ("99999999999999999999", "100000000000000000000"),
            ("18446744073709551615", "18446744073709551616"), ("1e-999999999999", "1e999999999999"),
            ("12345678901234567890123456789", "12345678901234567890123456790"), ("-0.5", "0.25"),
        ] as [(String, String)]
    )
    func orders(_ pair: (String, String)) throws {
        let (less, more) = (try decimal(pair.0), try decimal(pair.1))
        #expect(less < more)
        #expect(!(more < less))
        #expect(less != more)
    }

    @Test(
        "equal numbers are neither less nor more",
        arguments: [
            ("1", "1.0"), ("10", "1e1"), ("-0", "0"), ("0e999999999999999999999", "0"), ("1e400", "10e399"),
            ("100000000000000000000000", "1e23"), ("0.00001", "1e-5"), ("-12.50", "-1250e-2"),
            ("123456789012345678901234567890", "12345678901234567890123456789.0e1"),
        ] as [(String, String)]
    )
    func equals(_ pair: (String, String)) throws {
        let (left, right) = (try decimal(pair.0), try decimal(pair.1))
        #expect(left == right)
        #expect(!(left < right))
        #expect(!(right < left))
    }

    @Test(
        "multiples are told exactly",
        arguments: [
            ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("4.5", "1.5", true), ("35", "1.5", false),
            ("0", "7", true), ("-9", "3", true), ("9", "-3", true), ("1e308", "0.123456789", false),
            ("12391239123", "1e-8", true), ("1e-7", "1e-8", true), ("1e-9", "1e-8", false), ("1e300", "7", false),
            ("1e999999999999999", "1024", true), ("1e999999999999999", "3", false), ("1e20", "1e19", true),
            ("1e19", "1e20", false), ("18446744073709551615", "5", true), ("1e100", "18446744073709551616", true),
            ("340282366920938463463374607431768211456", "18446744073709551616", true),
            ("340282366920938463463374607431768211457", "18446744073709551616", false),
            ("3", "100000000000000000000000000000000000001", false), ("0.3", "0.1", true), ("19.99", "0.01", true),
            ("1.1e-30", "1e-31", true),
            ("246913578024691357802469135780246913578", "123456789012345678901234567890123456789", true),
        ] as [(String, String, Bool)]
    )
    func divides(_ row: (String, String, Bool)) throws {
        #expect(try decimal(row.0).isMultiple(of: decimal(row.1)) == row.2)
    }

    @Test("a divisor of zero, exponents out of all proportion and endless work are not judged")
    func givesUp() throws {
        #expect(try decimal("1").isMultiple(of: decimal("0")) == nil)
        for text in ["1e1000000000000001", "1e-99999999999999999999999999"] {
            let number = try #require(JSONNumber(text: text))
            #expect(JSONDecimal(number) == nil)
        }
        let long = String(repeating: "7", count: 100_000)
        #expect(try decimal(long).isMultiple(of: decimal(String(repeating: "3", count: 50_000))) == nil)
        #expect(try decimal(long).isMultiple(of: decimal("7")) == true)
    }

    @Test("small numbers behave as integers do", arguments: 0..<20 as Range<UInt64>)
    func agreesWithIntegers(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        for _ in 0..<200 {
            let left = Int.random(in: -5000...5000, using: &generator)
            let right = Int.random(in: 1...60, using: &generator)
            let shift = Int.random(in: 0...25, using: &generator)
            // The same power of ten under both, spelt in different ways, long and short.
            let scaled = try decimal("\(left)e\(shift)")
            let plain = try decimal("\(right)" + String(repeating: "0", count: shift) + ".000")
            #expect(scaled.isMultiple(of: plain) == left.isMultiple(of: right), "\(left) \(right) \(shift)")
            #expect((scaled < plain) == (left < right))
            #expect((scaled == plain) == (left == right))
        }
    }

    @Test("products of long numbers are multiples of their factors, and their neighbours are not")
    func multipliesLong() throws {
        var generator = SplitMix(state: 7)
        for _ in 0..<100 {
            let left = UInt64.random(in: 1 << 40...UInt64.max, using: &generator)
            let right = UInt64.random(in: 1 << 40...UInt64.max, using: &generator)
            let product = UInt128(left) * UInt128(right)
            #expect(try decimal("\(product)").isMultiple(of: decimal("\(left)")) == true)
            #expect(try decimal("\(product + 1)").isMultiple(of: decimal("\(left)")) == false)
            let wide = UInt128(left) << 20
            #expect(try decimal("\(wide)e3").isMultiple(of: decimal("\(wide)e-2")) == true)
        }
    }
}
