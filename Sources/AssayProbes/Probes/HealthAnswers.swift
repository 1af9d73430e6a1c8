public import AssayEvidence
public import AssayModel

/// Calls the health operations.
public struct HealthAnswers: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Asks for the target's health" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The health operations of the plan.
    public func roster(in context: ProbeContext) async -> Roster {
        let operations = context.plan.target?.health ?? []
        return operations.isEmpty ? unfiled("the plan names no health operation") : filed(operations.map(\.description))
    }

    /// Calls one operation.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> HealthAnswer {
        guard let name = OperationName(subject) else { throw Unjudged(.probeFailed, "\(subject) is no operation") }
        do throws(Unjudged) {
            let request = Exchanger.Request(method: name.method, path: name.path)
            return HealthAnswer(exchange: try await context.wire().exchange(request))
        } catch {
            // Whoever takes a health request and does not answer it has answered; whoever is not there has not.
            guard [.timedOut, .unparsable].contains(error.reason) else { throw error }
            return HealthAnswer(operation: subject, failure: error)
        }
    }
}
