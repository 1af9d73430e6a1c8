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
        let exchange = try await context.wire().exchange(Exchanger.Request(method: name.method, path: name.path))
        return HealthAnswer(exchange: exchange)
    }
}
