import CEpoll
import Glibc

/// A signal that any thread can give and an event loop sees as a readable descriptor.
final class WakeUp: Sendable {
    let descriptor: Int32

    init() throws(LoadEngineError) {
        descriptor = cepoll_eventfd()
        guard descriptor >= 0 else { throw .unavailable("an event descriptor", errno: -descriptor) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Makes the descriptor readable, for good.
    func signal() {
        var one: UInt64 = 1
        // The eight bytes are read during the call; it fails only when the descriptor is readable already.
        _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
    }
}
