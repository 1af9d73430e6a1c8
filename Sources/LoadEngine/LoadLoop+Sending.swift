import HTTPWire

extension LoadLoop {
    /// Takes up requests whose start has come, as far as connections go round, and returns how many.
    mutating func startDue(atMost limit: Int) -> Int {
        for round in 0..<limit {
            guard let due = schedule.next, start + due <= now, pool.hasRoom else { return round }
            let request = mix.choice(schedule.taken)
            schedule.take()
            inFlight += 1
            let exchange = Connection.Exchange(request: request, intended: start + due)
            now = MonotonicClock.now()
            tally.result.generatorLag.record(now - max(exchange.intended, roomSince))
            if let slot = pool.takeIdle() {
                pool.slots[slot].exchange = exchange
                send(slot)
            } else if let slot = pool.takeClosed() {
                pool.slots[slot].exchange = exchange
                open(slot)
            }
        }
        return limit
    }

    /// Begins a connection for the exchange of a slot.
    mutating func open(_ slot: Int) {
        pool.slots[slot].phase = .connecting
        pool.slots[slot].exchange.since = now
        tally.result.connectionsOpened += 1
        let (socket, errno) = TCPSocket.connecting(to: plan.address)
        guard let socket else { return fail(slot, LoadErrorKind(connecting: errno), mayRetry: false) }
        pool.slots[slot].socket = socket
        let refused = poller.add(socket.descriptor, for: .writable, token: token(of: slot))
        if refused != 0 { fail(slot, .localLimit, mayRetry: false) }
    }

    /// Sends the request of a slot on its open connection.
    mutating func send(_ slot: Int) {
        pool.slots[slot].phase = .busy
        pool.slots[slot].exchange.written = 0
        pool.slots[slot].exchange.since = now
        pool.slots[slot].expectResponse(to: plan.requests[pool.slots[slot].exchange.request].method)
        write(slot)
    }

    /// Writes on, and watches for room when the peer does not take everything.
    mutating func write(_ slot: Int) {
        guard let socket = pool.slots[slot].socket else { return }
        let exchange = pool.slots[slot].exchange
        let bytes = plan.requests[exchange.request].bytes
        var written = exchange.written
        while written < bytes.count {
            switch socket.write(bytes, from: written) {
            case .bytes(let count):
                if !pool.slots[slot].exchange.wasSent {
                    pool.slots[slot].exchange.wasSent = true
                    tally.sent(delay: now - exchange.intended)
                }
                written += count
                tally.result.bytesSent &+= UInt64(count)
            case .wouldBlock:
                pool.slots[slot].exchange.written = written
                return watch(slot, forWriting: true)
            case .closed:
                return fail(slot, .closedEarly, mayRetry: true)
            case .failed(let errno):
                // A peer that refuses early (413 and close) has its answer in the buffer still.
                if pool.slots[slot].isWaitingToWrite {
                    pool.slots[slot].exchange.written = written
                    return read(slot, ending: LoadErrorKind(transferring: errno))
                }
                return fail(slot, LoadErrorKind(transferring: errno), mayRetry: true)
            }
        }
        pool.slots[slot].exchange.written = written
        watch(slot, forWriting: false)
    }

    /// Ends the exchange of a slot without a response that counts, and its connection.
    ///
    /// - Parameters:
    ///   - slot: The slot.
    ///   - kind: What went wrong.
    ///   - mayRetry: Whether the connection ended, so that it may have been stale.
    mutating func fail(_ slot: Int, _ kind: LoadErrorKind, mayRetry: Bool) {
        let exchange = pool.slots[slot].exchange
        // A second time is never: the new connection has served nothing yet, so it cannot be stale.
        if mayRetry, pool.slots[slot].served > 0, pool.slots[slot].parser.isUntouched,
            plan.requests[exchange.request].isIdempotent
        {
            tally.result.retriedOnStaleConnection += 1
            pool.disconnect(slot)
            return open(slot)
        }
        tally.failed(exchange.request, kind, after: now - exchange.intended, second: second)
        inFlight -= 1
        close(slot)
    }

    /// Closes a connection, and notes when that makes room for a waiting request.
    mutating func close(_ slot: Int) {
        if !pool.hasRoom { roomSince = now }
        pool.close(slot)
    }

    /// The token of a slot's present socket.
    func token(of slot: Int) -> UInt64 {
        UInt64(pool.slots[slot].generation) << 32 | UInt64(slot)
    }

    private mutating func watch(_ slot: Int, forWriting: Bool) {
        guard forWriting != pool.slots[slot].isWaitingToWrite, let socket = pool.slots[slot].socket else { return }
        pool.slots[slot].isWaitingToWrite = forWriting
        let interest: Poller.Interest = forWriting ? [.readable, .writable] : .readable
        let refused = poller.change(socket.descriptor, for: interest, token: token(of: slot))
        if refused != 0 { fail(slot, .localLimit, mayRetry: false) }
    }
}
