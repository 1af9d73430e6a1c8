public import AssayEvidence
public import AssayModel

/// Asks for a route that cannot exist, beside one that does.
public struct UnknownRoutes: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Asks for a route that does not exist" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// One trial, where there is a target.
    public func roster(in context: ProbeContext) async -> Roster {
        context.plan.target == nil ? unfiled("the plan names no target") : filed(["unknown route"])
    }

    /// Sends both requests.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> UnknownRouteTrial {
        let wire = try context.wire()
        let operations = (try? await OperationExchanges.callable(in: context)) ?? []
        let known =
            operations.first { !$0.isProtected && $0.path != nil && $0.path != "/" }?.path
            ?? context.plan.target?.health.first?.path ?? "/"
        // The folder of a known route, so that the request goes where the API is and not to a static front end.
        let folder = known.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        let unknown = "\(folder)/assay-no-such-route-7f3a9c"
        return UnknownRouteTrial(
            known: try await wire.exchange(Exchanger.Request(path: known)),
            unknown: try await wire.exchange(Exchanger.Request(path: unknown))
        )
    }
}
