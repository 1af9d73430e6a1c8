import Testing

@Suite("A plan with mistakes")
struct PlanMistakesTests {
    private static let plan = """
        assay: 2
        service: {version: 1.0}
        targett: {url: http://elsewhere}
        target:
          url: ftp://127.0.0.1:8000
          timeout: '5 minutes'
          start:
            runn: [./serve]
            ready: GET /health
        performance:
          load:
            - {request: GET /api, rate: 0, for: 30s, connections: many}
          expect: load.latncy.p99 < duration('500ms')
        decision:
          must: ["tru"]
        """

    @Test(
        "ten mistakes are ten lines with their places, at once, and nothing is made or run",
        arguments: [
            ["plan", "check"], ["plan", "check", "assay.yaml"], ["audit"], ["audit", "--dry-run"], ["gather"],
        ]
    )
    func ten(_ arguments: [String]) async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            try tree.write(Self.plan, to: "assay.yaml")
            let result = try await Command.run([try Product.assay.path] + arguments, in: tree.path)
            #expect(result.status == 65)
            #expect(result.output.isEmpty)
            let places = result.errors.split(separator: "\n")
                .map {
                    $0.replacing("assay: ", with: "").split(separator: ":", maxSplits: 3).prefix(3)
                        .joined(separator: ":")
                }
            let expected = ["1:8", "2:1", "3:1", "5:8", "6:12", "8:5", "12:33", "12:59", "13:16", "15:11"]
            #expect(places == expected.map { "assay.yaml:\($0)" }, "\(result.errors)")
            #expect(result.errors.contains("unknown key 'targett' in the plan; did you mean 'target'?"))
            #expect(!tree.holds(".assay"))
        }
    }

    @Test("a valid plan is said to be so, and nothing is made")
    func valid() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            try tree.write(BarePlan.text(port: 8_000), to: "assay.yaml")
            let result = try await Assay.run("plan", "check", in: tree)
            #expect(result.status == 0)
            #expect(result.output == "assay.yaml is valid: Bare\n")
            #expect(!tree.holds(".assay"))
        }
    }
}
