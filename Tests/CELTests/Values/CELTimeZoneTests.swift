import Foundation
import Testing

@testable import CEL

@Suite("Time zones")
struct CELTimeZoneTests {
    @Test(
        "places keep their offsets at instants that are looked up in the published database",
        arguments: [
            ("UTC", "2026-07-01T00:00:00Z", 0), ("Europe/Paris", "2026-07-01T00:00:00Z", 7200),
            ("Europe/Paris", "2026-03-29T00:59:59Z", 3600), ("Europe/Paris", "2026-03-29T01:00:00Z", 7200),
            ("Europe/Paris", "2026-10-25T00:59:59Z", 7200), ("Europe/Paris", "2026-10-25T01:00:00Z", 3600),
            ("Europe/Paris", "0001-01-01T00:00:00Z", 561), ("America/New_York", "9999-07-01T00:00:00Z", -14_400),
            ("America/New_York", "9999-12-31T23:59:59Z", -18_000),
            ("America/New_York", "1883-11-18T16:59:59Z", -17_762),
            ("America/New_York", "1883-11-18T17:00:00Z", -18_000), ("US/Eastern", "2026-07-01T00:00:00Z", -14_400),
            ("Asia/Kathmandu", "2026-01-01T00:00:00Z", 20_700), ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600),
            ("Australia/Lord_Howe", "2300-07-01T00:00:00Z", 37_800), ("Europe/Dublin", "2026-07-01T00:00:00Z", 3600),
            ("Europe/Dublin", "2126-01-01T00:00:00Z", 0), ("Africa/Casablanca", "2026-03-01T00:00:00Z", 0),
            ("America/Nuuk", "2030-07-01T00:00:00Z", -3600), ("Asia/Gaza", "2099-07-01T00:00:00Z", 10_800),
            ("Pacific/Apia", "2011-12-30T09:59:59Z", -36_000), ("Pacific/Apia", "2011-12-30T10:00:00Z", 50_400),
            ("Etc/GMT+5", "2026-01-01T00:00:00Z", -18_000),
            ("America/Argentina/Buenos_Aires", "2026-01-01T00:00:00Z", -10_800),
            ("Antarctica/Troll", "2026-07-01T00:00:00Z", 7200), ("Europe/London", "1970-01-01T00:00:00Z", 3600),
        ] as [(String, String, Int64)]
    )
    func places(name: String, instant: String, offset: Int64) throws {
        #expect(try CELTimeZone(name).offset(at: CELTimestamp(parsing: instant).seconds) == offset)
    }

    @Test(
        "fixed offsets",
        arguments: [
            ("+05:30", 19_800), ("-02:00", -7200), ("02:00", 7200), ("-00:30", -1800), ("9:05", 32_700),
            ("+23:59", 86_340), ("", 0),
        ] as [(String, Int64)]
    )
    func fixed(name: String, offset: Int64) throws {
        #expect(try CELTimeZone(name).offset(at: 0) == offset)
    }

    @Test(
        "what is no zone is refused",
        arguments: [
            "Europe/Atlantis", "europe/paris", "Local", "+24:00", "+01:60", "+1", "+01:0", "+01:000", ":30", "+:30",
            "01-30", "++01:00",
            " UTC", "UTC ", "posix/UTC", "right/UTC", "../etc/passwd", "E", "Zulu/", "Europe/Pari", "Europe/Pariss",
            "\u{0}",
            "１:00", "localtime", "posixrules", "+100:00",
        ]
    )
    func unknown(name: String) {
        #expect(throws: CELFailure.invalidArgument("no time zone is named \(CELValue.string(name))")) {
            try CELTimeZone(name)
        }
    }

    @Test("every name of the compiled database is found, and its offsets lie within a day")
    func everyName() throws {
        let names = CELTimeZoneData.names
        #expect(names.count > 590)
        #expect(
            names.map { Array($0.utf8) } == names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        )
        for name in names {
            let zone = try CELTimeZone(name)
            for seconds in stride(from: -62_135_596_800, through: 253_402_300_799 as Int64, by: 3_000_000_007) {
                #expect(abs(zone.offset(at: seconds)) < 86_400)
            }
        }
    }

    /// `Benchmarks/compare-time-zones.py` writes the answers of Python's zoneinfo and runs this test on them.
    @Test(
        "offsets agree with an independent implementation",
        .enabled(if: ProcessInfo.processInfo.environment["ASSAY_TIME_ZONE_ANSWERS"] != nil)
    )
    func agreement() throws {
        let path = try #require(ProcessInfo.processInfo.environment["ASSAY_TIME_ZONE_ANSWERS"])
        var (name, count, differences) = ("", 0, [String]())
        var zone = try CELTimeZone("UTC")
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: " ")
            if fields.count == 1 {
                name = String(line)
                zone = try CELTimeZone(name)
            } else {
                let seconds = try #require(Int64(fields[0]))
                let offset = zone.offset(at: seconds)
                count += 1
                if offset != Int64(fields[1]) {
                    differences.append("\(name) at \(seconds): \(offset), not \(fields[1])")
                }
            }
        }
        #expect(differences.isEmpty, "\(differences.prefix(20)) and \(differences.count) in all")
        #expect(count > 0)
        print("time zones: \(count) instants compared")
    }
}
