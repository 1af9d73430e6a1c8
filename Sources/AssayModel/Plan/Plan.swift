/// An audit plan: what `assay.yaml` says, with every default filled in.
///
/// The engine freezes it before the run: the plan's digest binds every piece of evidence.
public struct Plan: Codable, Sendable, Hashable {
    /// The service under audit.
    public struct Service: Codable, Sendable, Hashable {
        /// The name that reports print.
        public var name: String
        /// The version; `${GIT_COMMIT}` stands for the audited commit.
        public var version: String?

        /// Makes a service.
        public init(name: String, version: String? = nil) {
            self.name = name
            self.version = version
        }
    }

    /// The service.
    public var service: Service
    /// The running service, where the plan names one.
    public var target: Target?
    /// What to know about configuration.
    public var configuration: Configuration
    /// What to know about the API.
    public var functionality: Functionality
    /// Load to run and what it must reach.
    public var performance: Performance
    /// Deployment drills.
    public var deployment: Deployment
    /// Documents to read.
    public var documents: Documents
    /// Declarations that the decision takes into account.
    public var decision: Rulings

    /// Makes a plan with defaults for all that is not given.
    public init(
        service: Service,
        target: Target? = nil,
        configuration: Configuration = Configuration(),
        functionality: Functionality = Functionality(),
        performance: Performance = Performance(),
        deployment: Deployment = Deployment(),
        documents: Documents = Documents(),
        decision: Rulings = Rulings()
    ) {
        self.service = service
        self.target = target
        self.configuration = configuration
        self.functionality = functionality
        self.performance = performance
        self.deployment = deployment
        self.documents = documents
        self.decision = decision
    }
}

extension Plan {
    /// What to know about configuration.
    public struct Configuration: Codable, Sendable, Hashable {
        /// The profile that is deployed.
        public var profile: String
        /// Files of the deployed profile, as paths relative to the tree; empty means those that the inventory finds.
        public var files: [String]

        /// Makes the section.
        public init(profile: String = "production", files: [String] = []) {
            self.profile = profile
            self.files = files
        }
    }

    /// What to know about the API.
    public struct Functionality: Codable, Sendable, Hashable {
        /// The API description: a path in the tree, or a path on the target with a leading slash.
        public var openAPI: String?
        /// Operations that need credentials, beside those that the description protects.
        public var protected: [OperationName]

        /// Makes the section.
        public init(openAPI: String? = nil, protected: [OperationName] = []) {
            self.openAPI = openAPI
            self.protected = protected
        }
    }

    /// Load to run and what it must reach.
    public struct Performance: Codable, Sendable, Hashable {
        /// The paced runs.
        public var load: [LoadScenario]
        /// What each run must reach.
        public var expect: [LoadObjective]

        /// Makes the section.
        public init(load: [LoadScenario] = [], expect: [LoadObjective] = LoadObjective.defaults) {
            self.load = load
            self.expect = expect
        }
    }

    /// A paced run: one request at a constant arrival rate.
    public struct LoadScenario: Codable, Sendable, Hashable {
        /// The name that reports print.
        public var name: String
        /// The request.
        public var request: OperationName
        /// The identity whose credentials go with it.
        public var identity: String?
        /// Requests per second.
        public var rate: Double
        /// How long.
        public var duration: TimeSpan
        /// The most connections open at once.
        public var connections: Int

        /// Makes a scenario.
        public init(
            name: String,
            request: OperationName,
            identity: String? = nil,
            rate: Double,
            duration: TimeSpan,
            connections: Int = 100
        ) {
            self.name = name
            self.request = request
            self.identity = identity
            self.rate = rate
            self.duration = duration
            self.connections = connections
        }
    }

    /// Deployment drills.
    public struct Deployment: Codable, Sendable, Hashable {
        /// The drills that may be run.
        public enum Drill: String, Codable, Sendable, Hashable, CaseIterable {
            /// Stops the target with SIGTERM while requests are in flight.
            case gracefulShutdown = "graceful-shutdown"
        }

        /// The drills to run where the target is disposable.
        public var drills: [Drill]

        /// Makes the section.
        public init(drills: [Drill] = Drill.allCases) {
            self.drills = drills
        }
    }

    /// Documents to read, as paths relative to the tree.
    public struct Documents: Codable, Sendable, Hashable {
        /// The README; nil means the one that the inventory finds.
        public var readme: String?
        /// The runbook; nil means the one that the inventory finds.
        public var runbook: String?

        /// Makes the section.
        public init(readme: String? = nil, runbook: String? = nil) {
            self.readme = readme
            self.runbook = runbook
        }
    }
}
