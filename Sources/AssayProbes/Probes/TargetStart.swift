public import AssayEvidence
public import AssayModel

/// Starts the target and waits until it is ready.
public struct TargetStart: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Starts the target" }
    /// It starts the target itself.
    public var needsTarget: Bool { false }

    /// The ready timeout and some for the guard.
    public func deadline(for subject: String, in context: ProbeContext) -> Duration {
        (context.plan.target?.start?.readyTimeout.duration ?? .zero) + .seconds(30)
    }

    /// The target, where the plan says how to start it.
    public func roster(in context: ProbeContext) async -> Roster {
        context.plan.target?.start == nil ? unfiled("the plan does not say how to start the target") : filed(["target"])
    }

    /// Starts the target.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> ProcessStart {
        try await context.target.start()
    }
}
