import Glibc
import Synchronization

/// Ends an exchange from another thread by shutting down its socket.
final class Interrupt: Sendable {
    private struct State {
        var isFired = false
        var descriptor: Int32?
    }

    private let state = Mutex(State())

    /// Whether the exchange was told to end.
    var isFired: Bool {
        state.withLock { $0.isFired }
    }

    /// Names the socket to shut down, which must already be connecting: one that is not ignores a shutdown.
    ///
    /// - Returns: Whether the exchange may go on.
    func attach(_ descriptor: Int32) -> Bool {
        state.withLock { state in
            state.descriptor = descriptor
            return !state.isFired
        }
    }

    /// Forgets the socket; to be called before it is closed, since its number may then be another's.
    func detach() {
        state.withLock { $0.descriptor = nil }
    }

    /// Ends the exchange.
    func fire() {
        state.withLock { state in
            state.isFired = true
            if let descriptor = state.descriptor { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}
