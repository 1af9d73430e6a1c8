import CEpoll
import Glibc

/// An epoll instance; events carry the token under which a descriptor was added.
struct Poller: ~Copyable {
    /// What a descriptor is watched for; its end is always watched for.
    struct Interest: OptionSet {
        let rawValue: UInt32
        static let readable = Self(rawValue: CEPOLL_READABLE)
        static let writable = Self(rawValue: CEPOLL_WRITABLE)
    }

    /// The token of a wake-up; slots and generations never make it.
    static let wakeUpToken = UInt64.max

    private let descriptor: Int32
    private var ready = [cepoll_ready](repeating: cepoll_ready(token: 0, events: 0), count: 256)

    init() throws(LoadEngineError) {
        descriptor = cepoll_create()
        guard descriptor >= 0 else { throw .unavailable("epoll", errno: -descriptor) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Lets waits of the calling thread end when they should; Linux would add up to 50 µs.
    static func usePreciseTimers() {
        cepoll_use_precise_timers()
    }

    /// Watches a wake-up, which must outlive the wait.
    func add(_ wakeUp: WakeUp) throws(LoadEngineError) {
        let refused = add(wakeUp.descriptor, for: .readable, token: Self.wakeUpToken)
        guard refused == 0 else { throw .unavailable("epoll", errno: refused) }
    }

    /// Watches a descriptor, until it is closed.
    ///
    /// - Returns: Zero, or an `errno`.
    func add(_ other: Int32, for interest: Interest, token: UInt64) -> Int32 {
        -cepoll_add(descriptor, other, interest.rawValue, token)
    }

    /// Changes what a descriptor is watched for.
    ///
    /// - Returns: Zero, or an `errno`.
    func change(_ other: Int32, for interest: Interest, token: UInt64) -> Int32 {
        -cepoll_change(descriptor, other, interest.rawValue, token)
    }

    /// Waits for events and returns how many there are; none when time is up or a signal came.
    mutating func wait(nanoseconds: UInt64) -> Int {
        // The array is as long as the call is told.
        let count = unsafe ready.withUnsafeMutableBufferPointer {
            unsafe cepoll_wait(descriptor, $0.baseAddress, Int32($0.count), nanoseconds)
        }
        return Int(max(0, count))
    }

    /// Returns an event of the last wait.
    func event(_ index: Int) -> (token: UInt64, isReadable: Bool, isWritable: Bool, hasEnded: Bool) {
        let (token, events) = (ready[index].token, ready[index].events)
        return (
            token, events & CEPOLL_READABLE != 0, events & CEPOLL_WRITABLE != 0, events & CEPOLL_ENDED != 0
        )
    }
}
