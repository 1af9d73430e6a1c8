import HTTPWire

/// One connection of the pool, with the request that it carries.
struct Connection {
    enum Phase {
        case closed
        case connecting
        case idle
        case busy
    }

    /// A request under way.
    struct Exchange {
        /// The position in the plan's requests.
        var request: Int
        /// When it was to start.
        var intended: UInt64
        /// When its connection was begun, or its first byte was sent: what the timeouts count from.
        var since: UInt64 = 0
        var written = 0
        /// Whether its first byte was sent, here or on the connection before.
        var wasSent = false
    }

    var phase = Phase.closed
    var socket: TCPSocket?
    /// Tells events of this socket from those of the one before in the same slot.
    var generation: UInt32 = 0
    var parser = ResponseParser(requestMethod: "GET", strictness: .lenient, retention: .none)
    var exchange = Exchange(request: 0, intended: 0)
    var status = 0
    var bodyBytes = 0
    /// Complete responses so far.
    var served = 0
    var isWaitingToWrite = false
    /// The position in the stack of idle connections.
    var idlePosition = 0

    /// What bytes did to the response.
    enum Reading {
        case needsMore
        case complete(hasSurplus: Bool)
        case refused(LoadErrorKind)
    }

    /// Reads the first bytes of a buffer as part of the response, and counts and drops its body.
    mutating func receive(_ buffer: [UInt8], count: Int, atMost maxBodyBytes: Int) -> Reading {
        let input = buffer.span.extracting(first: count)
        var offset = 0
        do throws(HTTPWireError) {
            while let step = try parser.step(in: input, at: &offset) {
                switch step {
                case .informational: continue
                case .head(let head): status = head.status
                case .body(let range):
                    bodyBytes += range.count
                    if bodyBytes > maxBodyBytes { return .refused(.tooLarge) }
                case .end: return .complete(hasSurplus: offset < input.count)
                }
            }
        } catch {
            return .refused(.malformed)
        }
        return .needsMore
    }

    /// Makes the connection ready for the response to its exchange.
    mutating func expectResponse(to method: String) {
        parser.reset(requestMethod: method)
        status = 0
        bodyBytes = 0
    }
}
