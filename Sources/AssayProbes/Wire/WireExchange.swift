import AssayModel
import HTTPWire
import LoadEngine

/// One request and its response over a connection of their own; blocks the thread that runs it.
struct WireExchange {
    /// The bytes of the request.
    let request: [UInt8]
    /// The method of the request, which decides whether the response has a body.
    let method: String
    /// Where the request goes, as messages name it and as the certificate must.
    let endpoint: Endpoint
    /// The addresses to try in turn.
    let addresses: [SocketAddress]
    /// The trust to establish TLS with; `nil` in clear text.
    let trust: TLSTrust?
    /// The bounds of the response.
    let limits: WireLimits
    /// The end of the exchange, whatever happens.
    let deadline: Deadline
    /// What ends the exchange from another thread.
    let interrupt: Interrupt
    /// What keeps the end of the request back; `nil` sends it whole.
    var hold: RequestHold?

    /// Performs the exchange.
    func run() throws(Unjudged) -> WireResponse {
        let start = ContinuousClock.now
        let (socket, address) = try connect()
        let connected = ContinuousClock.now
        var stream = ByteStream(socket)
        do throws(WireFault) {
            if let trust {
                let session = try TLSSession(trust.context(), host: endpoint.host)
                try stream.secure(session, before: deadline)
            }
        } catch {
            throw unsecured(cause(of: error))
        }
        let secured = ContinuousClock.now
        var reader = WireReader(method: method, limits: limits)
        do throws(WireFault) {
            try converse(over: &stream, into: &reader)
        } catch {
            throw unanswered(cause(of: error), reader, isSending: stream.hasUnsent)
        }
        let end = ContinuousClock.now
        stream.close()
        let timing = WireResponse.Timing(
            connect: start.milliseconds(to: connected),
            secure: trust == nil ? nil : connected.milliseconds(to: secured),
            firstByte: secured.milliseconds(to: reader.firstByte ?? end),
            total: start.milliseconds(to: end)
        )
        guard let response = reader.response(timing: timing, address: address) else {
            throw Unjudged(.probeFailed, "the response of \(endpoint) ended without a head")
        }
        return response
    }

    private func connect() throws(Unjudged) -> (TCPSocket, SocketAddress) {
        var failures: [(address: SocketAddress, fault: WireFault)] = []
        for (index, address) in addresses.enumerated() {
            do throws(WireFault) {
                let share = deadline.share(of: addresses.count - index)
                return (try TCPSocket(to: address, before: share, interrupt: interrupt), address)
            } catch {
                failures.append((address, cause(of: error)))
            }
            if interrupt.isFired { break }
            if deadline.isOver { break }
        }
        throw unconnected(failures)
    }

    /// Sends the request and reads the response at the same time: a peer may answer before it has read everything.
    private func converse(over stream: inout ByteStream, into reader: inout WireReader) throws(WireFault) {
        let kept = min(hold?.bytes ?? 0, request.count)
        var isHolding = kept > 0
        stream.enqueue(Array(request.dropLast(kept)))
        while !interrupt.isFired {
            if isHolding, hold?.isReleased ?? true {
                stream.enqueue(Array(request.suffix(kept)))
                isHolding = false
            }
            try stream.flush()
            let arrival = try stream.receive()
            do throws(HTTPWireError) {
                if !arrival.bytes.isEmpty, try reader.read(arrival.bytes) { return }
                // The interrupt ends the stream as well, which must not pass for the end of a body.
                if arrival.isEnd, !interrupt.isFired { return try reader.readEnd() }
            } catch {
                throw .unreadable(error)
            }
            guard !deadline.isOver else { throw .timedOut }
            guard arrival.bytes.isEmpty else { continue }
            if isHolding {
                // Only a pause between two looks at the hold: what is wrong with the connection shows when it is read.
                try? stream.wait(before: Deadline(within: .milliseconds(10)))
            } else {
                try stream.wait(before: deadline)
            }
        }
        throw .cancelled
    }

    /// The interrupt shuts the socket down, which then looks as if the peer had done so.
    private func cause(of fault: WireFault) -> WireFault {
        interrupt.isFired ? .cancelled : fault
    }
}

extension ContinuousClock.Instant {
    /// The time to a later instant in milliseconds.
    fileprivate func milliseconds(to end: Self) -> Double {
        duration(to: end) / .milliseconds(1)
    }
}
