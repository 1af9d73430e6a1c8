import AssayExpressions
import AssayModel

/// Load runs and what they must reach.
extension SectionReader {
    /// Reads the section `performance`.
    ///
    /// - Parameters:
    ///   - hasTarget: Whether the plan names a target.
    ///   - identities: The names of the target's identities; nil where they could not be read.
    /// - Returns: The section.
    func performance(hasTarget: Bool, identities: [String]?) -> Plan.Performance {
        let runs = sections("load")
        if !runs.isEmpty, !hasTarget {
            mistakes.report("load needs a 'target' to run against", at: place(of: "load"))
        }
        var load: [Plan.LoadScenario] = []
        var names: Set<String> = []
        for run in runs {
            guard let scenario = run.scenario() else { continue }
            load.append(scenario)
            if !names.insert(scenario.name).inserted {
                let key = run.has("name") ? "name" : "request"
                let message = "two runs are named \(scenario.name.quoted): give each a 'name' of its own"
                run.mistakes.report(message, at: run.place(of: key))
            }
            if let name = scenario.identity, let identities, hasTarget, !identities.contains(name) {
                let message = "no identity \(name.quoted) stands under 'target.identities'"
                run.mistakes.report(message, at: run.place(of: "as"), suggestion: name.nearest(among: identities))
            }
        }
        let expect = expressions("expect", as: .expectation, diagnostics: LoadExpression.diagnostics)
        return Plan.Performance(load: load, expect: expect?.flatMap(LoadObjective.objectives) ?? LoadObjective.defaults)
    }

    private func scenario() -> Plan.LoadScenario? {
        let name = optional("name", as: .line)
        let request = required("request", as: .request)
        let identity = optional("as", as: .line)
        let rate = required("rate", as: .rate)
        let duration = required("for", as: .duration)
        let connections = optional("connections", as: .connections)
        guard let request, let rate, let duration else { return nil }
        if rate * Double(duration.milliseconds) < 1_000 {
            mistakes.report("at this rate no request is due within \(duration)", at: place(of: "rate"))
        }
        var scenario = Plan.LoadScenario(
            name: name ?? request.description,
            request: request,
            identity: identity,
            rate: rate,
            duration: duration
        )
        if let connections { scenario.connections = connections }
        return scenario
    }
}
