public import AssayEvidence
public import AssayModel

/// Calls an operation as a page of a foreign origin would.
public struct CrossOriginTrials: Probe {
    /// The most operations that are tried: the policy is nearly always one for the whole service.
    static let mostOperations = 3

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Calls operations from a foreign origin" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// Up to three operations: a protected one before those that anyone may call.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        do throws(Unjudged) {
            let operations = try await Self.callable(in: context)
            return filed(operations.prefix(Self.mostOperations).map(\.name.description))
        } catch {
            return filed([], shortfall: error)
        }
    }

    /// Sends the requests for one operation.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> CrossOriginTrial {
        let wire = try context.wire()
        let operations = try await Self.callable(in: context)
        guard let operation = operations.first(where: { $0.name.description == subject }), let path = operation.path
        else { throw Unjudged(.probeFailed, "\(subject) is described no more") }
        let origin = "https://assay-foreign-origin.invalid"
        var credentials = operation.fields
        // Without credentials the control is refused, and the check says so.
        if operation.isProtected, let desk = context.desk,
            let admitted = try? await desk.firstAdmitted(.init(path: path, operation: operation.name.path)),
            let issued = try? await desk.credentials(of: admitted.identity)
        {
            credentials = issued + credentials
        }
        func request(_ fields: [Exchanger.Field]) -> Exchanger.Request {
            Exchanger.Request(path: path, fields: credentials + fields, operation: operation.name.path)
        }
        let foreign = Exchanger.Field(name: "Origin", value: origin)
        let preflight = Exchanger.Request(
            method: "OPTIONS",
            path: path,
            fields: [
                foreign, .init(name: "Access-Control-Request-Method", value: "PUT"),
                .init(name: "Access-Control-Request-Headers", value: "authorization,content-type"),
            ],
            operation: operation.name.path
        )
        return CrossOriginTrial(
            foreignOrigin: origin,
            plain: try await wire.exchange(request([])),
            foreign: try await wire.exchange(request([foreign])),
            foreignWithCookie: try await wire.exchange(request([foreign, .init(name: "Cookie", value: "assay=1")])),
            null: try await wire.exchange(request([.init(name: "Origin", value: "null")])),
            preflight: try await wire.exchange(preflight)
        )
    }

    /// Operations that most likely succeed and matter first: protected ones before those that anyone may call, those
    /// without parameters before those with, and pages that no description names last.
    private static func callable(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        let described = try await OperationExchanges.callable(in: context).filter { $0.madeUp.isEmpty }
        let pages = await PageExchanges.pages(in: context).sorted { $0.name.path.count > $1.name.path.count }
        let plain = described.filter { !$0.name.isTemplate }
        let ordered = plain.filter(\.isProtected) + plain.filter { !$0.isProtected } + pages
        return ordered + described.filter(\.name.isTemplate)
    }
}
