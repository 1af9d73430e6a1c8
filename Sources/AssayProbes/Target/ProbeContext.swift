public import AssayEvidence
public import AssayModel
import OpenAPI

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

    let seed: UInt64
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
    ///   - headers: Fields that go with every request, by name; their values may name secrets as `$NAME`.
    ///   - seed: The seed of the values that are made up for requests.
    ///   - budget: How many requests may be sent, and until when.
    ///   - progress: Called with a few words while something takes long.
    public init(
        plan: Plan,
        facts: PlanFacts,
        listing: TreeListing,
        root: String,
        guardCommand: [String],
        fingerprint: @escaping @Sendable (ArraySlice<UInt8>) -> String,
        headers: [(name: String, value: String)] = [],
        seed: UInt64 = 0,
        budget: RequestBudget = RequestBudget(),
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.plan = plan
        self.facts = facts
        self.listing = listing
        self.root = root
        self.progress = progress
        self.seed = seed
        let redactor = Redactor(fingerprint: fingerprint)
        self.redactor = redactor
        process = TargetProcess(guardCommand: guardCommand)
        settings = TargetSettings(plan: plan, root: root, redactor: redactor)
        settings.rememberSecrets()
        let secrets = settings
        let common = headers.map { header in
            Exchanger.Field(
                name: header.name,
                value: (try? secrets.expanded(header.value)) ?? header.value,
                shown: header.value
            )
        }
        exchanger = plan.target.map { target in
            let scope = ScopeGuard(allowed: target.scope)
            return Exchanger(
                target: target,
                scope: scope,
                client: WireClient(scope: scope, limits: WireLimits(maxBodyBytes: 8 << 20)),
                redactor: redactor,
                commonFields: common,
                budget: budget
            )
        }
        desk = exchanger.map { exchanger in
            CredentialDesk(identities: plan.target?.identities ?? [:], settings: secrets, exchanger: exchanger)
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

    /// Where the API description lies; nil where neither plan nor inventory name one.
    var descriptionPlace: DescriptionSource.Place? {
        if let path = facts.apiDescription { return .tree(path) }
        guard let path = plan.functionality.openAPI, path.hasPrefix("/") else { return nil }
        return .target(path)
    }

    /// What the API description says; nil where there is none.
    func described() async throws(Unjudged) -> DescribedAPI? {
        guard let descriptionPlace else { return nil }
        return try await target.described(at: descriptionPlace)
    }

    /// The order in which the described operations are called; nil where nothing describes any.
    func callOrder() async throws(Unjudged) -> OpenAPICallOrder? {
        try await target.callOrder(in: self)
    }

    /// Why there are more operations than ``operations()`` lists; nil where all are there.
    func unreadOperations() async throws(Unjudged) -> Unjudged? {
        guard try await described()?.description.isTruncated == true else { return nil }
        return Unjudged(.tooLarge, "the API description holds more operations than are read")
    }

    /// The described operations with their places below the target's URL, each with a valid request; then those that
    /// the plan alone names.
    func operations() async throws(Unjudged) -> [CallableOperation] {
        try await target.operations(in: self)
    }
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
