public import AssayEvidence
public import AssayModel

/// Calls each protected operation without credentials, with forged ones, and as an identity.
public struct AccessTrials: Probe {
    /// The most operations that are tried.
    static let mostOperations = 200

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Calls protected operations without credentials" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The protected operations that can be called: those that change something only on a disposable target.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        do throws(Unjudged) {
            let all = try await context.operations().filter(\.isProtected)
            if all.isEmpty, context.descriptionPlace == nil {
                return unfiled("no API description says which operations need credentials, nor does the plan")
            }
            let callable = try await Self.callable(in: context)
            let names = callable.prefix(Self.mostOperations).map(\.name.description)
            guard all.count > names.count else {
                return filed(names, shortfall: try await context.unreadOperations())
            }
            let left = all.map(\.name).filter { !names.contains($0.description) }
            return filed(names, shortfall: Self.shortfall(left))
        } catch {
            return filed([], shortfall: error)
        }
    }

    /// Sends the requests for one operation.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> AccessTrial {
        let wire = try context.wire()
        let operations = try await Self.callable(in: context)
        guard let known = operations.first(where: { $0.name.description == subject }) else {
            throw Unjudged(.probeFailed, "\(subject) is described no more")
        }
        guard var request = await context.target.informed(known).request else {
            throw Unjudged(.notRun, known.obstacle ?? "no request can be made")
        }
        let plain = request.fields
        let anonymous = try await wire.exchange(request)
        // Of the form of a signed token, so that it is refused for its signature and not for its form.
        let forgedToken =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJzdWIiOiIxIiwibmFtZSI6ImFzc2F5IiwiZXhwIjo0MTAyNDQ0ODAwfQ"
            + ".Zm9yZ2VkLWJ5LWFzc2F5LWZvcmdlZC1ieS1hc3NheS0wMA"
        request.fields =
            plain + [.init(name: "Authorization", value: "Bearer \(forgedToken)", shown: "Bearer $FORGED_TOKEN")]
        let forged = try await wire.exchange(request)

        request.fields = plain
        var trial = AccessTrial(anonymous: anonymous, forged: forged)
        // A front end that answers everything answers this too; then its answer is no access.
        let folder = request.path.prefix { $0 != "?" }.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        trial.elsewhere = try? await wire.exchange(Exchanger.Request(path: "\(folder)/assay-no-such-route-7f3a9c"))
        guard let desk = context.desk, !desk.names.isEmpty else { return trial }
        do throws(Unjudged) {
            let admitted = try await desk.firstAdmitted(request)
            trial.identity = admitted.identity
            trial.authorised = admitted.exchange
        } catch {
            trial.identity = desk.names.first
            trial.controlGap = error
        }
        return trial
    }

    /// The protected operations that may be called in this plan.
    static func callable(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        let isDisposable = context.plan.target?.isDisposable ?? false
        let order = try await context.callOrder()
        return try await context.operations()
            .filter { operation in
                operation.isProtected && operation.path != nil && (operation.name.isSafe || isDisposable)
                    // What deletes, signs out or ends the service would take the ground from under the trials that follow.
                    && operation.name.method != "DELETE" && !operation.endsSomething(in: order)
            }
    }

    private static func shortfall(_ left: [OperationName]) -> Unjudged {
        let shown = left.prefix(3).map(\.description).joined(separator: ", ")
        let more = left.count > 3 ? " and \(left.count - 3) more" : ""
        return Unjudged(
            .notAllowed,
            "\(shown)\(more) could not be called: no valid request can be made, or it changes something and "
                + "the target is not disposable"
        )
    }
}
