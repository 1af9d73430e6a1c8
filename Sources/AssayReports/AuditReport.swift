public import AssayDecision
public import AssayModel

/// Everything that the reports of a finished run say: the decision, the results and the evidence behind them.
public struct AuditReport: Codable, Sendable, Hashable {
    /// The version of the shape, which grows as semantic versions do.
    public var schemaVersion: String
    /// The program that made the report.
    public var tool: Tool
    /// The run.
    public var run: Run
    /// The verdict with everything that explains it.
    public var decision: Decision
    /// The results of all checks in the catalogue.
    public var results: [CheckResult]
    /// The evidence that was kept, in the order of the journal.
    public var evidence: [EvidenceEntry]
    /// The load that was run.
    public var load: [LoadSummary]
    /// The catalogue that was judged with.
    public var catalogue: Catalogue

    /// Makes a report.
    public init(
        schemaVersion: String = "1.0",
        tool: Tool,
        run: Run,
        decision: Decision,
        results: [CheckResult],
        evidence: [EvidenceEntry] = [],
        load: [LoadSummary] = [],
        catalogue: Catalogue
    ) {
        self.schemaVersion = schemaVersion
        self.tool = tool
        self.run = run
        self.decision = decision
        self.results = results
        self.evidence = evidence
        self.load = load
        self.catalogue = catalogue
    }
}

extension AuditReport {
    /// The program that made a report.
    public struct Tool: Codable, Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its version.
        public var version: String

        /// Makes a tool.
        public init(name: String = "Assay", version: String) {
            self.name = name
            self.version = version
        }
    }

    /// The checks that were there to judge with.
    public struct Catalogue: Codable, Sendable, Hashable {
        /// How many they are.
        public var checks: Int

        /// Makes a catalogue.
        public init(checks: Int) {
            self.checks = checks
        }
    }

    /// What was run, on what and when.
    public struct Run: Codable, Sendable, Hashable {
        /// The run's id.
        public var id: String
        /// When it began.
        public var startedAt: Instant
        /// When its last evidence was in.
        public var finishedAt: Instant
        /// The base URL of the running service; nil where none was audited.
        public var target: String?
        /// The name of the service.
        public var service: String
        /// Its version, where the plan names one.
        public var version: String?
        /// What was audited.
        public var subject: AuditedSubject
        /// The digest of the frozen plan.
        public var planDigest: Digest
        /// The plan's file as the user named it; nil for a run without one.
        public var planFile: String?
        /// The folder that holds the run.
        public var runFolder: String

        /// Makes a run.
        public init(
            id: String,
            startedAt: Instant,
            finishedAt: Instant,
            target: String? = nil,
            service: String,
            version: String? = nil,
            subject: AuditedSubject,
            planDigest: Digest,
            planFile: String? = nil,
            runFolder: String
        ) {
            self.id = id
            self.startedAt = startedAt
            self.finishedAt = finishedAt
            self.target = target
            self.service = service
            self.version = version
            self.subject = subject
            self.planDigest = planDigest
            self.planFile = planFile
            self.runFolder = runFolder
        }
    }
}
