import Testing

extension EndToEnd {
    @Suite("The sound sample")
    struct SoundSampleTests {
        @Test("nothing is found, and what this version cannot ask holds the launch", .timeLimit(.minutes(3)))
        func sound() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.sound)
                let result = try await Assay.run("audit", in: sample.tree)
                let report = try Assay.onlyRun(in: sample.tree).report()
                #expect(report.findings.map(\.line) == [])
                #expect(result.status == 3, "\(report.decision.reasons.map(\.text))")
                #expect(report.decision.isPreview)
                #expect(report.decision.hi > 90)
                #expect(try await sample.left().isEmpty)
            }
        }
    }
}
