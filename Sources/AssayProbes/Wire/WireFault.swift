import Glibc
import HTTPWire

/// Why a connection ended, before it is known what the exchange was about.
enum WireFault: Error, Equatable, Sendable {
    /// The peer refused the connection.
    case refused
    /// No route leads to the peer.
    case noRoute
    /// The peer reset the connection.
    case reset
    /// The deadline passed.
    case timedOut
    /// The task was cancelled.
    case cancelled
    /// The system refused a call that has nothing to do with the peer.
    case system(code: Int32)
    /// The peer's certificate was not accepted.
    case certificate(String)
    /// TLS failed in another way.
    case tls(String)
    /// The peer closed without ending the TLS session, so that the stream may have been cut.
    case cutTLS
    /// The certificate authorities could not be loaded.
    case authorities(String)
    /// What came in is no response.
    case unreadable(HTTPWireError)

    /// Reads an error number of a socket call.
    init(code: Int32) {
        self =
            switch code {
            case ECONNREFUSED: .refused
            case ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN, ESHUTDOWN: .reset
            case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL: .noRoute
            case ETIMEDOUT: .timedOut
            default: .system(code: code)
            }
    }
}

extension WireFault: CustomStringConvertible {
    /// A lower-case fragment, to be composed.
    var description: String {
        switch self {
        case .refused: "connection refused"
        case .noRoute: "no route"
        case .reset: "connection reset"
        case .timedOut: "timed out"
        case .cancelled: "cancelled"
        case .system(let code): Self.text(of: code)
        case .certificate(let reason): "certificate not accepted: \(reason)"
        case .tls(let reason): reason
        case .cutTLS: "connection closed without the end of the TLS session"
        case .authorities(let file): "cannot read certificate authorities from \(file)"
        case .unreadable(let error): error.description
        }
    }

    private static func text(of code: Int32) -> String {
        // The text is copied at once; glibc keeps it per thread, or as a constant.
        unsafe String(cString: strerror(code)).lowercased()
    }
}
