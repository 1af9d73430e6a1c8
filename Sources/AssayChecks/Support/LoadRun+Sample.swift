import AssayEvidence
import AssayModel

extension LoadRun {
    /// A paced run for an example: quick and without errors unless it is told otherwise.
    static func sample(
        scheduled: Int = 6_000,
        completed: Int? = nil,
        errors: [String: Int] = [:],
        p99: Double = 210,
        p999: Double = 320,
        max: Double = 450,
        control: Int = 200,
        isGeneratorSlow: Bool = false
    ) -> LoadRun {
        let completed = completed ?? scheduled
        return LoadRun(
            scenario: Plan.LoadScenario(
                name: "browse",
                request: OperationName(method: "GET", path: "/orders"),
                rate: 200,
                duration: .seconds(30)
            ),
            control: .sample("GET /orders", control, "[]"),
            scheduled: scheduled,
            completed: completed,
            errors: errors,
            unsent: 0,
            statuses: ["200": completed],
            rate: Double(completed) / 30,
            latency: Latency(p50: 40, p90: 90, p95: 130, p99: p99, p999: p999, max: max, mean: 55),
            generatorLag: 1,
            generatorWasBottleneck: isGeneratorSlow
        )
    }
}
