import AssayBundle
import AssayChecks
import AssayEvidence
public import AssayModel
import AssayProbes
public import AssayReports
import Glibc
import JSON

/// `assay test`: calls every operation of an API description once with a valid request, judges the answers, and reviews
/// the description itself; nothing is left on the disk.
public struct DescriptionTest: Sendable {
    /// What a user says of a test.
    public struct Options: Sendable {
        /// The file of the description, or its path on the target with a leading slash.
        public var description: String
        /// Where the service answers; nil reviews the description alone.
        public var url: ServiceURL?
        /// Whether operations that change something are called.
        public var allowsWrites = false
        /// Fields that go with every request; `$NAME` in their values is read from the environment.
        public var headers: [(name: String, value: String)] = []
        /// Who calls the operations that need credentials.
        public var identities: [String: Plan.Identity] = [:]
        /// The seed of the values that are made up.
        public var seed: UInt64 = 0
        /// How long requests are sent; nil for as long as it takes.
        public var time: Duration?
        /// The most requests; nil for any number.
        public var mostRequests: Int?
        /// The longest that one exchange may take.
        public var timeout = TimeSpan.seconds(10)
        /// The least severity that fails the command.
        public var failOn = Severity.high

        /// Makes options for a description.
        public init(description: String) {
            self.description = description
        }
    }

    private let options: Options
    private let clock: @Sendable () -> Instant
    private let events: @Sendable (RunEvent) -> Void

    /// Makes a test.
    ///
    /// - Parameters:
    ///   - options: What the user says of it.
    ///   - clock: Tells the moment.
    ///   - events: Called with what the test tells while it goes on.
    public init(
        options: Options,
        clock: @escaping @Sendable () -> Instant,
        events: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.options = options
        self.clock = clock
        self.events = events
    }

    /// Calls, judges and reviews.
    ///
    /// - Returns: The report.
    /// - Throws: ``EngineError`` where the description cannot be read or the target is not there.
    public func run() async throws -> StageReport {
        let startedAt = clock()
        let place = try place()
        let target = options.url.map { url in
            Plan.Target(
                url: url,
                isDisposable: options.allowsWrites,
                identities: options.identities,
                timeout: options.timeout
            )
        }
        let plan = Plan(
            service: Plan.Service(name: options.description),
            target: target,
            functionality: Plan.Functionality(openAPI: place.path)
        )
        let isServed = place.path.hasPrefix("/")
        let frozen = FrozenPlan(
            version: AssayVersion.current,
            subject: AuditedSubject(commit: nil, isModified: false, tree: Digest(hashing: options.description)),
            facts: PlanFacts(plan: plan, apiDescription: isServed ? nil : place.path)
        )
        let context = ProbeContext(
            plan: plan,
            facts: frozen.facts,
            listing: TreeListing(files: []),
            root: place.root,
            guardCommand: [],
            fingerprint: { Digest(hashing: Array($0)).short },
            headers: options.headers,
            seed: options.seed,
            budget: RequestBudget(most: options.mostRequests, time: options.time),
            progress: { [events] in events(.progress($0)) }
        )
        let log = MemoryLog()
        let gathering = Gathering(
            log: log,
            frozen: frozen,
            plan: Digest(hashing: try frozen.bytes()),
            clock: clock,
            events: events
        )
        let identity = RunIdentity(
            id: "test",
            version: AssayVersion.current,
            planFile: options.description,
            root: place.root,
            startedAt: startedAt
        )
        let record = RunRecord(of: identity)
        var probes: [any Probe] = [APIDescriptions()]
        if target != nil { probes.append(OperationExchanges()) }
        try await gathering.keep(frozen.facts, about: "run", record: record)
        try await gathering.run(probes, in: context, record: record)
        let observations = await log.gathered
        try Self.prove(observations, isCalled: target != nil)
        let kinds = Set(probes.map(\.kind) + [PlanFacts.kind])
        let checks = CheckCatalog.checks.filter { check in
            Self.areas.contains { check.about.id.hasPrefix("\($0).") } && kinds.isSuperset(of: Self.kinds(of: check))
        }
        let results = Judge.results(of: checks, on: observations)
        events(.judged(checks: results.count))
        return StageReport(
            tool: .init(version: AssayVersion.current),
            command: "assay test",
            subject: options.description,
            target: options.url?.description,
            startedAt: startedAt,
            finishedAt: clock(),
            notes: notes,
            operations: Self.operations(in: observations),
            results: results,
            failOn: options.failOn
        )
    }

    /// The areas whose checks speak of an API and its description.
    private static let areas = ["functionality", "documentation", "security"]

    private static func kinds(of check: some Check) -> Set<String> {
        check.needs.kinds
    }

    /// The root of the tree and the path of the description in it, or its path on the target.
    private func place() throws(EngineError) -> (root: String, path: String) {
        let given = options.description
        if let url = options.url, given.hasPrefix("/"), !DurableFile.exists(given) {
            // Paths on the service begin at its root, whatever path the URL has.
            let isBelow = given.hasPrefix(url.basePath + "/")
            return ("/", isBelow ? String(given.dropFirst(url.basePath.count)) : given)
        }
        guard let absolute = unsafe realpath(given, nil) else {
            throw .noDescription("no such file: \(given)")
        }
        let resolved = unsafe String(cString: absolute)
        unsafe free(absolute)
        // Below the working directory, findings name the file as the user did, and references may lead to its neighbours.
        if let here = unsafe realpath(".", nil) {
            let folder = unsafe String(cString: here)
            unsafe free(here)
            if folder != "/", resolved.hasPrefix("\(folder)/") {
                return (folder, String(resolved.dropFirst(folder.count + 1)))
            }
        }
        guard let slash = resolved.lastIndex(of: "/") else { return (".", resolved) }
        let root = slash == resolved.startIndex ? "/" : String(resolved[..<slash])
        return (root, String(resolved[resolved.index(after: slash)...]))
    }

    /// Proves that there is a description, and that the target answered at all.
    private static func prove(_ observations: Observations, isCalled: Bool) throws(EngineError) {
        do {
            for observation in observations.of(APIDescription.kind) {
                _ = try DescribedAPI.of(observation.evidence(as: APIDescription.self).get())
            }
        } catch {
            if [.unreachable, .timedOut].contains(error.reason) { throw .targetUnreachable(error.detail) }
            throw .noDescription(error.detail)
        }
        guard isCalled else { return }
        let exchanges = observations.of(OperationExchange.kind)
        let failures = exchanges.compactMap { observation in
            if case .failure(let why) = observation.value { why } else { nil }
        }
        if !exchanges.isEmpty, failures.count == exchanges.count,
            let why = failures.first(where: { [.unreachable, .timedOut].contains($0.reason) })
        {
            throw .targetUnreachable(why.detail)
        }
    }

    private var notes: [String] {
        if options.url == nil {
            return ["Only the description was reviewed; name the running service with --url URL to call it."]
        }
        if !options.allowsWrites {
            return ["Operations that change something were left out; --writes calls them too."]
        }
        return []
    }

    private static func operations(in observations: Observations) -> [StageReport.Operation] {
        observations.of(OperationExchange.kind)
            .map { observation in
                switch observation.evidence(as: OperationExchange.self) {
                case .success(let evidence):
                    StageReport.Operation(
                        name: observation.subject,
                        status: evidence.exchange.response.status,
                        milliseconds: evidence.exchange.milliseconds
                    )
                case .failure(let why): StageReport.Operation(name: observation.subject, gap: why.detail)
                }
            }
    }
}
