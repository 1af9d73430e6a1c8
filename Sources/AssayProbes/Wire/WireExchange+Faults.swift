import AssayModel
import HTTPWire
import LoadEngine

extension WireExchange {
    /// Why no connection came about.
    func unconnected(_ failures: [(address: SocketAddress, fault: WireFault)]) -> Unjudged {
        if failures.contains(where: { $0.fault == .cancelled }) { return .cancelled }
        let isUnreached = failures.contains { failure in
            if case .system = failure.fault { false } else { true }
        }
        guard deadline.isOver || failures.contains(where: { $0.fault == .timedOut }) else {
            let reasons = failures.prefix(3)
                .map { failure in
                    switch failure.fault {
                    case .refused: "\(failure.address) refused the connection"
                    case .noRoute: "no route leads to \(failure.address)"
                    case .reset: "\(failure.address) reset the connection"
                    default: "cannot connect to \(failure.address): \(failure.fault)"
                    }
                }
            return Unjudged(isUnreached ? .unreachable : .probeFailed, reasons.joined(separator: "; "))
        }
        return Unjudged(.timedOut, "no connection to \(endpoint) within \(deadline.span)")
    }

    /// Why no TLS session came about.
    func unsecured(_ fault: WireFault) -> Unjudged {
        switch fault {
        case .cancelled: .cancelled
        case .timedOut: Unjudged(.timedOut, "no TLS session with \(endpoint) within \(deadline.span)")
        case .certificate(let reason):
            Unjudged(.unreachable, "the certificate of \(endpoint) was not accepted: \(reason)")
        case .reset: Unjudged(.unreachable, "\(endpoint) reset the connection during the TLS handshake")
        case .cutTLS: Unjudged(.unreachable, "\(endpoint) closed the connection during the TLS handshake")
        case .authorities, .system: Unjudged(.probeFailed, fault.description)
        default: Unjudged(.unreachable, "no TLS session with \(endpoint): \(fault)")
        }
    }

    /// Why no whole response came in.
    func unanswered(_ fault: WireFault, _ reader: WireReader, isSending: Bool) -> Unjudged {
        let place = reader.head == nil ? "head" : "body"
        switch fault {
        case .cancelled: return .cancelled
        case .timedOut where reader.head != nil:
            return Unjudged(.timedOut, "the body did not end within \(deadline.span)")
        case .timedOut where isSending:
            return Unjudged(.timedOut, "\(endpoint) did not take the request within \(deadline.span)")
        case .timedOut:
            return Unjudged(.timedOut, "no response head from \(endpoint) within \(deadline.span)")
        case .reset where reader.firstByte == nil:
            return Unjudged(.unreachable, "\(endpoint) reset the connection before a response")
        case .cutTLS where reader.firstByte == nil, .unreadable(.closedEarly(.response)):
            return Unjudged(.unreachable, "\(endpoint) closed the connection before a response")
        case .reset, .cutTLS:
            return Unjudged(.unparsable, "the response of \(endpoint) is incomplete: \(fault) inside the \(place)")
        case .unreadable(.closedEarly):
            return Unjudged(.unparsable, "the response of \(endpoint) is incomplete: \(fault)")
        case .unreadable:
            let excerpt = ByteExcerpt(reader.excerpt, limit: 48)
            return Unjudged(.unparsable, "the response of \(endpoint) cannot be read: \(fault): \(excerpt)")
        case .tls, .certificate:
            return Unjudged(.unparsable, "the TLS session with \(endpoint) failed: \(fault)")
        case .noRoute, .refused:
            return Unjudged(.unreachable, "the connection to \(endpoint) was lost: \(fault)")
        case .system, .authorities:
            return Unjudged(.probeFailed, "the exchange with \(endpoint) failed: \(fault)")
        }
    }
}

extension Unjudged {
    /// The task was cancelled.
    static var cancelled: Unjudged {
        Unjudged(.notRun, "cancelled")
    }
}
