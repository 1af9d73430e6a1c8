import AssayModel
import JSON
import Testing

@Suite("Lengths of time")
struct TimeSpanTests {
    @Test(
        "digits and a unit are read",
        arguments: [
            ("500ms", 500), ("30s", 30_000), ("5m", 300_000), ("2h", 7_200_000), ("7d", 604_800_000), ("0s", 0),
            ("1.5s", 1_500), ("0.25s", 250), ("366d", TimeSpan.longest), ("007s", 7_000),
        ]
    )
    func reads(text: String, milliseconds: Int64) {
        #expect(TimeSpan(text)?.milliseconds == milliseconds)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "s", "ms", "5", "5 s", "-5s", "+5s", "1e3s", "0x5s", "5sec", "5S", ".5s", "5.s", "1.2.3s", "367d",
            "99999999999999999999d", "٥s", "5\u{0}s", "infs", "nans", "5s ", " 5s", "5m5s",
        ]
    )
    func refuses(text: String) {
        #expect(TimeSpan(text) == nil)
    }

    @Test("every span reads back as itself")
    func roundTrips() throws {
        var random = SeededRandom(seed: 2)
        for round in 0..<5_000 {
            let bound: Int64 = round.isMultiple(of: 2) ? TimeSpan.longest : 100_000
            let span = TimeSpan(milliseconds: Int64.random(in: 0...bound, using: &random))
            #expect(TimeSpan(span.description) == span)
            #expect(try JSONValue(encoding: span).decoded(as: TimeSpan.self) == span)
        }
    }

    @Test("a span is printed in its largest whole unit")
    func prints() {
        let spans: [Int64] = [0, 1, 1_000, 90_000, 120_000, 7_200_000, 86_400_000, 1_500]
        #expect(
            spans.map { TimeSpan(milliseconds: $0).description } == [
                "0ms", "1ms", "1s", "90s", "2m", "2h", "1d", "1500ms",
            ]
        )
    }

    @Test("spans beyond the longest, and negative ones, are moved to the nearest end")
    func saturates() {
        #expect(TimeSpan(milliseconds: .max).milliseconds == TimeSpan.longest)
        #expect(TimeSpan(milliseconds: .min).milliseconds == 0)
        #expect(TimeSpan.seconds(.max).milliseconds == TimeSpan.longest)
        #expect(TimeSpan.seconds(2) < TimeSpan.seconds(3))
    }
}
