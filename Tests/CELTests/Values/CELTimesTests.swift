import Testing

@testable import CEL

@Suite("Durations and timestamps")
struct CELTimesTests {
    @Test(
        "durations are read as Go reads them",
        arguments: [
            ("0", 0), ("-0", 0), ("+0", 0), ("0s", 0), ("1s", 1_000_000_000), ("-1.5h", -5_400_000_000_000),
            ("1h30m", 5_400_000_000_000), ("1h34us", 3_600_000_034_000), ("23.4s", 23_400_000_000), ("1µs", 1000),
            ("1μs", 1000), ("1us", 1000), ("1ns", 1), ("1.9ns", 1), (".5s", 500_000_000), ("1.s", 1_000_000_000),
            ("1m1m", 120_000_000_000), ("9223372036854775807ns", .max), ("-9223372036854775808ns", .min),
            ("2562047h47m16.854775807s", .max), ("0.3333333333333333333h", 1_199_999_999_999),
            ("0.100000000000000000000000000000000000000h", 360_000_000_000), ("1000000s", 1_000_000_000_000_000),
        ] as [(String, Int64)]
    )
    func durationTexts(text: String, nanoseconds: Int64) throws {
        #expect(try CELDuration(parsing: text).totalNanoseconds == nanoseconds)
    }

    @Test(
        "what Go does not read as a duration is refused",
        arguments: [
            "", "-", "+", "1", "00", "1.5", "s", ".s", "-.s", "1d", "1w", "1 s", " 1s", "1s ", "1S", "1hm", "1s-1s",
            "--1s", "１s", "1e3s", "1,5s", "1m.", "3\u{0}s",
        ]
    )
    func noDurations(text: String) {
        let expected = CELFailure.invalidArgument(
            "\(CELValue.string(text)) is no duration such as 1h30m, 1.5s or 200ms"
        )
        #expect(throws: expected) { try CELDuration(parsing: text) }
    }

