import AssayEvidence
import AssayModel
import AssayProbes

/// What an audit would do, told without doing it.
public struct AuditPreview: Sendable {
    private let source: PlanSource

    /// Reads a plan.
    public init(planFile: String) throws(EngineError) {
        source = try PlanSource(path: planFile)
    }

    /// The list: hosts, writes, kills, the command that is started, and the expected duration.
    public var text: String {
        let plan = source.plan
        var lines = [
            "Audit of \(plan.service.name): nothing is done yet.", "",
            "Reads: \(source.root) (without what .gitignore leaves out)",
        ]
        guard let target = plan.target else {
            return (lines + ["Contacts: nothing; the plan names no target."]).joined(separator: "\n")
        }
        lines.append("Contacts: " + target.scope.map(\.description).joined(separator: ", "))
        if let start = target.start {
            lines.append("Starts: \(start.run.joined(separator: " ")) in \(start.directory)")
            if let file = start.environmentFile {
                let hosts = TargetPreview(plan: plan, root: source.root).foreignHosts
                lines.append(
                    "  with the settings of \(file)" + (hosts.isEmpty ? "" : ", which point to other machines:")
                )
                lines += hosts.map { "    \($0.name) → \($0.host)" }
            }
            lines.append("Kills: the processes that it started, when the audit ends")
        } else {
            lines.append("Starts: nothing; the target runs already.")
        }
        let signIns = target.identities.keys.sorted()
            .filter { name in
                if case .login = target.identities[name] { true } else { false }
            }
        lines += signIns.map { "Writes: the sign-in of \($0)" }
        if target.isDisposable {
            lines.append(
                "Writes: POST, PUT and PATCH operations of the API description, with sample and malformed bodies"
            )
            if target.start != nil, plan.deployment.drills.contains(.gracefulShutdown) {
                lines.append("Kills: the target with SIGTERM while it is used (drill graceful-shutdown)")
            }
        } else {
            lines.append("Writes: nothing else; the target is not disposable.")
        }
        for scenario in plan.performance.load {
            lines.append("Load: \(scenario.request) \(scenario.rate) a second for \(scenario.duration)")
        }
        let load = plan.performance.load.reduce(0) { $0 + $1.duration.milliseconds }
        lines.append("Expected duration: about \(load / 1_000 + 15) seconds")
        return lines.joined(separator: "\n")
    }
}
