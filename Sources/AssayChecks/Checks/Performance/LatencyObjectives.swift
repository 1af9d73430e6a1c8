import AssayEvidence
import AssayExpressions
import AssayModel

/// Latency meets its objectives under the planned load.
struct LatencyObjectives: Check {
    let about = CheckDescription(
        id: "performance.latency-objectives",
        control: "performance.latency",
        title: "Latency meets its objectives under the planned load",
        rationale: """
            Latency is counted from the moment at which a request was due, so that waiting counts; requests without \
            an expected answer count as slower than any limit. An objective that the planned load breaks in a test \
            is broken for users on the first day.
            """,
        remedy: """
            Profile the operation under this load: look for a pool that is too small, a query without an index, a \
            lock, and work that could be done later.
            """,
        severity: .high,
        likelihood: .almostCertain,
        references: ["ASVS-15.2.2", "CWE-405", "API4:2023"]
    )

    var needs: Need<(LoadRun, PlanFacts)> { Need.each(LoadRun.self, "paced runs").and(PlanFacts.self) }

    func findings(in input: (LoadRun, PlanFacts)) throws(Unjudged) -> [Finding] {
        let (run, facts) = input
        let objectives = facts.plan.performance.expect.filter(\.readsLatency)
        guard !objectives.isEmpty else { throw Unjudged(.inconclusive, "the plan expects nothing of latency") }
        let sample = LoadSample(run)
        try sample.requireControl()
        return try sample.findings(objectives) { expectation in
            let verdict = sample.verdict(on: expectation)
            // The generator's own delay is part of the latency: it can break a limit, and cannot make one hold.
            let isUpperLimit = [.below, .atMost].contains(expectation.comparison)
            if run.generatorWasBottleneck, verdict != .met || !isUpperLimit || run.unsent > 0 {
                return .open("the load generator, not the service, was the bottleneck")
            }
            return verdict
        }
    }

    var examples: [Example<(LoadRun, PlanFacts)>] {
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "Shop")))
        return [
            Example("well within", (LoadRun.sample(), facts), .passes),
            Example("one slow answer among thousands", (LoadRun.sample(p999: 480, max: 9_000), facts), .decoy),
            Example(
                "too slow at the 99th percentile",
                (LoadRun.sample(p99: 1_240, p999: 1_900, max: 2_000), facts),
                .finds([
                    "GET /orders: p99 is 1240 ms in 'browse' (6000 requests at 200/s), expected below 1000 ms"
                ])
            ),
            Example(
                "every tenth request got no answer, so nobody knows how slow the slowest were",
                (LoadRun.sample(completed: 5_400, errors: ["timed out": 600]), facts),
                .unjudged(.inconclusive)
            ),
            Example("a handful of requests", (LoadRun.sample(scheduled: 50), facts), .unjudged(.inconclusive)),
            Example(
                "the generator was too slow, and may have broken the limit itself",
                (LoadRun.sample(p99: 1_240, p999: 1_900, max: 2_000, isGeneratorSlow: true), facts),
                .unjudged(.inconclusive)
            ),
            Example(
                "the generator was slow, and the limits hold with its delay in them",
                (LoadRun.sample(isGeneratorSlow: true), facts),
                .decoy
            ),
            Example(
                "the request was refused before the load",
                (LoadRun.sample(control: 401), facts),
                .unjudged(.controlFailed)
            ),
        ]
    }
}
