import Testing

@testable import LoadEngine

@Suite struct LoadResultTests {
    private func result(lag: UInt64 = 1_000) -> LoadResult {
        var result = LoadResult()
        for _ in 0..<90 { result.generatorLag.record(1_000) }
        for _ in 0..<10 { result.generatorLag.record(lag) }
        (result.wallSeconds, result.cpuSeconds, result.pacingQuantum) = (10, 1, 100_000)
        return result
    }

    @Test("the generator is the bottleneck when it is late, busy or out of resources")
    func bottleneck() {
        #expect(!result().generatorWasBottleneck)
        #expect(!result(lag: 4_900_000).generatorWasBottleneck)
        #expect(result(lag: 5_100_000).generatorWasBottleneck)
        var other = result(lag: 5_100_000)
        other.pacingQuantum = 10_000_000
        #expect(!other.generatorWasBottleneck)
        other = result(lag: 5_100_000)
        other.latency.record(60_000_000)
        #expect(!other.generatorWasBottleneck)
        other.pacingQuantum = .max
        #expect(!other.generatorWasBottleneck)
        other = result()
        other.cpuSeconds = 9.1
        #expect(other.generatorWasBottleneck)
        other = result()
        other.errors = [.localLimit: 1]
        #expect(other.generatorWasBottleneck)
    }

    @Test("a request that is missing from the counts makes a result inconsistent")
    func consistency() {
        var result = LoadResult()
        #expect(result.isConsistent)
        result.scheduled = 1
        #expect(!result.isConsistent)
        result.unsent = 1
        #expect(result.isConsistent)
        result.errors = [.refused: .max, .reset: 1]
        #expect(!result.isConsistent)
        #expect(result.errorCount == .max)
    }

    @Test("failures of the network are told from those of this machine")
    func kinds() {
        #expect(LoadErrorKind(connecting: 111) == .refused)
        #expect(LoadErrorKind(connecting: 24) == .localLimit)
        #expect(LoadErrorKind(connecting: 113) == .unreachable)
        #expect(LoadErrorKind(connecting: 110) == .connectTimeout)
        #expect(LoadErrorKind(transferring: 104) == .reset)
        #expect(LoadErrorKind(transferring: 32) == .reset)
    }
}
