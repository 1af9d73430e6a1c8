/// The counts of a running load.
struct Tally {
    var result = LoadResult()
    private(set) var completed: UInt64 = 0
    private(set) var errorCount: UInt64 = 0

    private var errors = [UInt64](repeating: 0, count: LoadErrorKind.allCases.count)
    private var statusCounts = [UInt64](repeating: 0, count: 1_000)
    private var current = LoadSecond(second: 0)
    private var currentLatency = Histogram()

    init(_ plan: LoadPlan) {
        result.plannedSeconds = plan.duration.inSeconds
        result.pacingQuantum = plan.pacingQuantum.inNanoseconds
        result.requests = plan.requests.map { RequestOutcome(name: $0.name) }
    }

    mutating func sent(delay: UInt64) {
        result.sent += 1
        result.sendDelay.record(delay)
    }

    mutating func received(bytes: Int, second: Int) {
        move(to: second)
        result.bytesReceived &+= UInt64(bytes)
        current.bytesReceived &+= UInt64(bytes)
    }

    mutating func responded(status: Int) {
        if statusCounts.indices.contains(status) { statusCounts[status] += 1 }
    }

    mutating func completed(_ request: Int, latency: UInt64, serviceTime: UInt64, second: Int) {
        move(to: second)
        completed += 1
        current.completed += 1
        result.latency.record(latency)
        result.serviceTime.record(serviceTime)
        currentLatency.record(latency)
        result.requests[request].completed += 1
        result.requests[request].latency.record(latency)
    }

    mutating func failed(_ request: Int, _ kind: LoadErrorKind, after latency: UInt64, second: Int) {
        move(to: second)
        errorCount += 1
        current.errors += 1
        errors[Self.position(of: kind)] += 1
        result.failureLatency.record(latency)
        result.requests[request].errors += 1
    }

    /// Returns the result, but for what only the loop knows.
    mutating func finish(second: Int) -> LoadResult {
        move(to: second)
        closeSecond()
        result.completed = completed
        for (kind, count) in zip(LoadErrorKind.allCases, errors) where count > 0 { result.errors[kind] = count }
        for (status, count) in statusCounts.enumerated() where count > 0 { result.statusCounts[status] = count }
        return result
    }

    /// Seconds in which nothing ended are written too: a stall is a row of zeros.
    private mutating func move(to second: Int) {
        while current.second < second {
            closeSecond()
            current = LoadSecond(second: current.second + 1)
        }
    }

    private mutating func closeSecond() {
        current.p99 = currentLatency.quantile(0.99)
        current.maximum = currentLatency.maximum
        result.seconds.append(current)
        currentLatency.reset()
    }

    private static let positions = Dictionary(
        uniqueKeysWithValues: LoadErrorKind.allCases.enumerated().map { ($1, $0) }
    )

    private static func position(of kind: LoadErrorKind) -> Int {
        positions[kind, default: 0]
    }
}
