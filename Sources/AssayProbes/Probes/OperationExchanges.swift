public import AssayEvidence
public import AssayModel
import OpenAPI

/// Calls each described operation once with a valid request: those that change something only on a disposable target.
public struct OperationExchanges: Probe {
    /// The most operations that are called.
    static let mostOperations = 2_000

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Calls the described operations" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The described operations in the order in which they are called, so that what is made is read, then deleted.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        do throws(Unjudged) {
            guard let order = try await context.callOrder() else {
                return unfiled("no API description says which operations there are")
            }
            let allowed = try await Self.allowed(in: context, order)
            let subjects = Self.distinct(allowed.map(\.name.description))
            let shortfall: Unjudged? =
                subjects.count > Self.mostOperations
                ? Unjudged(.tooLarge, "more than \(Self.mostOperations) operations are described")
                : try await context.unreadOperations()
            return filed(Array(subjects.prefix(Self.mostOperations)), shortfall: shortfall)
        } catch {
            return filed([], shortfall: error)
        }
    }

    /// Calls one operation, with an identity's credentials where it is protected.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> OperationExchange {
        guard let known = try await context.target.operation(subject, in: context), let index = known.index else {
            throw Unjudged(.probeFailed, "\(subject) is described no more")
        }
        let effect = try await context.callOrder()?.effect(of: index)
        try Self.prove(effect, in: context)
        guard await context.target.sparesOthers(known) else {
            throw Unjudged(
                .notAllowed,
                "left out, since it would delete or change something that was there before and that no request made"
            )
        }
        var operation = await context.target.informed(known)
        guard let request = operation.request else {
            throw Unjudged(.notRun, operation.obstacle ?? "no request can be made")
        }
        var (answer, identity) = try await Self.answer(to: request, of: known, in: context)
        if request.body != nil, [400, 404, 409, 422].contains(answer.exchange.response.status) {
            // What optional members name need not exist: with the required ones alone it may be let through.
            let minimal = await context.target.informed(known, isMinimal: true)
            if let other = minimal.request, other != request {
                let second = try? await Self.answer(to: other, of: known, in: context)
                if let second, second.answer.exchange.response.isSuccess {
                    (answer, identity) = second
                    operation = minimal
                }
            }
        }
        await context.target.learn(from: answer, to: operation)
        if effect == .signsOut { await context.desk?.reset() }
        return OperationExchange(
            exchange: answer.exchange,
            declaredStatuses: operation.statuses,
            isProtected: known.isProtected,
            identity: identity,
            described: operation.described.flatMap { OperationName("\($0.method) \($0.path)") },
            madeUp: operation.madeUp
        )
    }

    /// Proves that a call leaves what later calls need.
    private static func prove(
        _ effect: OpenAPICallOrder.Effect?,
        in context: ProbeContext
    ) throws(Unjudged) {
        if effect == .ends, context.plan.target?.start == nil {
            throw Unjudged(
                .notAllowed,
                "left out, since it looks as if it ended or emptied the whole service, which Assay could not start again"
            )
        }
        let isFixed = context.plan.target?.identities.values
            .contains { identity in
                if case .header = identity { true } else { false }
            }
        if effect == .signsOut, isFixed == true {
            throw Unjudged(
                .notAllowed,
                "left out, since it would end the session of an identity that cannot sign in again"
            )
        }
    }

    /// The answer to a request, as an identity where the operation is protected or was refused without.
    private static func answer(
        to request: Exchanger.Request,
        of operation: CallableOperation,
        in context: ProbeContext
    ) async throws(Unjudged) -> (answer: Exchanger.Answer, identity: String?) {
        let wire = try context.wire()
        let desk = context.desk.flatMap { $0.names.isEmpty ? nil : $0 }
        if desk == nil || !operation.isProtected {
            let answer = try await wire.answer(to: request, keeping: Exchanger.keptAnswer)
            guard let desk, [401, 403].contains(answer.exchange.response.status) else { return (answer, nil) }
            let admitted = try await desk.firstAdmitted(request, keeping: Exchanger.keptAnswer)
            return (admitted.answer, admitted.identity)
        }
        // Once, and with credentials: a write that succeeds without them would be sent a second time.
        guard let desk else { throw Unjudged(.notRun, "no identity is named") }
        let admitted = try await desk.firstAdmitted(request, keeping: Exchanger.keptAnswer)
        return (admitted.answer, admitted.identity)
    }

    /// The described operations that change nothing and for which there is a request.
    static func callable(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        try await context.operations().filter { $0.name.method == "GET" && $0.path != nil }
    }

    /// The operations that may be called in this plan, in the order of the calls; those without a request are among them,
    /// since that is a gap that reports should name.
    private static func allowed(
        in context: ProbeContext,
        _ order: OpenAPICallOrder
    ) async throws(Unjudged) -> [CallableOperation] {
        let isDisposable = context.plan.target?.isDisposable ?? false
        let operations = try await context.operations()
        let byIndex = Dictionary(
            operations.compactMap { operation in operation.index.map { ($0, operation) } },
            uniquingKeysWith: { first, _ in first }
        )
        return order.operations.compactMap { byIndex[$0] }
            .filter { operation in
                // TRACE and CONNECT are refused by proxies and servers, rightly.
                guard !["TRACE", "CONNECT"].contains(operation.name.method) else { return false }
                return operation.described?.isSafe == true || isDisposable
            }
    }

    /// The names without repetitions, in their order.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
