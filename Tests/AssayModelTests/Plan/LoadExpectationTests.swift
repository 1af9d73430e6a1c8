import AssayModel
import JSON
import Testing

@Suite("Load expectations")
struct LoadExpectationTests {
    @Test(
        "an expectation is read with and without spaces",
        arguments: [
            ("load.latency.p99 < duration('500ms')", LoadExpectation(.p99, .below, 500)),
            ("load.latency.p999<=duration(\"2s\")", LoadExpectation(.p999, .atMost, 2_000)),
            (" load.latency.max  <  duration( '1m' ) ", LoadExpectation(.max, .below, 60_000)),
            ("load.errorRate < 0.001", LoadExpectation(.errorRate, .below, 0.001)),
            ("load.errorRate<=0", LoadExpectation(.errorRate, .atMost, 0)),
            ("load.rate >= 200", LoadExpectation(.rate, .atLeast, 200)),
            ("load.rate > 99.5", LoadExpectation(.rate, .above, 99.5)),
        ]
    )
    func reads(text: String, expectation: LoadExpectation) {
        #expect(LoadExpectation(text) == expectation)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "<", "load.rate", "load.rate <", "< 5", "load.rate = 5", "load.rate == 5", "load.rate != 5",
            "load.rate <> 5", "load.rate >< 5", "load.rate =< 5", "load.rate < = 5", "load.rate < 5 < 6",
            "load.rate < -5", "load.rate < +5", "load.rate < 1e3", "load.rate < 0x10", "load.rate < nan",
            "load.rate < inf", "load.rate < 5.", "load.rate < .", "load.rate < 1.2.3", "load.rate < 1 0",
            "load. rate < 5",
            "load.rate < '5'", "load.rate < duration('5s')", "Load.rate < 5", "load.latency.p98 < duration('5s')",
            "load.latency.p99 < 500", "load.latency.p99 < duration(500ms)", "load.latency.p99 < duration('500ms\")",
            "load.latency.p99 < duration('')", "load.latency.p99 < duration('5')", "load.latency.p99 < duration('5s'",
            "load.latency.p99 < duration'5s'", "load.latency.p99 < duration(')", "load.latency.p99 < duration()",
            "load.latency.p99 < duration('-5s')", "load.latency.p99 < duration('999999999d')", "load.rate < ٥",
            "load.rate\u{0} < 5", "load.rate < " + String(repeating: "9", count: 400),
        ]
    )
    func refuses(text: String) {
        #expect(LoadExpectation(text) == nil)
    }

    @Test("every expectation, however small or large its limit, reads back as itself")
    func roundTrips() throws {
        var random = SeededRandom(seed: 5)
        var limits = [
            0, 1e-5, 1e-7, Double.leastNonzeroMagnitude, 0.1 + 0.2, 1e15, 1e16, 1.5e300, 123_456.789,
            .greatestFiniteMagnitude,
        ]
        for _ in 0..<3_000 {
            let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random)).magnitude
            if number.isFinite { limits.append(number) }
            limits.append(Double(Int.random(in: 0...10_000_000, using: &random)) / 1e9)
            limits.append(Double(Int64.random(in: 0...TimeSpan.longest, using: &random)))
        }
        for limit in limits {
            for measure in [LoadExpectation.Measure.p95, .errorRate, .rate] {
                for comparison in LoadExpectation.Comparison.allCases {
                    let expectation = LoadExpectation(measure, comparison, limit)
                    #expect(LoadExpectation(expectation.description) == expectation, "\(expectation)")
                    #expect(!measure.isLatency ? !expectation.description.dropFirst(16).contains("e") : true)
                }
            }
        }
        for expectation in LoadExpectation.defaults {
            #expect(try JSONValue(encoding: expectation).decoded(as: LoadExpectation.self) == expectation)
        }
    }

    @Test("a small limit is printed as a decimal")
    func printsDecimals() {
        let printed = [1e-5, 2.5e-7, 1e16, 1.25e17, 0.001, 5, 12.5]
            .map {
                LoadExpectation(.errorRate, .below, $0).description
            }
        let literals = ["0.00001", "0.00000025", "10000000000000000", "125000000000000000", "0.001", "5", "12.5"]
        #expect(printed == literals.map { "load.errorRate < \($0)" })
    }

    @Test("a limit that no plan can hold is moved to the nearest that one can")
    func saturates() {
        for limit in [Double.nan, -1, -Double.infinity, -0.0] {
            #expect(LoadExpectation(.p50, .below, limit).description == "load.latency.p50 < duration('0ms')")
            #expect(LoadExpectation(.rate, .below, limit).limit == 0)
        }
        #expect(LoadExpectation(.p50, .below, .infinity).limit == Double(TimeSpan.longest))
        #expect(LoadExpectation(.rate, .below, .infinity).limit == .greatestFiniteMagnitude)
        #expect(LoadExpectation(.p50, .below, 0.6).limit == 1)
    }

    @Test("comparisons hold as they are written, and none holds for what is no number")
    func compares() {
        let all = LoadExpectation.Comparison.allCases
        #expect(all.filter { $0.holds(1, 2) } == [.atMost, .below])
        #expect(all.filter { $0.holds(2, 2) } == [.atMost, .atLeast])
        #expect(all.filter { $0.holds(3, 2) } == [.atLeast, .above])
        #expect(all.filter { $0.holds(.nan, 2) }.isEmpty)
    }
}
