/// What a load observed; every scheduled request is in exactly one of its counts.
public struct LoadResult: Hashable, Sendable, Codable {
    /// Requests that were to start within the duration, or until the run was cancelled.
    public var scheduled: UInt64 = 0
    /// Requests of which at least one byte was sent.
    public var sent: UInt64 = 0
    /// Requests with a complete response whose status was expected.
    public var completed: UInt64 = 0
    /// Failed requests by kind; kinds that did not occur are absent.
    public var errors: [LoadErrorKind: UInt64] = [:]
    /// Requests for which no connection became free until the end.
    public var unsent: UInt64 = 0

    /// From the intended start to the complete response, of the completed requests, so that a stalled service is seen
    /// by every request that it delayed (no coordinated omission).
    public var latency = Histogram()
    /// From the intended start to the failure, of the failed requests: at least so long a user waited in vain.
    public var failureLatency = Histogram()
    /// From the first byte sent to the complete response, of the completed requests.
    public var serviceTime = Histogram()
    /// From the intended start to the first byte sent, of the sent requests: pacing, waiting for a connection, opening
    /// it, and ``generatorLag``.
    public var sendDelay = Histogram()
    /// The part of the delay that is the generator's own: from when the request was due and a connection was to be had,
    /// to when the generator took it up.
    public var generatorLag = Histogram()

    /// Responses by status, expected or not.
    public var statusCounts: [Int: UInt64] = [:]
    /// The kinds of request, in the order of the plan.
    public var requests: [RequestOutcome] = []
    /// The seconds of the run, without gaps.
    public var seconds: [LoadSecond] = []
    /// Bytes sent, repeated requests included.
    public var bytesSent: UInt64 = 0
    /// Bytes received, heads included.
    public var bytesReceived: UInt64 = 0

    /// Connections that were begun.
    public var connectionsOpened: UInt64 = 0
    /// Connections that the peer closed while they were idle.
    public var connectionsClosedIdle: UInt64 = 0
    /// Connections that were given up since bytes came for which nobody had asked.
    public var connectionsWithSurplus: UInt64 = 0
    /// Idempotent requests sent a second time, on a new connection, since the one that had already carried responses
    /// ended before the first byte of this one: most likely the peer had closed it while it was idle.
    public var retriedOnStaleConnection: UInt64 = 0

    /// The duration for which requests were to be started, in seconds.
    public var plannedSeconds: Double = 0
    /// From the start to the last event, in seconds.
    public var wallSeconds: Double = 0
    /// Processor time of the generator's thread, in seconds.
    public var cpuSeconds: Double = 0
    /// The pacing quantum, in nanoseconds.
    public var pacingQuantum: UInt64 = 0
    /// Whether the run was cancelled before its end.
    public var wasCancelled = false

    /// Creates an empty result.
    public init() {}

    /// The number of failed requests.
    public var errorCount: UInt64 {
        errors.values.reduce(into: 0) { $0.addSaturating($1) }
    }

    /// The share of scheduled requests that did not complete, unsent ones included; `nil` without requests.
    public var errorRate: Double? {
        scheduled == 0 ? nil : Double(errorCount) / Double(scheduled) + Double(unsent) / Double(scheduled)
    }

    /// Completed requests by second of wall time.
    public var completedPerSecond: Double {
        wallSeconds > 0 ? Double(completed) / wallSeconds : 0
    }

    /// Whether the figures say more about the generator than about the service.
    ///
    /// True when 1 % of the requests were taken up late by more than 5 ms, four pacing quanta and a tenth of the p99 of
    /// ``latency``; when the generator's thread was busy for 90 % of the wall time; or when this machine ran out of
    /// descriptors, ports or memory.
    public var generatorWasBottleneck: Bool {
        let quanta = pacingQuantum.multipliedReportingOverflow(by: 4)
        let tolerated = max(5_000_000, quanta.overflow ? .max : quanta.partialValue, (latency.quantile(0.99) ?? 0) / 10)
        if let lag = generatorLag.quantile(0.99), lag > tolerated { return true }
        return cpuSeconds > 0.9 * wallSeconds || errors[.localLimit, default: 0] > 0
    }

    /// Whether every scheduled request is accounted for, exactly once, here and by kind of request.
    public var isConsistent: Bool {
        let ended = requests.reduce(into: UInt64(0)) {
            $0.addSaturating($1.completed)
            $0.addSaturating($1.errors)
        }
        return scheduled == completed &+ errorCount &+ unsent
            && ended == completed &+ errorCount
            && latency.count == completed && serviceTime.count == completed
            && failureLatency.count == errorCount
            && sendDelay.count == sent && sent <= scheduled
            && seconds.reduce(into: UInt64(0)) { $0.addSaturating($1.completed) } == completed
    }
}
