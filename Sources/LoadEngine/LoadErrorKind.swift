import Glibc

/// The ways in which a request of a load fails.
public enum LoadErrorKind: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// The peer refused the connection.
    case refused
    /// No route, or the network said no.
    case unreachable
    /// The connection was not open in time.
    case connectTimeout
    /// The peer reset the connection.
    case reset
    /// The peer closed the connection before the response was complete.
    case closedEarly
    /// The response was not complete in time.
    case responseTimeout
    /// The response is not HTTP.
    case malformed
    /// The body of the response passes the plan's bound.
    case tooLarge
    /// The response is complete, its status is not expected.
    case unexpectedStatus
    /// The run ended, or was cancelled, while the request was under way.
    case unfinished
    /// This machine ran out of descriptors, ports or memory; nothing about the service.
    case localLimit

    /// Classifies the failure of a connection attempt.
    init(connecting errno: Int32) {
        self =
            switch errno {
            case ECONNREFUSED: .refused
            case ECONNRESET, EPIPE, ECONNABORTED: .reset
            case ETIMEDOUT: .connectTimeout
            case EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL, EADDRINUSE, EAGAIN, ENOSPC: .localLimit
            default: .unreachable
            }
    }

    /// Classifies the failure of an open connection.
    init(transferring errno: Int32) {
        self =
            switch errno {
            case ETIMEDOUT: .responseTimeout
            case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: .unreachable
            case ENOBUFS, ENOMEM: .localLimit
            default: .reset
            }
    }
}