    @Test(
        "a duration beyond 64 bits of nanoseconds is refused",
        arguments: [
            "9223372036854775808ns", "-9223372036854775809ns", "2562048h", "-320000000000s",
            "99999999999999999999999ns", "9223372036s9223372036s", "18446744073709551616ns",
            "5124095h5124095h5124095h5124095h",
        ]
    )
    func longDurations(text: String) {
        #expect(throws: CELFailure.overflow("the duration \(CELValue.string(text).shortText(limit: 40))")) {
            try CELDuration(parsing: text)
        }
    }

    @Test(
        "a duration is written in seconds for the language, and as Go does for people",
        arguments: [
            (0, "0s", "0s"), (1, "0.000000001s", "1ns"), (-1500, "-0.0000015s", "-1.5µs"),
            (812_000_000, "0.812s", "812ms"),
            (90_000_000_000, "90s", "1m30s"), (3_600_000_000_000, "3600s", "1h0m0s"),
            (60_001_000_000, "60.001s", "1m0.001s"),
            (-1_500_000_000, "-1.5s", "-1.5s"), (1_001_000, "0.001001s", "1.001ms"),
            (.max, "9223372036.854775807s", "2562047h47m16.854775807s"),
            (.min, "-9223372036.854775808s", "-2562047h47m16.854775808s"),
        ] as [(Int64, String, String)]
    )
    func writtenDurations(nanoseconds: Int64, seconds: String, words: String) {
        let duration = CELDuration(totalNanoseconds: nanoseconds)
        #expect(duration.secondsText == seconds)
        #expect(duration.description == words)
    }

    @Test("a duration survives being written and read in both forms")
    func durationRoundTrip() throws {
        var random = ValueRandom(seed: 21)
        for _ in 0..<10_000 {
            let duration = CELDuration(totalNanoseconds: random.int())
            #expect(try CELDuration(parsing: duration.secondsText) == duration)
            #expect(try CELDuration(parsing: duration.description) == duration)
        }
    }

    @Test(
        "timestamps are read from RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, 0), ("2009-02-13T23:31:30Z", 1_234_567_890, 0),
            ("2009-02-13T23:31:30.000000001Z", 1_234_567_890, 1),
            ("2009-02-13T23:31:30.5Z", 1_234_567_890, 500_000_000),
            ("2009-02-13T23:31:30.0123456789Z", 1_234_567_890, 12_345_678),
            ("1972-01-01T10:00:20.021-05:00", 63_126_020, 21_000_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
            ("2000-02-29T00:00:00+23:59", 951_696_060, 0), ("1969-12-31T23:59:59.9Z", -1, 900_000_000),
        ] as [(String, Int64, Int32)]
    )
    func timestampTexts(text: String, seconds: Int64, nanoseconds: Int32) throws {
        let time = try CELTimestamp(parsing: text)
        #expect(time == CELTimestamp(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test(
        "what is not RFC 3339 is refused",
        arguments: [
            "", "2009-02-13", "2009-02-13T23:31:30", "2009-02-13t23:31:30Z", "2009-02-13T23:31:30z",
            "2009-02-13 23:31:30Z",
            "2009-13-01T00:00:00Z", "2009-00-01T00:00:00Z", "2009-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
            "2009-04-31T00:00:00Z",
            "2009-02-00T00:00:00Z", "2009-02-13T24:00:00Z", "2009-02-13T23:60:00Z", "2009-02-13T23:59:60Z",
            "2009-02-13T23:31:30.Z",
            "2009-02-13T23:31:30+1:00", "2009-02-13T23:31:30+01:60", "2009-02-13T23:31:30+24:00",
            "2009-02-13T23:31:30+0100",
            "2009-02-13T23:31:30ZZ", "02009-02-13T23:31:30Z", "2009-02-13T23:31:30Z ", "2009-02-13T23:31:30.12",
            "é009-02-13T23:31:30Z",
            "2009-02-13T23:31:30.1é", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z",
        ]
    )
    func noTimestamps(text: String) {
        let shown = CELValue.string(text).shortText(limit: 40)
        #expect(throws: CELFailure.invalidArgument("\(shown) is no timestamp such as 2026-11-24T12:00:00Z")) {
            try CELTimestamp(parsing: text)
        }
    }

    @Test(
        "an instant outside of the years 1 to 9999 is refused",
        arguments: [
            "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "0000-02-29T00:00:00Z",
        ]
    )
    func outOfRange(text: String) {
        #expect(throws: CELFailure.overflow("the timestamp \(text)")) { try CELTimestamp(parsing: text) }
    }

    @Test("a timestamp survives being written and read")
    func timestampRoundTrip() throws {
        var random = ValueRandom(seed: 22)
        for _ in 0..<10_000 {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
            let nanoseconds = Int32.random(in: 0...999, using: &random) * (Bool.random(using: &random) ? 1 : 1_000_000)
            let time = try #require(CELTimestamp(seconds: seconds, nanoseconds: nanoseconds))
            #expect(try CELTimestamp(parsing: time.description) == time)
        }
    }

    @Test("days of the calendar follow each other, through 800 years and at the ends")
    func calendar() {
        var (year, month, day, dayOfYear) = (1600 as Int64, 1, 1, 0)
        var weekday = 6
        var count = CELCivilTime.days(year: 1600, month: 1, day: 1)
        while year < 2400 {
            let civil = CELCivilTime(secondsSinceEpoch: count * 86_400 + 86_399)
            guard civil.year == year, civil.month == month, civil.day == day, civil.secondOfDay == 86_399,
                civil.weekday == weekday, civil.dayOfYear == dayOfYear,
                CELCivilTime.days(year: year, month: month, day: day) == count
            else {
                Issue.record("\(year)-\(month)-\(day) is \(civil)")
                return
            }
            (count, weekday, day, dayOfYear) = (count + 1, (weekday + 1) % 7, day + 1, dayOfYear + 1)
            if day > CELCivilTime.daysInMonth(month, of: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month, dayOfYear) = (year + 1, 1, 0) }
        }
        // 400 years are 20,871 weeks.
        #expect(count == CELCivilTime.days(year: 1600, month: 1, day: 1) + 2 * 146_097)
        #expect(CELCivilTime(secondsSinceEpoch: -62_135_596_801).year == 0)
        #expect(CELCivilTime(secondsSinceEpoch: 253_402_300_800).year == 10_000)
    }

    @Test(
        "the parts of an instant in UTC and in zones",
        arguments: [
            ("getFullYear", nil, 2009), ("getMonth", nil, 1), ("getDate", nil, 13), ("getDayOfMonth", nil, 12),
            ("getDayOfWeek", nil, 5), ("getDayOfYear", nil, 43), ("getHours", nil, 23), ("getMinutes", nil, 31),
            ("getSeconds", nil, 30), ("getMilliseconds", nil, 123),
            ("getDate", "Australia/Sydney", 14), ("getDayOfMonth", "US/Central", 12), ("getDayOfMonth", "+11:00", 13),
            ("getDayOfWeek", "UTC", 5), ("getDayOfYear", "US/Central", 43), ("getFullYear", "-09:30", 2009),
            ("getHours", "02:00", 1), ("getMinutes", "Asia/Kathmandu", 16), ("getMonth", "", 1),
            ("getSeconds", "-00:00", 30),
            ("getMilliseconds", "America/New_York", 123),
        ] as [(String, String?, Int64)]
    )
    func parts(name: String, zone: String?, expected: Int64) throws {
        let time = CELValue.timestamp(try CELTimestamp(parsing: "2009-02-13T23:31:30.123456789Z"))
        let value =
            if let zone { try call(name, time, .string(zone), member: true) } else {
                try call(name, time, member: true)
            }
        #expect(value == .int(expected))
    }

    @Test(
        "the parts of a duration",
        arguments: [
            ("getHours", "10000s", 2), ("getMinutes", "3730s", 62), ("getSeconds", "3730s", 3730),
            ("getHours", "-90m", -1),
            ("getMilliseconds", "123.321456789s", 321), ("getMilliseconds", "-1.5s", -500), ("getSeconds", "-1.5s", -1),
        ]
    )
    func durationParts(name: String, text: String, expected: Int64) throws {
        #expect(try call(name, .duration(CELDuration(parsing: text)), member: true) == .int(expected))
    }

    @Test("a date has no zone of a duration")
    func wrongKinds() {
        #expect(throws: CELFailure.self) { try call("getFullYear", .duration(.zero), member: true) }
        #expect(throws: CELFailure.self) { try call("getHours", .duration(.zero), "UTC", member: true) }
        #expect(throws: CELFailure.self) { try call("getHours", 1, member: true) }
    }
}
