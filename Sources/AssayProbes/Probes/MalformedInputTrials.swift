public import AssayEvidence
public import AssayModel

/// Sends malformed JSON to operations that take a JSON body.
public struct MalformedInputTrials: Probe {
    /// The most operations that are tried.
    static let mostOperations = 300

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Sends malformed input" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The operations that take a JSON body, where the target is disposable.
    public func roster(in context: ProbeContext) async -> Roster {
        guard let target = context.plan.target else { return unfiled("the plan names no target") }
        do throws(Unjudged) {
            let operations = try await Self.candidates(in: context)
            let uncallable = try await context.operations().filter { Self.takesBody($0) && $0.path == nil }
            let unread = try await context.unreadOperations() ?? Self.shortfall(uncallable)
            if operations.isEmpty {
                let isDescribed = context.descriptionPlace != nil
                return isDescribed
                    ? filed([], shortfall: unread)
                    : unfiled("no API description says which operations take a JSON body")
            }
            guard target.isDisposable else {
                return unfiled("writes go out only to a target that is disposable")
            }
            let names = operations.map(\.name.description)
            let shortfall: Unjudged? =
                names.count > Self.mostOperations
                ? Unjudged(.tooLarge, "more than \(Self.mostOperations) operations take a JSON body") : unread
            return filed(Array(names.prefix(Self.mostOperations)), shortfall: shortfall)
        } catch {
            return filed([], shortfall: error)
        }
    }

    /// Sends the inputs for one operation.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> MalformedInputTrial {
        let wire = try context.wire()
        let operations = try await Self.candidates(in: context)
        guard let known = operations.first(where: { $0.name.description == subject }) else {
            throw Unjudged(.probeFailed, "\(subject) is described no more")
        }
        let operation = await context.target.informed(known)
        guard let path = operation.path else {
            throw Unjudged(.notRun, operation.obstacle ?? "no request can be made")
        }
        var fields = operation.fields
        if known.isProtected, let desk = context.desk, let name = desk.names.first {
            fields = try await desk.credentials(of: name) + fields
        }
        func request(_ body: String) -> Exchanger.Request {
            Exchanger.Request(
                method: operation.name.method,
                path: path,
                fields: fields,
                body: body,
                operation: operation.name.path
            )
        }
        var attempts: [MalformedInputTrial.Attempt] = []
        for (defect, body) in Self.defects {
            attempts.append(.init(defect: defect, exchange: try await wire.exchange(request(body))))
        }
        let wellFormed: HTTPExchange?
        if operation.isJSONBody, let sample = operation.request?.body {
            wellFormed = try? await wire.exchange(request(sample))
        } else {
            wellFormed = nil
        }
        return MalformedInputTrial(wellFormed: wellFormed, attempts: attempts)
    }

    private static let defects: [(defect: String, body: String)] = [
        ("a body that breaks off", "{\"assay\": "),
        ("a body that is no JSON", "assay: [not json"),
        ("a list where an object is expected", "[[[[1]]]]"),
        ("an empty body", ""),
        (
            "a value of another type in every member",
            "{\"text\": {\"a\": [1]}, \"id\": {}, \"email\": [1], \"model\": 5}"
        ),
    ]

    /// Why operations are left out.
    private static func shortfall(_ left: [CallableOperation]) -> Unjudged? {
        guard let first = left.first else { return nil }
        let more = left.count > 1 ? " and \(left.count - 1) more" : ""
        return Unjudged(
            .notRun,
            "\(first.name)\(more) could not be called: \(first.obstacle ?? "no request can be made")"
        )
    }

    private static func candidates(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        let order = try await context.callOrder()
        return try await context.operations()
            .filter { Self.takesBody($0) && $0.path != nil && !$0.endsSomething(in: order) }
    }

    private static func takesBody(_ operation: CallableOperation) -> Bool {
        operation.takesJSON && ["POST", "PUT", "PATCH"].contains(operation.name.method)
    }
}
