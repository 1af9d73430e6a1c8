import Glibc

/// The clocks of the engine, in nanoseconds.
enum MonotonicClock {
    /// Time that never goes back, from an arbitrary start.
    static func now() -> UInt64 { read(CLOCK_MONOTONIC) }

    /// Processor time of the calling thread.
    static func threadTime() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        // Cannot fail for these clocks; the pointer is used during the call only.
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
