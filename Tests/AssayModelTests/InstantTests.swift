import AssayModel
import JSON
import Testing

@Suite("Moments")
struct InstantTests {
    @Test(
        "a known moment is printed as RFC 3339 prints it",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_507_200_123, "2026-11-24T08:00:00.123Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (Instant.range.lowerBound, "0000-01-01T00:00:00.000Z"),
            (Instant.range.upperBound, "9999-12-31T23:59:59.999Z"),
        ]
    )
    func printsKnownMoments(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
        #expect(Instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test("every moment reads back as itself, and texts sort as the moments do")
    func roundTrips() throws {
        var random = SeededRandom(seed: 1)
        var last = Instant(milliseconds: .min)
        let moments = (0..<5_000).map { _ in Int64.random(in: Instant.range, using: &random) }.sorted()
        for milliseconds in moments {
            let instant = Instant(milliseconds: milliseconds)
            #expect(Instant(instant.description) == instant)
            #expect(last <= instant && last.description <= instant.description)
            #expect(try JSONValue(encoding: instant).decoded(as: Instant.self) == instant)
            last = instant
        }
    }

    @Test("every day of four centuries follows the one before")
    func countsDays() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = try #require(Instant("1900-01-01")).milliseconds
        for year in 1900..<2300 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                let length = lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)
                for day in 1...length {
                    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
                    guard Instant(text)?.milliseconds == expected else {
                        Issue.record("\(text) is not \(expected)")
                        return
                    }
                    expected += 86_400_000
                }
                #expect(Instant("\(year)-\(month < 10 ? "0" : "")\(month)-\(length + 1)") == nil)
            }
        }
    }

    @Test(
        "a fraction counts to the millisecond, and its further digits are dropped",
        arguments: [("5", 500), ("05", 50), ("123", 123), ("9999", 999), ("000999999", 0), ("123456789", 123)]
    )
    func readsFractions(digits: String, milliseconds: Int64) {
        #expect(Instant("1970-01-01T00:00:00.\(digits)Z")?.milliseconds == milliseconds)
    }

    @Test(
        "a text that is no moment in UTC is refused",
        arguments: [
            "", "Z", "2026", "2026-11", "2026-11-2", "2026-11-31", "2026-00-10", "2026-13-01", "2026-01-00",
            "2100-02-29", "2026-11-24T", "2026-11-24T08:00Z", "2026-11-24T08:00:00", "2026-11-24T08:00:00+00:00",
            "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z", "2026-11-24T08:00:60Z", "2026-11-24T08:00:00.Z",
            "2026-11-24T08:00:00.1234567890Z", "2026-11-24T08:00:00,5Z", "2026-11-24 08:00:00Z",
            "2026-11-24t08:00:00z", "+026-11-24", "-026-11-24", "2026-+1-24", "２０２６-11-24", "2026-11-24\u{0}",
            "2026-11-24T08:00:00.1a3Z", "2026/11/24", "99999-01-01",
        ]
    )
    func refusesHostileText(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("arithmetic stops at the ends of the range")
    func saturates() {
        let first = Instant(milliseconds: .min)
        let last = Instant(milliseconds: .max)
        #expect(first.milliseconds == Instant.range.lowerBound && last.milliseconds == Instant.range.upperBound)
        #expect(last.advanced(byMilliseconds: .max) == last && first.advanced(byMilliseconds: .min) == first)
        #expect(Instant(milliseconds: 5).advanced(byMilliseconds: -7).milliseconds == -2)
    }

    @Test("people read a moment without its milliseconds")
    func isReadable() {
        #expect(Instant("2026-11-24T08:01:02.999Z")?.readable == "2026-11-24 08:01:02 UTC")
    }

    @Test("a moment of another form is an error of decoding, not a wrong moment")
    func refusesToDecode() {
        #expect(throws: (any Error).self) { try JSONValue.string("yesterday").decoded(as: Instant.self) }
        #expect(throws: (any Error).self) { try JSONValue.number(5).decoded(as: Instant.self) }
    }
}
