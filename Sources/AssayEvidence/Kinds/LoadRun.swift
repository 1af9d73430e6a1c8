public import AssayModel

/// A paced run: what was sent at a constant arrival rate, and what came back.
public struct LoadRun: Evidence, Hashable {
    /// The kind.
    public static let kind = "load-run"
    /// Thirty days.
    public static let shelfLife = ShelfLife.month

    /// Percentiles in milliseconds.
    public struct Latency: Codable, Sendable, Hashable {
        /// The median.
        public var p50: Double
        /// The 90th percentile.
        public var p90: Double
        /// The 95th percentile.
        public var p95: Double
        /// The 99th percentile.
        public var p99: Double
        /// The 99.9th percentile.
        public var p999: Double
        /// The longest.
        public var max: Double
        /// The mean.
        public var mean: Double

        /// Makes the percentiles.
        public init(p50: Double, p90: Double, p95: Double, p99: Double, p999: Double, max: Double, mean: Double) {
            self.p50 = p50
            self.p90 = p90
            self.p95 = p95
            self.p99 = p99
            self.p999 = p999
            self.max = max
            self.mean = mean
        }
    }

    /// One second of the run.
    public struct Second: Codable, Sendable, Hashable {
        /// Expected answers.
        public var completed: Int
        /// Requests that failed.
        public var failed: Int

        /// Makes a second.
        public init(completed: Int, failed: Int) {
            self.completed = completed
            self.failed = failed
        }
    }

    /// The scenario as planned.
    public var scenario: Plan.LoadScenario
    /// The control: one request before the load, which was answered as expected.
    public var control: HTTPExchange
    /// Requests that the schedule called for.
    public var scheduled: Int
    /// Requests that got an expected answer (2xx or 3xx).
    public var completed: Int
    /// Requests that failed, by kind of failure.
    public var errors: [String: Int]
    /// Requests that were never sent.
    public var unsent: Int
    /// Answers by status.
    public var statuses: [String: Int]
    /// Expected answers per second over the run.
    public var rate: Double
    /// Latency of all answered requests from their intended start.
    public var latency: Latency
    /// The 99th percentile of how late the generator sent, in milliseconds.
    public var generatorLag: Double
    /// Whether the generator, not the service, was the bottleneck.
    public var generatorWasBottleneck: Bool
    /// The run by second.
    public var series: [Second]

    /// Makes the evidence.
    public init(
        scenario: Plan.LoadScenario,
        control: HTTPExchange,
        scheduled: Int,
        completed: Int,
        errors: [String: Int],
        unsent: Int,
        statuses: [String: Int],
        rate: Double,
        latency: Latency,
        generatorLag: Double,
        generatorWasBottleneck: Bool,
        series: [Second] = []
    ) {
        self.scenario = scenario
        self.control = control
        self.scheduled = scheduled
        self.completed = completed
        self.errors = errors
        self.unsent = unsent
        self.statuses = statuses
        self.rate = rate
        self.latency = latency
        self.generatorLag = generatorLag
        self.generatorWasBottleneck = generatorWasBottleneck
        self.series = series
    }

    /// The value of a measure, in milliseconds for a latency.
    public func value(of measure: LoadExpectation.Measure) -> Double {
        switch measure {
        case .p50: latency.p50
        case .p90: latency.p90
        case .p95: latency.p95
        case .p99: latency.p99
        case .p999: latency.p999
        case .max: latency.max
        case .mean: latency.mean
        case .errorRate: scheduled == 0 ? 0 : Double(scheduled - completed) / Double(scheduled)
        case .rate: rate
        }
    }
}
