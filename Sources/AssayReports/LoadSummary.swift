/// What came of one load that was put on the target.
///
/// Times are in milliseconds.
public struct LoadSummary: Codable, Sendable, Hashable {
    /// One second of the load.
    public struct Second: Codable, Sendable, Hashable {
        /// Seconds since the load began.
        public var second: Int
        /// Requests that were answered in it.
        public var completed: Int
        /// Requests that failed in it.
        public var errors: Int
        /// The 99th percentile of the latency; nil where nothing was answered.
        public var p99: Double?

        /// Makes a second.
        public init(second: Int, completed: Int, errors: Int, p99: Double? = nil) {
            self.second = second
            self.completed = completed
            self.errors = errors
            self.p99 = p99
        }
    }

    /// Latency as measured from the moment at which each request was due.
    public struct Latency: Codable, Sendable, Hashable {
        /// Half of the requests took no longer.
        public var p50: Double
        /// Nine in ten took no longer.
        public var p90: Double
        /// Nineteen in twenty took no longer.
        public var p95: Double
        /// 99 in 100 took no longer.
        public var p99: Double
        /// 999 in 1,000 took no longer.
        public var p999: Double
        /// The longest.
        public var max: Double
        /// The arithmetic mean.
        public var mean: Double

        /// Makes a latency.
        public init(
            p50: Double,
            p90: Double,
            p95: Double,
            p99: Double,
            p999: Double,
            max: Double,
            mean: Double
        ) {
            self.p50 = p50
            self.p90 = p90
            self.p95 = p95
            self.p99 = p99
            self.p999 = p999
            self.max = max
            self.mean = mean
        }
    }

    /// The name of the load in the plan.
    public var name: String
    /// The request or scenario that was sent.
    public var request: String
    /// How many requests were due.
    public var scheduled: Int
    /// How many were answered.
    public var completed: Int
    /// How many failed, by kind, such as `timeout` or `status 503`.
    public var errors: [String: Int]
    /// Answers per second.
    public var rate: Double
    /// The latency.
    public var latency: Latency
    /// The 99th percentile of the delay with which the generator itself sent; the latency is not to be trusted
    /// where it is large.
    public var generatorLag: Double
    /// The load second by second.
    public var series: [Second]

    /// Makes a summary.
    public init(
        name: String,
        request: String,
        scheduled: Int,
        completed: Int,
        errors: [String: Int] = [:],
        rate: Double,
        latency: Latency,
        generatorLag: Double,
        series: [Second] = []
    ) {
        self.name = name
        self.request = request
        self.scheduled = scheduled
        self.completed = completed
        self.errors = errors
        self.rate = rate
        self.latency = latency
        self.generatorLag = generatorLag
        self.series = series
    }

    /// The kinds of errors with their counts, most frequent first.
    var errorsByFrequency: [(kind: String, count: Int)] {
        errors.map { (kind: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}
