public import AssayEvidence
public import AssayModel

/// Asks for what is there without any description: the root, and the health operations.
public struct PageExchanges: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Asks for the root and other pages" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The root and the health operations, as far as no description names them.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        return filed(await Self.pages(in: context).map(\.name.description))
    }

    /// Asks for one page.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> PageExchange {
        guard let name = OperationName(subject) else { throw Unjudged(.probeFailed, "\(subject) is no operation") }
        return PageExchange(exchange: try await context.wire().exchange(Exchanger.Request(path: name.path)))
    }

    /// The pages as operations that anyone may call.
    static func pages(in context: ProbeContext) async -> [CallableOperation] {
        let described = Set(((try? await context.operations()) ?? []).map(\.name))
        let health = context.plan.target?.health.filter { $0.method == "GET" } ?? []
        return Set(health + [OperationName(method: "GET", path: "/")]).subtracting(described).sorted()
            .map { name in
                CallableOperation(
                    name: name,
                    request: Exchanger.Request(method: name.method, path: name.path, operation: name.path),
                    isProtected: false
                )
            }
    }
}
