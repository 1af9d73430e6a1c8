import Testing

@testable import LoadEngine

@Suite struct ArrivalScheduleTests {
    private func all(_ schedule: ArrivalSchedule) -> [UInt64] {
        var schedule = schedule
        var instants: [UInt64] = []
        while let next = schedule.next {
            instants.append(next)
            schedule.take()
        }
        return instants
    }

    @Test("constant arrivals keep their distance without drift")
    func constant() {
        let schedule = ArrivalSchedule(.constant(perSecond: 3), duration: 2_000_000_000)
        #expect(all(schedule) == [0, 333_333_333, 666_666_666, 1_000_000_000, 1_333_333_333, 1_666_666_666])
        #expect(schedule.remaining() == 6)
        let long = ArrivalSchedule(.constant(perSecond: 997), duration: 100_000_000_000)
        #expect(long.remaining() == 99_700)
    }

    @Test("Poisson arrivals ascend, have the mean rate and exponential gaps, and follow their seed")
    func poisson() {
        func instants(_ seed: UInt64) -> [UInt64] {
            all(ArrivalSchedule(.poisson(perSecond: 1_000, seed: seed), duration: 20_000_000_000))
        }
        let first = instants(1)
        #expect(first == instants(1))
        #expect(first != instants(2))
        #expect(zip(first, first.dropFirst()).allSatisfy { $0 <= $1 })
        // Five standard deviations of a Poisson count of 20,000.
        #expect(abs(first.count - 20_000) < 708)
        // e⁻¹ of the gaps are longer than the mean.
        let long = zip(first, first.dropFirst()).filter { $1 - $0 > 1_000_000 }.count
        #expect(abs(Double(long) / Double(first.count) - 0.3679) < 0.02)
    }

    @Test("ending a schedule early forgets what would come later")
    func ending() {
        var schedule = ArrivalSchedule(.constant(perSecond: 10), duration: 1_000_000_000)
        schedule.take()
        schedule.end(at: 350_000_000)
        #expect(schedule.remaining() == 3)
        schedule.end(at: 900_000_000)
        #expect(schedule.remaining() == 3)
        schedule.end(at: 0)
        #expect(schedule.next == nil)
        schedule.take()
        #expect(schedule.taken == 1)
    }

    @Test("a mix follows its weights and is decided by the number alone")
    func mix() {
        func request(_ weight: UInt32) -> LoadRequest {
            LoadRequest(name: "r", bytes: [0], method: "GET", weight: weight)
        }
        let mix = RequestMix([request(1), request(7), request(2)])
        var counts = [0, 0, 0]
        for number in 0..<10_000 as Range<UInt64> { counts[mix.choice(number)] += 1 }
        for (count, share) in zip(counts, [0.1, 0.7, 0.2]) { #expect(abs(Double(count) / 10_000 - share) < 0.02) }
        #expect(RequestMix([request(.max), request(.max)]).choice(.max) < 2)
    }
}
