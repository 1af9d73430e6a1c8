import Synchronization

/// The TLS context of a client, made when the first exchange needs it: loading the authorities takes a while.
final class TLSTrust: Sendable {
    private let authorities: String?
    private let made = Mutex<TLSContext?>(nil)

    /// Names a PEM file with authorities to trust besides the system's.
    init(authorities: String?) {
        self.authorities = authorities
    }

    /// Returns the context; reads files the first time.
    func context() throws(WireFault) -> TLSContext {
        try made.withLock { (made) throws(WireFault) -> TLSContext in
            if let made { return made }
            let context = try TLSContext(authorities: authorities)
            made = context
            return context
        }
    }
}
