public import AssayEvidence
public import AssayModel

/// What probes work with: the frozen plan, the inventory, and the ways to the tree and to the target.
public struct ProbeContext: Sendable {
    /// The plan.
    public let plan: Plan
    /// What plan and inventory settled.
    public let facts: PlanFacts
    /// The files of the tree.
    public let listing: TreeListing
    /// The root of the tree as an absolute path.
    public let root: String
    /// The target's process.
    public let process: TargetProcess
    /// The target as a whole.
    public let target: TargetSession
    /// Masks what is kept.
    public let redactor: Redactor
    /// Tells of load that is under way.
    public let progress: @Sendable (String) -> Void

    let exchanger: Exchanger?
    let desk: CredentialDesk?
    let settings: TargetSettings

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - plan: The frozen plan.
    ///   - facts: What plan and inventory settled.
    ///   - listing: The files of the tree.
    ///   - root: The root of the tree as an absolute path.
    ///   - guardCommand: The program and arguments that run ``ProcessGuard``.
    ///   - fingerprint: A keyed digest of a secret.
    ///   - progress: Called with a few words while something takes long.
    public init(
        plan: Plan,
        facts: PlanFacts,
        listing: TreeListing,
        root: String,
        guardCommand: [String],
        fingerprint: @escaping @Sendable (ArraySlice<UInt8>) -> String,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.plan = plan
        self.facts = facts
        self.listing = listing
        self.root = root
        self.progress = progress
        let redactor = Redactor(fingerprint: fingerprint)
        self.redactor = redactor
        process = TargetProcess(guardCommand: guardCommand)
        settings = TargetSettings(plan: plan, root: root, redactor: redactor)
        settings.rememberSecrets()
        exchanger = plan.target.map { target in
            let scope = ScopeGuard(allowed: target.scope)
            return Exchanger(
                target: target,
                scope: scope,
                client: WireClient(scope: scope, limits: WireLimits(maxBodyBytes: 8 << 20)),
                redactor: redactor
            )
        }
        let settings = settings
        desk = exchanger.map { exchanger in
            CredentialDesk(identities: plan.target?.identities ?? [:], settings: settings, exchanger: exchanger)
        }
        target = TargetSession(
            plan: plan,
            root: root,
            process: process,
            settings: settings,
            exchanger: exchanger,
            desk: desk
        )
    }

    /// The way to the target, or why there is none.
    func wire() throws(Unjudged) -> Exchanger {
        guard let exchanger else { throw Unjudged(.notRun, "the plan names no target") }
        return exchanger
    }

    /// What the API description says, read from the tree or from the target; nil where there is none.
    func outline() async throws(Unjudged) -> APIOutline? {
        if let path = facts.apiDescription { return try await target.description(inTree: path) }
        guard let path = plan.functionality.openAPI, path.hasPrefix("/") else { return nil }
        return try await target.description(at: path)
    }

    /// Why there are more operations than ``operations()`` lists; nil where all are there.
    func unreadOperations() async throws(Unjudged) -> Unjudged? {
        guard try await outline()?.isTruncated == true else { return nil }
        return Unjudged(.tooLarge, "the API description holds more than \(APIOutline.mostOperations) operations")
    }

    /// The described operations with their places below the target's URL.
    func operations() async throws(Unjudged) -> [CallableOperation] {
        let outline = try await outline()
        let prefix = (plan.target?.url.basePath ?? "").isEmpty ? outline?.basePath ?? "" : ""
        var operations = (outline?.operations ?? [])
            .map { operation in
                CallableOperation(
                    name: OperationName(method: operation.name.method, path: prefix + operation.name.path),
                    path: operation.path.map { prefix + $0 },
                    hasMadeUpValues: operation.hasMadeUpValues,
                    isProtected: operation.isProtected,
                    statuses: operation.statuses,
                    takesJSON: operation.takesJSON,
                    sampleBody: operation.sampleBody
                )
            }
        for name in plan.functionality.protected {
            if let index = operations.firstIndex(where: { $0.name == name }) {
                operations[index].isProtected = true
            } else {
                operations.append(
                    CallableOperation(
                        name: name,
                        path: name.isTemplate ? nil : name.path,
                        isProtected: true,
                        statuses: [],
                        takesJSON: false,
                        sampleBody: nil
                    )
                )
            }
        }
        return operations
    }
}

/// An operation as the probes call it.
struct CallableOperation: Sendable, Hashable {
    /// The method and path template.
    var name: OperationName
    /// The path to call; nil where none can be made.
    var path: String?
    /// Whether a value in that path is made up, so that what it names need not exist.
    var hasMadeUpValues = false
    /// Whether it needs credentials.
    var isProtected: Bool
    /// The declared statuses.
    var statuses: [String]
    /// Whether it takes a JSON body.
    var takesJSON: Bool
    /// A well-formed JSON body.
    var sampleBody: String?
}

extension ProbeContext {
    /// What the user should hear before anything is started, one line each.
    public func cautions() -> [String] {
        guard let start = plan.target?.start, let file = start.environmentFile else { return [] }
        let hosts = settings.foreignHosts()
        guard !hosts.isEmpty else { return [] }
        let list = hosts.map { "\($0.name) → \($0.host)" }.joined(separator: ", ")
        return ["the target starts with \(file), whose settings point to other machines: \(list)"]
    }
}
