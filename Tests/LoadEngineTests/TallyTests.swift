import HTTPWire
import Testing

@testable import LoadEngine

@Suite struct TallyTests {
    private func tally() -> Tally {
        let requests = ["a", "b"].map { LoadRequest(name: $0, bytes: [0], method: "GET") }
        return Tally(
            LoadPlan(
                address: .loopback(port: 1),
                requests: requests,
                arrival: .constant(perSecond: 1),
                duration: .seconds(5)
            )
        )
    }

    @Test("seconds have no gaps: a stall is a row of zeros, and each row has its own quantiles")
    func seconds() {
        var tally = tally()
        tally.received(bytes: 10, second: 0)
        tally.completed(0, latency: 5, serviceTime: 5, second: 0)
        tally.completed(0, latency: 7, serviceTime: 5, second: 3)
        tally.failed(1, .reset, after: 9, second: 3)
        let result = tally.finish(second: 4)
        #expect(result.seconds.map(\.second) == [0, 1, 2, 3, 4])
        #expect(result.seconds.map(\.completed) == [1, 0, 0, 1, 0])
        #expect(result.seconds.map(\.errors) == [0, 0, 0, 1, 0])
        #expect(result.seconds.map(\.p99) == [5, nil, nil, 7, nil])
        #expect(result.seconds.map(\.maximum) == [5, nil, nil, 7, nil])
        #expect(result.seconds[0].bytesReceived == 10)
    }

    @Test("every kind of error is counted under its own name")
    func kinds() {
        var tally = tally()
        for (index, kind) in LoadErrorKind.allCases.enumerated() {
            for _ in 0...index { tally.failed(1, kind, after: 1, second: 0) }
        }
        let result = tally.finish(second: 0)
        for (index, kind) in LoadErrorKind.allCases.enumerated() { #expect(result.errors[kind] == UInt64(index + 1)) }
        #expect(result.requests[1].errors == result.errorCount)
        #expect(result.requests[0].errors == 0)
    }

    @Test("a status that is no status does not trap")
    func status() {
        var tally = tally()
        for status in [-1, 0, 200, 999, 1_000, .max] { tally.responded(status: status) }
        #expect(tally.finish(second: 0).statusCounts == [0: 1, 200: 1, 999: 1])
    }
}
