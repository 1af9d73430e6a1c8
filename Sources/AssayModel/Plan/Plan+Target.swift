extension Plan {
    /// The running service: where it is, what may be done to it, and how to start and stop it.
    public struct Target: Codable, Sendable, Hashable {
        /// The base URL.
        public var url: ServiceURL
        /// The endpoints that may be contacted; nothing else ever is.
        public var scope: [Endpoint]
        /// Whether the target and its data may be hurt: allows writes and drills.
        public var isDisposable: Bool
        /// How to start it; nil where it runs already.
        public var start: Start?
        /// The health operations.
        public var health: [OperationName]
        /// Identities by name.
        public var identities: [String: Identity]
        /// The longest that one exchange may take.
        public var timeout: TimeSpan

        /// Makes a target.
        public init(
            url: ServiceURL,
            scope: [Endpoint]? = nil,
            isDisposable: Bool = false,
            start: Start? = nil,
            health: [OperationName] = [],
            identities: [String: Identity] = [:],
            timeout: TimeSpan = .seconds(10)
        ) {
            self.url = url
            self.scope = scope ?? [url.endpoint]
            self.isDisposable = isDisposable
            self.start = start
            self.health = health
            self.identities = identities
            self.timeout = timeout
        }
    }

    /// How to start, await and stop the target.
    public struct Start: Codable, Sendable, Hashable {
        /// The command and its arguments; no shell is involved.
        public var run: [String]
        /// The working directory, relative to the plan's folder.
        public var directory: String
        /// A file of settings for the process, relative to the plan's folder.
        public var environmentFile: String?
        /// Settings that go over those of the file.
        public var environment: [String: String]
        /// The request that is answered with 2xx once the target is ready.
        public var ready: OperationName
        /// The longest wait for that.
        public var readyTimeout: TimeSpan
        /// How long the target has to end after SIGTERM.
        public var stopGrace: TimeSpan

        /// Makes a start.
        public init(
            run: [String],
            directory: String = ".",
            environmentFile: String? = nil,
            environment: [String: String] = [:],
            ready: OperationName,
            readyTimeout: TimeSpan = .seconds(30),
            stopGrace: TimeSpan = .seconds(10)
        ) {
            self.run = run
            self.directory = directory
            self.environmentFile = environmentFile
            self.environment = environment
            self.ready = ready
            self.readyTimeout = readyTimeout
            self.stopGrace = stopGrace
        }
    }

    /// Someone who uses the API.
    ///
    /// Secrets stand as `$NAME` and are read from the environment when they are needed.
    public enum Identity: Codable, Sendable, Hashable {
        /// A field sent with every request.
        case header(name: String, value: String)
        /// A sign-in that yields a bearer token.
        case login(Login)
    }

    /// A sign-in request and where its token stands in the response.
    public struct Login: Codable, Sendable, Hashable {
        /// The path that takes the POST.
        public var path: String
        /// The JSON body, as text; `$NAME` inside its strings stands for a secret.
        public var body: String
        /// Where the token stands: member names joined by dots after `$.`.
        public var token: String

        /// Makes a sign-in.
        public init(path: String, body: String, token: String) {
            self.path = path
            self.body = body
            self.token = token
        }
    }
}
