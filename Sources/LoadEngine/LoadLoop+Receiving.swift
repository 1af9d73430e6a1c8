import HTTPWire

extension LoadLoop {
    /// Handles an event; one of a socket that is closed by now is passed over.
    mutating func handle(_ token: UInt64, isWritable: Bool, isReadable: Bool) {
        let slot = Int(truncatingIfNeeded: token & 0xFFFF_FFFF)
        guard slot < pool.slots.count, token == self.token(of: slot) else { return }
        switch pool.slots[slot].phase {
        case .closed: return
        case .connecting: finishOpening(slot)
        case .idle: if isReadable { closeIdle(slot) }
        case .busy:
            if isReadable {
                read(slot)
            } else if isWritable {
                write(slot)
            }
        }
    }

    /// Ends what has taken too long.
    mutating func expire() {
        for slot in pool.slots.indices {
            let since = pool.slots[slot].exchange.since
            switch pool.slots[slot].phase {
            case .connecting where now > since && now - since >= connectTimeout:
                fail(slot, .connectTimeout, mayRetry: false)
            case .busy where now > since && now - since >= responseTimeout:
                fail(slot, .responseTimeout, mayRetry: false)
            default: continue
            }
        }
    }

    /// Reads once; epoll tells again while there is more, so no connection starves the others.
    ///
    /// - Parameters:
    ///   - slot: The slot.
    ///   - ending: What the end of the connection means when it comes before the response.
    mutating func read(_ slot: Int, ending: LoadErrorKind = .closedEarly) {
        guard let socket = pool.slots[slot].socket else { return }
        switch socket.read(into: &buffer) {
        case .wouldBlock: return
        case .failed(let errno): fail(slot, LoadErrorKind(transferring: errno), mayRetry: true)
        case .closed: finishAtClose(slot, ending)
        case .bytes(let count):
            tally.received(bytes: count, second: second)
            switch pool.slots[slot].receive(buffer, count: count, atMost: plan.maxResponseBytes) {
            case .needsMore: return
            case .refused(let kind): fail(slot, kind, mayRetry: false)
            case .complete(let hasSurplus):
                if hasSurplus { tally.result.connectionsWithSurplus += 1 }
                // A full buffer may have left bytes behind that belong to no request.
                complete(slot, keeps: !hasSurplus && count < buffer.count)
            }
        }
    }

    private mutating func finishOpening(_ slot: Int) {
        guard let socket = pool.slots[slot].socket else { return }
        let errno = socket.takeError()
        guard errno == 0 else { return fail(slot, LoadErrorKind(connecting: errno), mayRetry: false) }
        guard !socket.isConnectedToItself() else { return fail(slot, .refused, mayRetry: false) }
        // Opening watched for writing; `write` sets the watch for reading.
        pool.slots[slot].isWaitingToWrite = true
        now = MonotonicClock.now()
        send(slot)
    }

    private mutating func closeIdle(_ slot: Int) {
        guard let socket = pool.slots[slot].socket else { return }
        switch socket.read(into: &buffer) {
        case .wouldBlock: return
        case .bytes(let count):
            tally.received(bytes: count, second: second)
            tally.result.connectionsWithSurplus += 1
        case .closed, .failed: tally.result.connectionsClosedIdle += 1
        }
        close(slot)
    }

    private mutating func finishAtClose(_ slot: Int, _ ending: LoadErrorKind) {
        guard !pool.slots[slot].parser.isUntouched else { return fail(slot, ending, mayRetry: true) }
        do throws(HTTPWireError) {
            if try pool.slots[slot].parser.endOfStream() != nil { return complete(slot, keeps: false) }
        } catch {
            // That the peer still owed something is what `closedEarly` says.
        }
        fail(slot, .closedEarly, mayRetry: false)
    }

    /// Ends the exchange of a slot with a complete response.
    private mutating func complete(_ slot: Int, keeps: Bool) {
        now = MonotonicClock.now()
        let (exchange, status) = (pool.slots[slot].exchange, pool.slots[slot].status)
        let latency = now - exchange.intended
        tally.responded(status: status)
        if expectations[exchange.request].indices.contains(status), expectations[exchange.request][status] {
            tally.completed(
                exchange.request,
                latency: latency,
                serviceTime: now - exchange.since,
                second: second
            )
        } else {
            tally.failed(exchange.request, .unexpectedStatus, after: latency, second: second)
        }
        inFlight -= 1
        let isWritten = exchange.written == plan.requests[exchange.request].bytes.count
        guard keeps, isWritten, pool.slots[slot].parser.keepsAlive else { return close(slot) }
        pool.slots[slot].served += 1
        if !pool.hasRoom { roomSince = now }
        pool.makeIdle(slot)
    }
}
