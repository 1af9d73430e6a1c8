import AssayEvidence
import AssayExpressions
import AssayModel

/// Errors stay within the objective under the planned load.
struct ErrorRateObjective: Check {
    let about = CheckDescription(
        id: "performance.error-rate-objective",
        control: "performance.error-rate",
        title: "Errors stay within the objective under the planned load",
        rationale: """
            A request that was due and got no expected answer is an error, whether it was refused, lost or never \
            sent for lack of a free connection. A rate decides once the run is long enough to show it: 3 / limit \
            requests.
            """,
        remedy: """
            Look at the kinds of errors: refused connections point at the listening queue, time-outs at a pool, 5xx \
            at the code, 429 at a limit below the planned load.
            """,
        severity: .high,
        likelihood: .almostCertain,
        references: ["ASVS-15.2.2", "CWE-410", "API4:2023"]
    )

    var needs: Need<(LoadRun, PlanFacts)> { Need.each(LoadRun.self, "paced runs").and(PlanFacts.self) }

    func findings(in input: (LoadRun, PlanFacts)) throws(Unjudged) -> [Finding] {
        let (run, facts) = input
        let objectives = facts.plan.performance.expect
        guard objectives.contains(where: { $0.measures.contains(.errorRate) }) else {
            throw Unjudged(.inconclusive, "the plan expects nothing of the error rate")
        }
        let sample = LoadSample(run)
        try sample.requireControl()
        return try sample.findings(objectives.filter { !$0.readsLatency }, verdict: sample.verdict(on:))
    }

    var examples: [Example<(LoadRun, PlanFacts)>] {
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "Shop")))
        return [
            Example("no errors", (LoadRun.sample(), facts), .passes),
            Example(
                "a few errors within the objective",
                (LoadRun.sample(completed: 5_997, errors: ["reset": 3]), facts),
                .decoy
            ),
            Example(
                "too many errors",
                (LoadRun.sample(completed: 5_975, errors: ["status 500": 20, "timed out": 5]), facts),
                .finds([
                    "GET /orders: error rate is 0.417 % (25 of 6000 requests: 20 × status 500, 5 × timed out) in 'browse' "
                        + "(6000 requests at 200/s), expected below 0.1 %"
                ])
            ),
            Example(
                "no errors, in a run too short to tell",
                (LoadRun.sample(scheduled: 600), facts),
                .unjudged(.inconclusive)
            ),
            Example(
                "one error, in a run too short to tell",
                (LoadRun.sample(scheduled: 600, completed: 599), facts),
                .unjudged(.inconclusive)
            ),
            Example(
                "so many errors that a short run tells",
                (LoadRun.sample(scheduled: 600, completed: 540, errors: ["status 503": 60]), facts),
                .finds([
                    "GET /orders: error rate is 10 % (60 of 600 requests: 60 × status 503) in 'browse' "
                        + "(600 requests at 200/s), expected below 0.1 %"
                ])
            ),
            Example(
                "the request was refused before the load",
                (LoadRun.sample(control: 403), facts),
                .unjudged(.controlFailed)
            ),
        ]
    }
}
