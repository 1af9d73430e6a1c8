/// A load to be put on one address, over HTTP/1.1 in clear text.
public struct LoadPlan: Hashable, Sendable {
    /// Where the requests go.
    public var address: SocketAddress
    /// The kinds of request, chosen by weight.
    public var requests: [LoadRequest]
    /// When requests start.
    public var arrival: Arrival
    /// For how long requests are started.
    public var duration: Duration
    /// The most connections at a time.
    ///
    /// They are opened when they are needed and used again as long as the peer keeps them. A request for which none is
    /// free waits, and its wait counts.
    public var maxConnections: Int = 256
    /// How long opening a connection may take.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a response may take from the moment the request was sent.
    public var responseTimeout: Duration = .seconds(30)
    /// The least time between two rounds of starting requests.
    ///
    /// A greater quantum saves processor time and starts requests late by at most itself, half of it in the mean; the
    /// delay is part of the latency, whose quantiles it raises by as much. Requests that are further apart than the
    /// quantum start on time.
    public var pacingQuantum: Duration = .microseconds(100)
    /// How long to wait, after the duration, for what was started and for requests that wait for a connection.
    public var drainTimeout: Duration = .seconds(5)
    /// The most bytes that the body of one response may have; bodies are counted and dropped.
    public var maxResponseBytes: Int = 64 << 20

    /// Creates a plan with the defaults of a careful client.
    public init(address: SocketAddress, requests: [LoadRequest], arrival: Arrival, duration: Duration) {
        self.address = address
        self.requests = requests
        self.arrival = arrival
        self.duration = duration
    }

    /// Checks that the plan can be carried out.
    ///
    /// - Throws: ``LoadEngineError/invalidPlan(_:)`` with the first thing that is wrong.
    public func validate() throws(LoadEngineError) {
        func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(LoadEngineError) {
            guard condition else { throw .invalidPlan(reason()) }
        }
        try require(!requests.isEmpty, "there is no request")
        try require(requests.count <= 1_000, "there are more than 1000 kinds of request")
        for request in requests {
            try require(!request.bytes.isEmpty, "the request '\(request.name)' is empty")
            try require(request.weight > 0, "the request '\(request.name)' has no weight")
        }
        let rate = arrival.perSecond
        try require(
            rate.isFinite && rate > 0 && rate <= 10_000_000,
            "the rate is not above 0 and at most 10000000 a second"
        )
        let hour = Duration.seconds(3_600)
        try require(duration > .zero && duration <= hour * 24, "the duration is not above 0 and at most 24 hours")
        try require(rate * duration.inSeconds <= 1e9, "there are more than 1000000000 requests")
        try require((1...65_535).contains(maxConnections), "the connections are not 1 to 65535")
        try require(
            connectTimeout > .zero && connectTimeout <= hour,
            "the connect timeout is not above 0 and at most 1 hour"
        )
        try require(
            responseTimeout > .zero && responseTimeout <= hour,
            "the response timeout is not above 0 and at most 1 hour"
        )
        try require(
            pacingQuantum >= .zero && pacingQuantum <= .milliseconds(100),
            "the pacing quantum is not 0 to 100 milliseconds"
        )
        try require(drainTimeout >= .zero && drainTimeout <= hour, "the drain timeout is not 0 to 1 hour")
        try require(maxResponseBytes >= 0, "the bound of the response is negative")
    }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// The duration in nanoseconds, held within the range of the type.
    var inNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = whole.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
        return overflow || carry ? .max : sum
    }
}
