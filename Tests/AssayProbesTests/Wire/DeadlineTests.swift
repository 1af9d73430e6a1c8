import Testing

@testable import AssayProbes

@Suite("A deadline and an excerpt")
struct DeadlineTests {
    @Test("any duration makes a deadline, however long or negative")
    func anyDuration() {
        let extremes: [Duration] = [
            .seconds(-1), .zero, .nanoseconds(1), .seconds(Int64.max), .seconds(Int64.min),
            Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999),
        ]
        for duration in extremes {
            let deadline = Deadline(within: duration)
            #expect(deadline.remaining >= .zero)
            #expect(deadline.pollTimeout >= 0)
            #expect(deadline.isOver == (duration < .milliseconds(1)))
            #expect(deadline.share(of: 0).remaining >= .zero)
        }
        #expect("\(Deadline(within: .seconds(5)).span)" == "5s")
        #expect("\(Deadline(within: .milliseconds(1_500)).span)" == "1500ms")
    }

    @Test("what is left is rounded up, so that no loop spins")
    func rounding() {
        #expect(Deadline(within: .milliseconds(1)).pollTimeout <= 1)
        #expect((9_001...10_000).contains(Deadline(within: .seconds(10)).pollTimeout))
        #expect((1...5_000).contains(Deadline(within: .seconds(10)).share(of: 2).pollTimeout))
    }

    @Test(
        "an excerpt shows every byte as printable text",
        arguments: [
            ([], #""""#), (Array("ab".utf8), #""ab""#), (Array("a\"\\\r\n".utf8), #""a\"\\\r\n""#),
            ([0, 9, 0x7F, 0xC3, 0xFF], #""\x00\x09\x7f\xc3\xff""#), (Array("abcdef".utf8), #""abcde…""#),
        ] as [([UInt8], String)]
    )
    func excerpt(_ bytes: [UInt8], _ text: String) {
        #expect(ByteExcerpt(bytes, limit: 5).description == text)
    }
}
