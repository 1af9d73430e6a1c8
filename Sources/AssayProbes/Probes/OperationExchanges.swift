public import AssayEvidence
public import AssayModel

/// Calls each operation that changes nothing and that can be called as described.
public struct OperationExchanges: Probe {
    /// The most operations that are called.
    static let mostOperations = 300

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Calls the operations that change nothing" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The described operations with method GET whose path can be filled.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        do throws(Unjudged) {
            let subjects = try await Self.callable(in: context).map(\.name.description)
            if subjects.isEmpty, try await context.outline() == nil {
                return unfiled("no API description says which operations there are")
            }
            let uncallable = try await context.operations().filter { $0.name.method == "GET" && $0.path == nil }
            let unread = try await context.unreadOperations() ?? Self.shortfall(uncallable)
            let shortfall: Unjudged? =
                subjects.count > Self.mostOperations
                ? Unjudged(.tooLarge, "more than \(Self.mostOperations) operations are described") : unread
            return filed(Array(subjects.prefix(Self.mostOperations)), shortfall: shortfall)
        } catch {
            return filed([], shortfall: error)
        }
    }

    /// Calls one operation, with an identity's credentials where it is protected.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> OperationExchange {
        let operations = try await Self.callable(in: context)
        guard let operation = operations.first(where: { $0.name.description == subject }), let path = operation.path
        else { throw Unjudged(.probeFailed, "\(subject) is described no more") }
        let request = Exchanger.Request(method: "GET", path: path, operation: operation.name.path)
        var evidence = OperationExchange(
            exchange: try await context.wire().exchange(request),
            declaredStatuses: operation.statuses,
            isProtected: operation.isProtected
        )
        let isRefused = [401, 403].contains(evidence.exchange.response.status)
        if operation.isProtected || isRefused, let desk = context.desk, !desk.names.isEmpty {
            let admitted = try await desk.firstAdmitted(request)
            evidence.exchange = admitted.exchange
            evidence.identity = admitted.identity
        }
        return evidence
    }

    /// Why operations are left out: they need a header or cookie that nothing tells.
    static func shortfall(_ left: [CallableOperation]) -> Unjudged? {
        guard let first = left.first else { return nil }
        let more = left.count > 1 ? " and \(left.count - 1) more" : ""
        return Unjudged(
            .notAllowed,
            "\(first.name)\(more) could not be called: a header or cookie that it needs is not known"
        )
    }

    /// The described operations that can be called without harm.
    static func callable(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        try await context.operations().filter { $0.name.method == "GET" && $0.path != nil }
    }
}
