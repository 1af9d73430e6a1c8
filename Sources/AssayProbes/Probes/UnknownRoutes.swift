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
        let described = operations.filter { !$0.isProtected && $0.madeUp.isEmpty && $0.path != "/" }.prefix(3)
            .compactMap(\.request)
        let pages = (context.plan.target?.health ?? []).map(\.path) + ["/"]
        let candidates = described + pages.map { Exchanger.Request(path: $0) }
        var control: (path: String, exchange: HTTPExchange)?
        for request in candidates {
            let exchange = try await wire.exchange(request)
            control = (request.path, exchange)
            // The first that exists serves; where none does, the check says that the comparison proves nothing.
            if (200...399).contains(exchange.response.status) { break }
        }
        guard let control else { throw Unjudged(.probeFailed, "there is no route to compare with") }
        // The folder of the known route, so that the request goes where the API is and not to a static front end.
        let folder = control.path.prefix { $0 != "?" }.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        let unknown = Exchanger.Request(path: "\(folder)/assay-no-such-route-7f3a9c")
        return UnknownRouteTrial(known: control.exchange, unknown: try await wire.exchange(unknown))
    }
}
