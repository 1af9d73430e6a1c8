public import AssayEvidence
public import AssayModel

/// What expressions may ask about a run besides its results: the run itself, its load and its settings.
public struct RunFacts: Codable, Sendable, Hashable {
    /// A paced run with the moment at which its evidence goes stale.
    public struct Load: Codable, Sendable, Hashable {
        /// The run.
        public var run: LoadRun
        /// When the evidence goes stale; nil where nothing says so.
        public var freshUntil: Instant?

        /// Makes a load.
        public init(_ run: LoadRun, freshUntil: Instant? = nil) {
            self.run = run
            self.freshUntil = freshUntil
        }
    }

    /// A setting of the deployed profile.
    public struct Setting: Codable, Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value; nil where it is a secret or comes from somewhere else.
        public var value: String?
        /// Whether the value is only a default.
        public var isDefault: Bool
        /// Whether a secret stands in it.
        public var isSecret: Bool
        /// The compose service that it is for.
        public var service: String?
        /// Where it stands.
        public var location: Location

        /// Makes a setting.
        public init(
            name: String,
            value: String?,
            isDefault: Bool = false,
            isSecret: Bool = false,
            service: String? = nil,
            location: Location
        ) {
            self.name = name
            self.value = value
            self.isDefault = isDefault
            self.isSecret = isSecret
            self.service = service
            self.location = location
        }
    }

    /// The name of the service.
    public var service: String
    /// Its version, where the plan names one.
    public var version: String?
    /// The base URL of the target, where there is one.
    public var target: String?
    /// When the run began.
    public var startedAt: Instant
    /// When its last evidence was in.
    public var finishedAt: Instant
    /// The load that was run.
    public var loads: [Load]
    /// Why there may be more load than that; nil where the roster is complete.
    public var loadGap: String?
    /// The profile that is deployed.
    public var profile: String
    /// Files whose settings the deployed service runs with.
    public var settingFiles: [String]
    /// The settings in those files.
    public var settings: [Setting]
    /// Why there may be more settings than that; nil where every file was understood.
    public var settingGap: String?

    /// Makes facts.
    public init(
        service: String = "",
        version: String? = nil,
        target: String? = nil,
        startedAt: Instant = Instant(milliseconds: 0),
        finishedAt: Instant = Instant(milliseconds: 0),
        loads: [Load] = [],
        loadGap: String? = nil,
        profile: String = "production",
        settingFiles: [String] = [],
        settings: [Setting] = [],
        settingGap: String? = nil
    ) {
        self.service = service
        self.version = version
        self.target = target
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.loads = loads
        self.loadGap = loadGap
        self.profile = profile
        self.settingFiles = settingFiles
        self.settings = settings
        self.settingGap = settingGap
    }

    /// The facts with load whose evidence is still fresh.
    func fresh(at now: Instant) -> RunFacts {
        var facts = self
        facts.loads = loads.filter { $0.freshUntil.map { $0 >= now } ?? true }
        if facts.loads.count < loads.count, loadGap == nil { facts.loadGap = "evidence of load went stale" }
        return facts
    }
}
