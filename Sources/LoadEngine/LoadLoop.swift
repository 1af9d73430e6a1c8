/// The event loop of a run: one thread, one epoll instance, no locks.
struct LoadLoop: ~Copyable {
    let plan: LoadPlan
    let mix: RequestMix
    let expectations: [[Bool]]
    let quantum: UInt64
    let connectTimeout: UInt64
    let responseTimeout: UInt64

    var poller: Poller
    var pool: ConnectionPool
    var schedule: ArrivalSchedule
    var tally: Tally
    var buffer = [UInt8](repeating: 0, count: 65_536)

    let start: UInt64
    var now: UInt64
    /// When the pool last had room again after it had none, for which no request could be taken up before.
    var roomSince: UInt64
    var inFlight = 0

    private let progress: (@Sendable (LoadProgress) -> Void)?
    private var dueCounter: ArrivalSchedule
    private var nextDispatch: UInt64
    private var nextTimeoutScan: UInt64
    private var nextProgress: UInt64
    private let scanInterval: UInt64
    private var isCancelled = false

    init(
        _ plan: LoadPlan,
        poller: consuming Poller,
        progress: (@Sendable (LoadProgress) -> Void)?
    ) {
        self.plan = plan
        self.poller = poller
        self.progress = progress
        mix = RequestMix(plan.requests)
        expectations = plan.requests.map { request in (0..<1_000).map(request.expected.contains) }
        quantum = plan.pacingQuantum.inNanoseconds
        connectTimeout = plan.connectTimeout.inNanoseconds
        responseTimeout = plan.responseTimeout.inNanoseconds
        scanInterval = min(max(min(connectTimeout, responseTimeout) / 20, 1_000_000), 50_000_000)
        pool = ConnectionPool(capacity: plan.maxConnections)
        schedule = ArrivalSchedule(plan.arrival, duration: plan.duration.inNanoseconds)
        dueCounter = schedule
        tally = Tally(plan)
        start = MonotonicClock.now()
        (now, roomSince, nextDispatch) = (start, start, start)
        nextTimeoutScan = start + scanInterval
        nextProgress = progress == nil ? .max : start + Self.progressInterval
    }

    private static let progressInterval: UInt64 = 200_000_000

    /// Runs to the end and returns what was observed.
    mutating func run() -> LoadResult {
        let processorStart = MonotonicClock.threadTime()
        let deadline = start + plan.duration.inNanoseconds + plan.drainTimeout.inNanoseconds
        while !isCancelled, now < deadline, schedule.next != nil || inFlight > 0 {
            let wake = min(nextWake(), deadline)
            let count = poller.wait(nanoseconds: wake > now ? wake - now : 0)
            now = MonotonicClock.now()
            for index in 0..<count {
                let event = poller.event(index)
                if event.token == Poller.wakeUpToken {
                    isCancelled = true
                } else {
                    handle(event.token, isWritable: event.isWritable, isReadable: event.isReadable || event.hasEnded)
                }
            }
            if !isCancelled { dispatch() }
            if now >= nextTimeoutScan {
                expire()
                nextTimeoutScan = now + scanInterval
            }
            if now >= nextProgress { report() }
        }
        return finish(processorStart)
    }

    /// The second of the run in which the loop is.
    var second: Int { Int((now - start) / 1_000_000_000) }

    private func nextWake() -> UInt64 {
        var wake = min(nextTimeoutScan, nextProgress)
        if let due = schedule.next, pool.hasRoom { wake = min(wake, max(start + due, nextDispatch)) }
        return wake
    }

    private mutating func dispatch() {
        // A round is bounded, so that a peer that refuses every connection at once cannot keep the loop from its events.
        let limit = 256
        let count = startDue(atMost: limit)
        if count > 0 { nextDispatch = count == limit ? now : now + quantum }
    }

    private mutating func report() {
        guard let progress else { return }
        dueCounter.takeAll(through: now - start)
        nextProgress = now + Self.progressInterval
        progress(
            LoadProgress(
                elapsedSeconds: Double(now - start) / 1e9,
                scheduled: dueCounter.taken,
                sent: tally.result.sent,
                completed: tally.completed,
                errors: tally.errorCount,
                waiting: dueCounter.taken > schedule.taken ? dueCounter.taken - schedule.taken : 0,
                connections: pool.openCount,
                p50: tally.result.latency.quantile(0.5),
                p99: tally.result.latency.quantile(0.99)
            )
        )
    }

    private mutating func finish(_ processorStart: UInt64) -> LoadResult {
        now = MonotonicClock.now()
        for slot in pool.slots.indices {
            switch pool.slots[slot].phase {
            case .closed: continue
            case .idle: pool.close(slot)
            case .connecting, .busy: fail(slot, .unfinished, mayRetry: false)
            }
        }
        if isCancelled { schedule.end(at: now - start) }
        report()
        var result = tally.finish(second: second)
        result.unsent = schedule.remaining()
        result.scheduled = schedule.taken + result.unsent
        result.wallSeconds = Double(now - start) / 1e9
        result.cpuSeconds = Double(MonotonicClock.threadTime() - processorStart) / 1e9
        result.wasCancelled = isCancelled
        return result
    }
}
