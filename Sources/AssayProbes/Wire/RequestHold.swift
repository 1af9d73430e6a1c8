import Synchronization

/// Keeps the end of a request back until it is released, so that the request is in the peer's hands and unfinished.
final class RequestHold: Sendable {
    /// How many bytes at the end of the request are kept back.
    let bytes: Int
    private let state = Mutex(false)

    /// Makes a hold on so many bytes.
    init(bytes: Int) {
        self.bytes = max(bytes, 0)
    }

    /// Whether the rest may be sent.
    var isReleased: Bool { state.withLock(\.self) }

    /// Lets the rest be sent.
    func release() {
        state.withLock { $0 = true }
    }
}
